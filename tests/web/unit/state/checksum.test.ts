// SPDX-License-Identifier: MIT
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import type { PatternMessage } from "@/generated/schema";
import { patternFrom } from "@/state/pattern";
import { checksumOf } from "@/state/checksum";

// The file that the server's own test compares with what the server writes.
const fixture = new URL("../../../control/views/checksum.json", import.meta.url);
const message = JSON.parse(readFileSync(fixture, "utf8")) as PatternMessage;

test("the page counts the checksum that the server counts", () => {
    expect(checksumOf(patternFrom(message, 128))).toBe(message.checksum);
});

test("the order in which values came does not matter", () => {
    const reversed = Object.fromEntries(Object.entries(message.values).reverse()) as PatternMessage["values"];
    const steps = [...message.steps].reverse();
    expect(checksumOf(patternFrom({ ...message, values: reversed, steps }, 128))).toBe(message.checksum);
});

test("every step, value and track counts", () => {
    const without = message.steps.map((_, left) => message.steps.filter((__, index) => index !== left));
    const sums = without.map((steps) => checksumOf(patternFrom({ ...message, steps }, 128)));
    expect(new Set([...sums, message.checksum]).size).toBe(message.steps.length + 1);
    const faster = { ...message, values: { ...message.values, tempo: message.values.tempo + 1 } };
    expect(checksumOf(patternFrom(faster, 128))).not.toBe(message.checksum);
});
