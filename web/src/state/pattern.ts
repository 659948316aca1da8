// SPDX-License-Identifier: MIT
// The pattern that the page shows, as a plain value, and what a message makes of it. What did not change stays the same
// object, so that whoever draws a step can tell by identity that it has nothing to do.
import type { PatternMessage, PoolView, StepView, TrackView, UpdateMessage } from "../generated/schema";

export type TrackSteps = readonly (StepView | null)[];

export interface PatternState {
    readonly pattern: number;
    readonly name: string;
    readonly values: PatternMessage["values"];
    readonly tracks: readonly TrackView[];
    /** By track, then step; null is an empty step. */
    readonly steps: readonly TrackSteps[];
    readonly pool: PoolView;
    /** As the server counted it. */
    readonly checksum: number;
}

export function patternFrom(message: PatternMessage, stepsOfTrack: number): PatternState {
    const steps = message.tracks.map(() => new Array<StepView | null>(stepsOfTrack).fill(null));
    for (const [track, step, view] of message.steps) {
        if (track < steps.length && step < stepsOfTrack) {
            steps[track][step] = view;
        }
    }
    const { pattern, name, values, tracks, pool, checksum } = message;
    return { pattern, name, values, tracks, steps, pool, checksum };
}

function withSteps(before: readonly TrackSteps[], changes: NonNullable<UpdateMessage["steps"]>): readonly TrackSteps[] {
    const after = before.slice();
    const copied = new Map<number, (StepView | null)[]>();
    for (const [track, step, view] of changes) {
        if (track >= after.length || step >= after[track].length) {
            continue;
        }
        let row = copied.get(track);
        if (!row) {
            row = after[track].slice();
            copied.set(track, row);
            after[track] = row;
        }
        row[step] = view;
    }
    return after;
}

function withTracks(before: readonly TrackView[], changes: NonNullable<UpdateMessage["tracks"]>): readonly TrackView[] {
    const after = before.slice();
    for (const [track, view] of changes) {
        if (track < after.length) {
            after[track] = view;
        }
    }
    return after;
}

/** An update of another pattern changes nothing. */
export function updated(state: PatternState, message: UpdateMessage): PatternState {
    if (message.pattern !== state.pattern) {
        return state;
    }
    return {
        pattern: state.pattern,
        name: message.name ?? state.name,
        values: message.values ? { ...state.values, ...message.values } : state.values,
        tracks: message.tracks ? withTracks(state.tracks, message.tracks) : state.tracks,
        steps: message.steps ? withSteps(state.steps, message.steps) : state.steps,
        pool: message.pool,
        checksum: message.checksum,
    };
}
