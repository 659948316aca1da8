// SPDX-License-Identifier: MIT
// How far a note that is longer than its step reaches over the steps behind it, as far as they are shown. Pure.
import type { Cell } from "../state/cell";
import type { TrackSteps } from "../state/pattern";

export interface Tail {
    /** Beyond the step, in steps; 0: it holds no longer than that. */
    readonly steps: number;
    /** Wider gaps between columns that it passes over. */
    readonly beats: number;
}

export const noTail: Tail = { steps: 0, beats: 0 };

/** Of a step's width: what lies between its note and the next one's, and at the end of a row. */
const beforeNote = 0.8;
const atEdge = 0.1;
const columnsOfBeat = 4;

/** `left`: how many columns are shown behind this one. */
export function tailOf(cell: Cell, steps: TrackSteps, step: number, column: number, left: number): Tail {
    if (cell.kind !== "note" || cell.length <= 1) {
        return noTail;
    }
    let next = step + 1;
    while (next < steps.length && !(steps[next]?.notes.some((note) => note[4] !== 0) ?? false)) {
        next += 1;
    }
    const reach = Math.max(0, Math.min(cell.length - 1, next - step - beforeNote, left + atEdge));
    const last = Math.min(column + left, column + Math.ceil(reach));
    return { steps: reach, beats: Math.floor(last / columnsOfBeat) - Math.floor(column / columnsOfBeat) };
}
