// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { ticksPerQuarter } from "@/generated/schema";
import { barsText, sectionTicks } from "@/rail/song/song-time";

const bar = 4 * ticksPerQuarter;

describe("a section of the song lasts", () => {
    const section = (repeats: number, length = 0) => ({ pattern: 0, repeats, length, mutes: 0, tempo: 0 });

    it("until the next one begins", () => {
        const song = [section(2), section(3, 8), section(1)];
        expect(sectionTicks(song, [0, 2 * bar, 3.5 * bar], 0)).toBe(2 * bar);
        expect(sectionTicks(song, [0, 2 * bar, 3.5 * bar], 1)).toBe(1.5 * bar);
    });

    it("nobody here knows how long, when it is the last and plays to its pattern's end", () => {
        expect(sectionTicks([section(2)], [0], 0)).toBeNull();
        expect(sectionTicks([section(2, 16)], [0], 0)).toBe(2 * bar);
    });
});

describe("a section's length", () => {
    it("is read in bars", () => {
        expect([barsText(bar), barsText(8 * bar), barsText(bar / 2)]).toEqual(["1 bar", "8 bars", "0.5 bars"]);
    });
});
