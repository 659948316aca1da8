// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { noSteps, stepGesture, type StepAction, type StepHit, type StepInput } from "@/gestures/steps";

const empty: StepHit = { track: 2, step: 4, isOn: false };
const active: StepHit = { track: 2, step: 4, isOn: true };
const other: StepHit = { track: 2, step: 5, isOn: false };

function press(hit: StepHit, more: Partial<Extract<StepInput, { type: "press" }>> = {}): StepInput {
    return { type: "press", holder: "a", hit, x: 100, y: 100, shift: false, pin: false, slop: 3, ...more };
}

function move(x: number, y: number, more: Partial<Extract<StepInput, { type: "move" }>> = {}): StepInput {
    return { type: "move", holder: "a", x, y, alt: false, over: null, ...more };
}

const release: StepInput = { type: "release", holder: "a" };

/** The actions of a row of inputs, without those that only tell who is held. */
function actions(...inputs: StepInput[]): StepAction[] {
    let state = noSteps;
    const all: StepAction[] = [];
    for (const input of inputs) {
        const [next, done] = stepGesture(state, input);
        state = next;
        all.push(...done);
    }
    return all.filter(({ type }) => type !== "held" && type !== "done");
}

const types = (...inputs: StepInput[]): string[] => actions(...inputs).map(({ type }) => type);

test("a press on an empty step places it at once, and its release leaves it", () => {
    expect(types(press(empty))).toEqual(["place"]);
    expect(types(press(empty), release)).toEqual(["place"]);
});

test("an active step is removed at the release, not at the press", () => {
    expect(types(press(active))).toEqual([]);
    expect(types(press(active), release)).toEqual(["remove"]);
});

test("an active step stays when something was edited while it was held", () => {
    expect(types(press(active), { type: "edited" }, release)).toEqual([]);
});

test("an active step stays when its gesture is cancelled by the system", () => {
    expect(types(press(active), { type: "cancel", holder: "a" })).toEqual([]);
});

test("a drag upwards raises the velocity by its px, and the step stays", () => {
    expect(actions(press(active), move(100, 80), move(101, 70), release)).toEqual([
        { type: "velocity", holder: "a", at: { track: 2, step: 4 }, by: 20 },
        { type: "velocity", holder: "a", at: { track: 2, step: 4 }, by: 30 },
    ]);
});

test("a drag within the slop is still a tap", () => {
    expect(types(press(active), move(101, 98), release)).toEqual(["remove"]);
    expect(types(press(active, { slop: 9 }), move(100, 92), release)).toEqual(["remove"]);
});

test("a finger or mouse that goes aside, off the step or over it, never takes the step away", () => {
    expect(types(press(active), move(104, 100, { over: other }), release)).toEqual([]);
    expect(types(press(active), move(104, 100), release)).toEqual([]);
    expect(types(press(active), move(120, 100, { over: active }), release)).toEqual([]);
    expect(types(press(active), move(160, 100, { over: other }), move(100, 100), release)).toEqual([]);
    expect(types(press(active, { slop: 9 }), move(40, 108), release)).toEqual([]);
    // A click that slips a little within its step is still one.
    expect(types(press(active), move(106, 100, { over: active }), release)).toEqual(["remove"]);
    // Upwards with Alt is neither velocity nor micro-timing.
    expect(types(press(active), move(100, 60, { alt: true }), release)).toEqual([]);
});

test("a finger that only held a step while it wandered still holds it", () => {
    const [held] = stepGesture(noSteps, press(active));
    const [wandered] = stepGesture(held, move(160, 100));
    expect(wandered.holds.map(({ at }) => at.step)).toEqual([4]);
});

test("a velocity drag that comes back to where it began does not turn into a tap", () => {
    expect(types(press(active), move(100, 80), move(100, 100), release)).toEqual(["velocity", "velocity"]);
});

test("Alt and a drag sideways move in time, four px a 24th; without Alt nothing moves sideways", () => {
    const micro = { type: "micro", holder: "a", at: { track: 2, step: 4 } };
    expect(actions(press(active), move(112, 100, { alt: true }))).toEqual([{ ...micro, by: 3 }]);
    expect(actions(press(active), move(92, 100, { alt: true }))).toEqual([{ ...micro, by: -2 }]);
    expect(actions(press(active), move(140, 100))).toEqual([]);
});

test("Shift paints empty steps, each once, and passes over those that are on", () => {
    const painting = [
        press(empty, { shift: true }),
        move(110, 100, { over: other }),
        move(112, 100, { over: other }),
        move(130, 100, { over: { ...active, step: 6 } }),
        release,
    ];
    expect(actions(...painting).map((each) => ("at" in each ? each.at.step : null))).toEqual([4, 5]);
    expect(types(...painting)).toEqual(["place", "place"]);
});

test("Shift on an active step erases active ones", () => {
    expect(
        types(press(active, { shift: true }), move(110, 100, { over: { ...other, isOn: true } }), move(1, 1), release),
    ).toEqual(["remove", "remove"]);
});

test("a press that pins neither places nor holds", () => {
    expect(actions(press(empty, { pin: true }), release)).toEqual([{ type: "pin", at: { track: 2, step: 4 } }]);
});

test("two fingers hold two steps, and each lets go of its own", () => {
    let state = noSteps;
    const held = (input: StepInput): number[] => {
        const [next, done] = stepGesture(state, input);
        state = next;
        const last = done.filter((each) => each.type === "held").pop();
        return last?.type === "held" ? last.steps.map(({ step }) => step) : [];
    };
    expect(held(press(empty))).toEqual([4]);
    expect(held(press(other, { holder: "b" }))).toEqual([4, 5]);
    expect(held(release)).toEqual([5]);
    expect(held({ type: "release", holder: "b" })).toEqual([]);
});

test("a painting finger holds nothing that could be locked", () => {
    const [, done] = stepGesture(noSteps, press(empty, { shift: true }));
    expect(done).toContainEqual({ type: "held", steps: [] });
});

test("moves and releases of fingers that hold nothing do nothing", () => {
    expect(actions(move(0, 0), release, { type: "cancel", holder: "b" })).toEqual([]);
});
