// SPDX-License-Identifier: MIT
// Which changes a gesture on a step comes to, given what the step holds. Pure.
import {
    firstPadNote,
    samplePitch,
    type Change,
    type PlacedNote,
    type StepView,
    type TrackView,
} from "../generated/schema";
import { clearStepParam, setNote, setStepParam } from "./changes";
import type { StepAddress } from "../state/view";

const kitInstrument = 2;
const emptyStep: StepView = { notes: [], values: {}, condition: 0 };

function limited(value: number, least: number, most: number): number {
    return Math.max(least, Math.min(most, Math.round(value)));
}

/** The notes that placing a step gives it: its own, switched on, or one as the track presets it. */
export function placedNotes(view: StepView | null, track: TrackView): readonly PlacedNote[] {
    if (view && view.notes.length > 0) {
        return view.notes.map(([slot, pitch, velocity, micro, , length]): PlacedNote => [
            slot,
            pitch,
            velocity,
            micro,
            1,
            length,
        ]);
    }
    const pitch = track.values.instrument === kitInstrument ? firstPadNote : samplePitch;
    return [[0, pitch, track.values.velocity, 0, 1, track.values.length]];
}

export function place(at: StepAddress, notes: readonly PlacedNote[]): Change[] {
    return notes.map((note) => setNote(at.track, at.step, note));
}

/** Takes the whole step away: notes, locks, condition. */
export function remove(at: StepAddress): Change[] {
    return [{ type: "SetStep", track: at.track, step: at.step, value: emptyStep }];
}

/** `by` above what the step had when the drag began; a locked velocity is what sounds, so it is what moves. */
export function moveVelocity(
    at: StepAddress,
    notes: readonly PlacedNote[],
    locked: number | undefined,
    by: number,
): Change[] {
    if (locked !== undefined) {
        return [setStepParam(at.track, at.step, "velocity", limited(locked + by, 1, 127))];
    }
    return notes.map(([slot, pitch, velocity, micro, on, length]) =>
        setNote(at.track, at.step, [slot, pitch, limited(velocity + by, 1, 127), micro, on, length]),
    );
}

export function moveMicro(at: StepAddress, notes: readonly PlacedNote[], by: number): Change[] {
    return notes.map(([slot, pitch, velocity, micro, on, length]) =>
        setNote(at.track, at.step, [slot, pitch, velocity, limited(micro + by, -12, 12), on, length]),
    );
}

/** Sets a lock, or takes it off where `value` is null and there is one. */
export function lockStep(at: StepAddress, view: StepView | null, key: string, value: number | null): Change[] {
    if (value !== null) {
        return [setStepParam(at.track, at.step, key, value)];
    }
    return view && key in view.values ? [clearStepParam(at.track, at.step, key)] : [];
}
