// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { TrackClocks } from "@/canvas/track-clocks";
import { patternWith, trackWith } from "../patterns";

const rate = 48_000;
const step = 6000; // at 120 BPM

function clocks(...tracks: ReturnType<typeof trackWith>[]): TrackClocks {
    const made = new TrackClocks();
    const all = Array.from({ length: 16 }, (_, track) => tracks[track] ?? trackWith());
    made.update({ ...patternWith([]), tracks: all }, 120_000, rate);
    return made;
}

test("a track that plays nothing comes to no further step", () => {
    expect(clocks(trackWith({ instrument: 0 }), trackWith({ instrument: 1 })).lasting[0]).toBe(0);
});

test("a track that plays comes to its next step within what swing and early and late notes allow", () => {
    const straight = clocks(trackWith({ instrument: 1 })).lasting[0];
    expect(straight).toBeGreaterThanOrEqual(2 * step);
    expect(straight).toBeLessThan(3 * step);
    const swung = clocks(trackWith({ instrument: 1, swing_own: 1, swing: 800 })).lasting[0];
    expect(swung).toBeGreaterThanOrEqual(2.6 * step);
    expect(swung).toBeLessThan(3 * step);
});

test("another swing of the pattern counts at once", () => {
    const made = new TrackClocks();
    const tracks = Array.from({ length: 16 }, () => trackWith({ instrument: 1 }));
    made.update({ ...patternWith([]), tracks }, 120_000, rate);
    const before = made.lasting[0] ?? 0;
    const values = { ...patternWith([]).values, swing: 750 };
    made.update({ ...patternWith([]), tracks, values }, 120_000, rate);
    expect(made.lasting[0]).toBeGreaterThan(before);
});
