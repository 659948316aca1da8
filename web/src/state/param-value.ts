// SPDX-License-Identifier: MIT
// What a parameter of a track or of held steps is now. Pure.
import type { StepView, TrackView } from "../generated/schema";
import { type ParamRow } from "../params/params";
import type { PatternState } from "./pattern";
import { valueFor } from "./values";
import type { StepAddress } from "./view";

export interface ParamValue {
    /** Null: the held steps differ. */
    readonly value: number | null;
    /** All held steps have a value of their own. */
    readonly isLocked: boolean;
    /** The track's own value, drawn as a tick; null where a track has none. */
    readonly base: number | null;
}

export function baseValue(track: TrackView, row: ParamRow): number {
    return row.scope === "track" ? (valueFor(track.values, row.key) ?? row.initial) : row.initial;
}

export function lockedValue(step: StepView | null, row: ParamRow): number | undefined {
    if (!step) {
        return undefined;
    }
    if (row.key === "condition") {
        return step.condition === 0 ? undefined : step.condition;
    }
    return row.lockable || row.scope === "step" ? valueFor(step.values, row.key) : undefined;
}

/** As it will count at this step: its lock, else the note's own, else the track's. */
export function stepValue(step: StepView | null, track: TrackView, row: ParamRow): number {
    const locked = lockedValue(step, row);
    if (locked !== undefined) {
        return locked;
    }
    const note = step?.notes.find((candidate) => candidate[4] !== 0) ?? step?.notes[0];
    if (note && row.scope === "track" && row.key === "velocity") {
        return note[2];
    }
    if (note && row.scope === "track" && row.key === "length") {
        return note[5];
    }
    return baseValue(track, row);
}

/** Whether a step can have a value of its own. */
export function isLockable(row: ParamRow): boolean {
    return row.lockable || row.scope === "step";
}

/** Whether ALL moves it on every track: what a voice sounds with, from its level on, and what the track sends. */
export function isShiftable(row: ParamRow): boolean {
    return row.forAll;
}

export function paramValue(
    pattern: PatternState,
    selectedTrack: number,
    locking: readonly StepAddress[],
    row: ParamRow,
): ParamValue {
    const track = pattern.tracks[selectedTrack];
    const base = row.scope === "track" ? baseValue(track, row) : null;
    if (locking.length === 0 || !isLockable(row)) {
        return { value: baseValue(track, row), isLocked: false, base };
    }
    const values = locking.map((at) => stepValue(pattern.steps[at.track][at.step], pattern.tracks[at.track], row));
    const isLocked = locking.every((at) => lockedValue(pattern.steps[at.track][at.step], row) !== undefined);
    const isSame = values.every((value) => value === values[0]);
    return { value: isSame ? values[0] : null, isLocked, base };
}
