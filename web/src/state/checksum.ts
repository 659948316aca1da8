// SPDX-License-Identifier: MIT
// The checksum that tells whether this page and the server hold the same pattern.
import type { StepView } from "../generated/schema";
import { rowsOf, stepRow } from "../params/params";
import type { PatternState } from "./pattern";
import { valueEntries, valueFor } from "./values";

const prime = 0x01000193;

/** FNV-1a of 32 bits over the four bytes of `word`, the lowest first. */
function withWord(hash: number, word: number): number {
    let state = hash;
    for (let shift = 0; shift < 32; shift += 8) {
        state = Math.imul(state ^ ((word >>> shift) & 0xff), prime);
    }
    return state;
}

const trackRows = rowsOf("track").map((row) => ({ key: row.key, initial: row.initial }));

function byStableId(values: StepView["values"]): [number, number][] {
    return valueEntries(values)
        .map(([key, value]): [number, number] => [stepRow(key)?.stableId ?? 0, value])
        .sort((left, right) => left[0] - right[0]);
}

function withStep(hash: number, step: number, view: StepView): number {
    let state = withWord(hash, 0x10000 + step);
    for (const note of view.notes) {
        for (const field of note) {
            state = withWord(state, Number(field));
        }
    }
    for (const [stableId, value] of byStableId(view.values)) {
        state = withWord(withWord(state, stableId), value);
    }
    return withWord(state, view.condition);
}

export function checksumOf(pattern: PatternState): number {
    let hash = 0x811c9dc5;
    for (const key of ["tempo", "swing", "master_length"] as const) {
        hash = withWord(hash, pattern.values[key]);
    }
    pattern.tracks.forEach((track, index) => {
        for (const row of trackRows) {
            hash = withWord(hash, valueFor(track.values, row.key) ?? row.initial);
        }
        const controls = valueEntries(track.controls).map(([key, value]) => [Number(key.slice(2)), value]);
        controls.sort((left, right) => left[0] - right[0]);
        for (const [number, value] of controls) {
            hash = withWord(withWord(hash, number), value);
        }
        pattern.steps[index].forEach((view, step) => {
            if (view) {
                hash = withStep(hash, step, view);
            }
        });
    });
    return hash >>> 0;
}
