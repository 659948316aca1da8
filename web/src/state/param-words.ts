// SPDX-License-Identifier: MIT
// What a value is called, and whether it counts, where that depends on more than its row.
import { conditions } from "../generated/schema";
import { findRow, formatParts, rowOf, type ParamRow } from "../params/params";
import { badgeOf, trackName } from "./cell";
import type { Store } from "./store";

/** 1 is the first track, 0 none. */
const ofTracks = new Set(["duck_source", "bus_duck_source", "lfo_1_track", "lfo_2_track"]);
const ofTargets = new Set(["lfo_target", "lfo_1_target", "lfo_2_target"]);

/** The number and its unit, as `formatParts`; tracks and Sounds by their names. */
export function wordsOf(store: Pick<Store, "pattern" | "project">, row: ParamRow, value: number): [string, string] {
    if (row.scope === "step" && row.key === "condition") {
        return [badgeOf(conditions[value] ?? "") || "always", ""];
    }
    if (ofTracks.has(row.key)) {
        return [value === 0 ? "none" : trackName(store.pattern.value?.tracks[value - 1], value - 1), ""];
    }
    if (row.key === "sound") {
        const named = store.project.value?.sounds.find(({ sound }) => sound === value)?.name;
        return [value === 0 ? "own" : named || String(value), ""];
    }
    if (ofTargets.has(row.key)) {
        return [targetName(row.choices[value] ?? ""), ""];
    }
    return formatParts(row, value);
}

/** As the strip calls it: "acid_cutoff" is "Acid cutoff", "cutoff" is "Cutoff". */
function targetName(key: string): string {
    const label = findRow("track", key)?.label ?? key;
    return key.startsWith("acid_") && !/^Acc?\b/i.test(label) ? `Acid ${label.toLowerCase()}` : label;
}

/** By a rate or time: the row that gives it in musical time instead, while it is not off. */
const syncs: Readonly<Record<string, string>> = {
    lfo_rate: "lfo_sync",
    lfo_1_rate: "lfo_1_sync",
    lfo_2_rate: "lfo_2_sync",
    delay_time: "delay_sync",
};
const synced = new Set(Object.values(syncs));

/** Whether a value does nothing as it is: a rate while it is synced, a sync that is off. */
export function isIdle(row: ParamRow, valueOf: (row: ParamRow) => number | null): boolean {
    if (synced.has(row.key)) {
        return valueOf(row) === 0;
    }
    const sync = syncs[row.key];
    return sync !== undefined && valueOf(rowOf(row.scope, sync)) !== 0;
}
