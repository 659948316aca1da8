// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { ticksPerQuarter } from "../../../../web/src/generated/schema";
import { barsText, patternEnd, sectionStarts } from "../../../../web/src/rail/song-time";
import { patternWith, trackWith } from "./rail-pattern";

const bar = 4 * ticksPerQuarter;

describe("a pattern ends", () => {
    it("where its longest track does", () => {
        const pattern = patternWith([]);
        expect(patternEnd(pattern)).toBe(bar);
        const longer = { ...pattern, tracks: [trackWith({ track_length: 24 }), trackWith({ speed: 2 })] };
        expect(patternEnd(longer)).toBe(2 * bar);
    });

    it("at its master length, where it has one", () => {
        const pattern = patternWith([]);
        expect(patternEnd({ ...pattern, values: { ...pattern.values, master_length: 12 } })).toBe((bar * 3) / 4);
    });
});

describe("a song's sections begin", () => {
    const section = (pattern: number, repeats: number, length = 0) => ({
        pattern,
        repeats,
        length,
        mutes: 0,
        tempo: 0,
    });

    it("where those before them end, with all their repeats", () => {
        const song = [section(0, 2), section(7, 3, 8), section(0, 1)];
        expect(sectionStarts(song, new Map([[0, bar]]))).toEqual([0, 2 * bar, 3.5 * bar]);
    });

    it("nobody knows where, after a pattern whose end is not known", () => {
        const song = [section(0, 1), section(9, 1), section(0, 1)];
        expect(sectionStarts(song, new Map([[0, bar]]))).toEqual([0, bar, null]);
    });
});

describe("a section's length", () => {
    it("is read in bars", () => {
        expect([barsText(bar), barsText(8 * bar), barsText(bar / 2)]).toEqual(["1 bar", "8 bars", "0.5 bars"]);
    });
});
