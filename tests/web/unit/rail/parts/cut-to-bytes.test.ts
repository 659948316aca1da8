// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { byteLength, cutToBytes, fitted } from "@/rail/parts/cut-to-bytes";

test("a text is cut to bytes, never within a character", () => {
    expect(cutToBytes("Grüße aus Köln", 8)).toBe("Grüße ");
    expect(cutToBytes("🥁🥁", 7)).toBe("🥁");
    expect(byteLength("🥁é")).toBe(6);
});

test("what is typed in the middle of a full name finds no room, and the rest of the name stays", () => {
    const full = "0123456789abcdef";
    expect(fitted({ text: `${full.slice(0, 5)}xy${full.slice(5)}`, caret: 7 }, 16)).toEqual({ text: full, caret: 5 });
    // Pasted: as much as fits.
    expect(fitted({ text: "ab1234567cd", caret: 9 }, 8)).toEqual({ text: "ab1234cd", caret: 6 });
    expect(fitted({ text: "ab🥁cd", caret: 4 }, 6)).toEqual({ text: "abcd", caret: 2 });
    expect(fitted({ text: "short", caret: 5 }, 16)).toEqual({ text: "short", caret: 5 });
});

test("a name is cut to what the instrument keeps, never within a character", () => {
    expect(cutToBytes("Kick", 16)).toBe("Kick");
    expect(cutToBytes("a sixteen letter name", 16)).toBe("a sixteen letter");
    expect(cutToBytes("ééééééééé", 16)).toBe("éééééééé");
    expect(cutToBytes("xxxxxxxxxxxxxxé", 15)).toBe("xxxxxxxxxxxxxx");
});
