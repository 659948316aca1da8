// SPDX-License-Identifier: MIT
// Changing parameters: of the selected track, or as locks of all steps that are held. Used by strip, lane and keys.
import type { Change } from "../generated/schema";
import { notched } from "../gestures/value-drag";
import { clampTo, type ParamRow } from "../params/params";
import { findParam, paramId } from "../state/param-pages";
import { baseValue, isLockable, lockedValue, stepValue } from "../state/param-value";
import type { PatternState } from "../state/pattern";
import type { Store } from "../state/store";
import { sameStep, type StepAddress, type View } from "../state/view";
import { clearStepParam, setStepParam, setTrackParam } from "./changes";
import type { Drag, Editor } from "./editor";
import type { StepPlayer } from "./step-player";
import type { Performance } from "./performance";
import { moveVelocity } from "./steps-edit";

export interface ParamPlayer {
    /** Sets it, as part of a drag. */
    set(row: ParamRow, value: number, drag: Drag): void;
    /** A notch of the wheel, an arrow. */
    nudge(row: ParamRow, notches: number, isFine: boolean): void;
    /** The wheel over a step: turns that step's lock, or those of all that are held or pinned, if it is one of them.
     * A step that holds nothing stays so. Answers the step's value; none when nothing can be locked there. */
    turn(row: ParamRow, at: StepAddress, notches: number, isFine: boolean): number | null;
    /** Takes the locks of held steps off; without held steps it goes back to what it was made with. */
    reset(row: ParamRow): void;
    /** The value that a drag begins at. */
    start(row: ParamRow): number;
    /** Sets one step from the lane. */
    draw(row: ParamRow, at: StepAddress, value: number, drag: Drag): void;
    /** Takes locks of these steps off: the lane's. */
    clear(row: ParamRow, steps: readonly StepAddress[]): void;
    selected(): ParamRow;
}

/** These shape a note; on a step without notes they would do nothing. */
const ofNotes = new Set([
    "note",
    "velocity",
    "length",
    "probability",
    "micro_timing",
    "ratchet",
    "slide",
    "slide_time",
    "step.condition",
    "step.transpose",
    "step.velocity_offset",
    "step.length_offset",
    "step.micro_offset",
]);

/** Velocity and length of a step that does not lock them are its notes' own. */
function drawNotes(row: ParamRow, pattern: PatternState, at: StepAddress, value: number): readonly Change[] | null {
    const step = pattern.steps[at.track][at.step];
    if (!step || row.scope !== "track" || lockedValue(step, row) !== undefined) {
        return null;
    }
    if (row.key === "velocity") {
        return step.notes.flatMap((note) => moveVelocity(at, [note], undefined, value - note[2]));
    }
    if (row.key === "length") {
        return step.notes.map(([slot, pitch, velocity, micro, on]) => ({
            type: "SetNote",
            track: at.track,
            step: at.step,
            slot,
            note: { pitch, velocity, micro, on: on !== 0, length: value },
        }));
    }
    return null;
}

/** Notches that follow each other so closely are one gesture: one undo. */
const runGap = 600;

/** A run of notches: what it changes, how far it got, and when. */
interface Run {
    readonly what: string;
    readonly drag: Drag;
    value: number;
    at: number;
}

export function createParamPlayer(
    store: Store,
    view: View,
    editor: Editor,
    steps: StepPlayer,
    performance: Performance,
    now: () => number,
): ParamPlayer {
    let run: Run | null = null;

    const isLocking = (row: ParamRow) => view.isLocking.peek() && isLockable(row);

    const changes = (row: ParamRow, value: number): Change[] => {
        if (isLocking(row)) {
            return view.locking.peek().map((at) => setStepParam(at.track, at.step, row.key, value));
        }
        return row.scope === "track" ? [setTrackParam(view.selectedTrack.peek(), row.key, value)] : [];
    };

    function start(row: ParamRow): number {
        const shifted = performance.shifted(row);
        if (shifted !== null) {
            return shifted;
        }
        const pattern = store.pattern.peek();
        if (!pattern) {
            return row.initial;
        }
        const first = view.locking.peek()[0];
        return isLocking(row) && first
            ? stepValue(pattern.steps[first.track][first.step], pattern.tracks[first.track], row)
            : baseValue(pattern.tracks[view.selectedTrack.peek()], row);
    }

    function set(row: ParamRow, value: number, drag: Drag): void {
        if (performance.shift(row, value)) {
            return;
        }
        const made = changes(row, clampTo(row, value));
        if (made.length === 0) {
            editor.remark(`${row.label} belongs to steps: hold one and change it`);
            return;
        }
        steps.edited();
        drag.put(paramId(row), made);
    }

    /** Goes on with the run of the same things, or begins one at `value`. */
    function runOf(what: string, value: () => number): Run {
        const isSame = run?.what === what && now() - run.at < runGap;
        return isSame && run ? run : { what, drag: editor.drag(), value: value(), at: 0 };
    }

    function nudge(row: ParamRow, notches: number, isFine: boolean): void {
        const what = JSON.stringify([paramId(row), view.selectedTrack.peek(), view.locking.peek()]);
        const going = runOf(what, () => start(row));
        const next = notched(row, going.value, notches, isFine);
        if (next !== going.value || isLocking(row)) {
            set(row, next, going.drag);
            going.drag.end();
        }
        going.value = next;
        going.at = now();
        run = going;
    }

    function turn(row: ParamRow, at: StepAddress, notches: number, isFine: boolean): number | null {
        const pattern = store.pattern.peek();
        const step = pattern?.steps[at.track][at.step] ?? null;
        if (!pattern || !step) {
            return null;
        }
        if (!isLockable(row)) {
            editor.remark(`${row.label} cannot be locked: choose another parameter`);
            return null;
        }
        if (view.locking.peek().some((each) => sameStep(each, at))) {
            nudge(row, notches, isFine);
            return run?.value ?? null;
        }
        const what = JSON.stringify([paramId(row), at]);
        const going = runOf(what, () => stepValue(step, pattern.tracks[at.track], row));
        going.value = notched(row, going.value, notches, isFine);
        going.at = now();
        going.drag.put(what, [setStepParam(at.track, at.step, row.key, going.value)]);
        going.drag.end();
        run = going;
        return going.value;
    }

    const clear = (row: ParamRow, places: readonly StepAddress[]) => {
        const pattern = store.pattern.peek();
        const locked = places.filter((at) => lockedValue(pattern?.steps[at.track][at.step] ?? null, row) !== undefined);
        editor.edit(locked.map((at) => clearStepParam(at.track, at.step, row.key)));
    };

    return {
        set,
        start,
        clear,
        nudge,
        turn,
        reset(row) {
            if (performance.shiftBack(row)) {
                return;
            }
            if (isLocking(row)) {
                steps.edited();
                clear(row, view.locking.peek());
            } else if (store.pattern.peek() && start(row) !== row.initial) {
                const drag = editor.drag();
                set(row, row.initial, drag);
                drag.end();
            }
        },
        draw(row, at, value, drag) {
            const pattern = store.pattern.peek();
            const step = pattern?.steps[at.track][at.step] ?? null;
            if (!pattern || !isLockable(row) || (ofNotes.has(paramId(row)) && (step?.notes.length ?? 0) === 0)) {
                return;
            }
            const limited = clampTo(row, value);
            const made = drawNotes(row, pattern, at, limited) ?? [setStepParam(at.track, at.step, row.key, limited)];
            drag.put(`${at.track} ${at.step}`, made);
        },
        selected: () => findParam(view.laneParam.peek()),
    };
}
