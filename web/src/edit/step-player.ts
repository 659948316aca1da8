// SPDX-License-Identifier: MIT
// Carries out what gestures on steps mean: edits to the server, held and pinned steps to the view.
import type { PlacedNote, StepView, TrackView } from "../generated/schema";
import { noSteps, stepGesture, type StepAction, type StepHit, type StepInput } from "../gestures/steps";
import type { Store } from "../state/store";
import { sameStep, type StepAddress, type View } from "../state/view";
import type { Drag, Editor } from "./editor";
import { moveMicro, moveVelocity, place, placedNotes, remove } from "./steps-edit";

/** What a step held when a finger came down on it. */
interface Grip {
    readonly drag: Drag;
    readonly notes: readonly PlacedNote[];
    readonly lockedVelocity: number | undefined;
}

export interface StepPlayer {
    input(input: StepInput): void;
    /** What is at a step, for the recogniser. */
    hit(at: StepAddress): StepHit;
    togglePin(at: StepAddress): void;
    /** A parameter was changed while steps were held. */
    edited(): void;
    isHeld(holder: string): boolean;
    releaseAll(): void;
}

export function createStepPlayer(store: Store, view: View, editor: Editor): StepPlayer {
    let state = noSteps;
    const grips = new Map<string, Grip>();

    const stepOf = (at: StepAddress): StepView | null => store.pattern.peek()?.steps[at.track]?.[at.step] ?? null;
    const trackOf = (at: StepAddress): TrackView | undefined => store.pattern.peek()?.tracks[at.track];

    const isOn = (step: StepView | null): boolean =>
        step !== null &&
        (step.notes.length > 0 ? step.notes.some((note) => note[4] !== 0) : Object.keys(step.values).length > 0);

    const gripOf = (holder: string, at: StepAddress): Grip | null => {
        const known = grips.get(holder);
        const track = trackOf(at);
        if (known || !track) {
            return known ?? null;
        }
        const step = stepOf(at);
        const grip = {
            drag: editor.drag(),
            notes: isOn(step) && step ? step.notes : placedNotes(step, track),
            lockedVelocity: step?.values.velocity,
        };
        grips.set(holder, grip);
        return grip;
    };

    function togglePin(at: StepAddress): void {
        const pins = view.pinned.peek();
        const others = pins.filter((pin) => !sameStep(pin, at));
        view.pinned.value = others.length < pins.length ? others : [...pins, at];
        view.selectedTrack.value = at.track;
        view.lastStep.value = at;
    }

    function act(action: StepAction): void {
        switch (action.type) {
            case "place": {
                const track = trackOf(action.at);
                const grip = gripOf(action.holder, action.at);
                if (track && grip) {
                    grip.drag.put(key(action.at), place(action.at, placedNotes(stepOf(action.at), track)));
                    grip.drag.end();
                }
                break;
            }
            case "remove": {
                const grip = gripOf(action.holder, action.at);
                grip?.drag.put(key(action.at), remove(action.at));
                grip?.drag.end();
                break;
            }
            case "velocity": {
                const grip = gripOf(action.holder, action.at);
                grip?.drag.put(key(action.at), moveVelocity(action.at, grip.notes, grip.lockedVelocity, action.by));
                break;
            }
            case "micro": {
                const grip = gripOf(action.holder, action.at);
                grip?.drag.put(key(action.at), moveMicro(action.at, grip.notes, action.by));
                break;
            }
            case "pin":
                togglePin(action.at);
                break;
            case "held":
                view.held.value = action.steps;
                break;
            case "done":
                grips.get(action.holder)?.drag.end();
                grips.delete(action.holder);
                break;
        }
    }

    function input(given: StepInput): void {
        if (given.type === "press") {
            const at = { track: given.hit.track, step: given.hit.step };
            view.selectedTrack.value = at.track;
            view.lastStep.value = at;
            if (!given.pin) {
                gripOf(given.holder, at);
            }
        }
        const [next, actions] = stepGesture(state, given);
        state = next;
        actions.forEach(act);
    }

    return {
        input,
        hit: (at) => ({ ...at, isOn: isOn(stepOf(at)) }),
        togglePin,
        edited: () => input({ type: "edited" }),
        isHeld: (holder) => state.holds.some((hold) => hold.holder === holder),
        releaseAll() {
            for (const hold of state.holds) {
                input({ type: "cancel", holder: hold.holder });
            }
        },
    };
}

function key(at: StepAddress): string {
    return `${at.track} ${at.step}`;
}
