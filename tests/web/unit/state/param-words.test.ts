// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { rowOf, type ParamRow } from "@/params/params";
import { isIdle, wordsOf } from "@/state/param-words";
import { createStore } from "@/state/store";
import { patternWith, trackWith } from "../patterns";

const store = createStore();
store.pattern.value = { ...patternWith([]), tracks: [{ ...trackWith({}), name: "Kick" }, trackWith({})] };
const words = (scope: "track" | "project", key: string, value: number): string =>
    wordsOf(store, rowOf(scope, key), value).join(" ").trim();

test("what stands for a track is called as the track is", () => {
    expect(words("track", "duck_source", 0)).toBe("none");
    expect(words("track", "duck_source", 1)).toBe("Kick");
    expect(words("project", "lfo_1_track", 2)).toBe("Track 2");
    expect(words("project", "bus_duck_source", 16)).toBe("Track 16");
});

test("what an LFO moves is called as on its own page", () => {
    const targets = rowOf("track", "lfo_target").choices;
    expect(words("track", "lfo_target", 0)).toBe("none");
    expect(words("track", "lfo_target", targets.indexOf("cutoff"))).toBe("Cutoff");
    expect(words("project", "lfo_2_target", targets.indexOf("acid_cutoff"))).toBe("Acid cutoff");
    const all = targets.map((_, value) => words("track", "lfo_target", value));
    expect(new Set(all).size, "no two alike").toBe(all.length);
});

test("the unit stands apart from its number", () => {
    expect(wordsOf(store, rowOf("track", "duck_depth"), 60)).toEqual(["6.0", "dB"]);
});

test("of a rate and its length in the music, the one that counts is not idle", () => {
    const given =
        (values: Record<string, number>) =>
        (row: ParamRow): number =>
            values[row.key] ?? row.initial;
    for (const [free, sync] of [
        ["lfo_rate", "lfo_sync"],
        ["delay_time", "delay_sync"],
    ] as const) {
        const scope = free === "lfo_rate" ? "track" : "project";
        expect(isIdle(rowOf(scope, free), given({ [sync]: 0 }))).toBe(false);
        expect(isIdle(rowOf(scope, sync), given({ [sync]: 0 }))).toBe(true);
        expect(isIdle(rowOf(scope, free), given({ [sync]: 5 }))).toBe(true);
        expect(isIdle(rowOf(scope, sync), given({ [sync]: 5 }))).toBe(false);
    }
    expect(isIdle(rowOf("track", "cutoff"), given({ lfo_sync: 5 }))).toBe(false);
});
