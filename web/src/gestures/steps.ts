// SPDX-License-Identifier: MIT
// What fingers, mouse and keys on steps mean. Pure: a state and an input give a state and actions; no DOM, no clock.
import { sameStep, type StepAddress } from "../state/view";

/** A step, and whether something is in it: notes that are on, or locks. */
export interface StepHit extends StepAddress {
    readonly isOn: boolean;
}

export type StepInput =
    | {
          readonly type: "press";
          /** Which finger, mouse or key. */
          readonly holder: string;
          readonly hit: StepHit;
          readonly x: number;
          readonly y: number;
          readonly shift: boolean;
          /** Right button, or the LOCK latch. */
          readonly pin: boolean;
          /** How far it may wander and still be a tap, in px. */
          readonly slop: number;
      }
    | {
          readonly type: "move";
          readonly holder: string;
          readonly x: number;
          readonly y: number;
          readonly alt: boolean;
          readonly over: StepHit | null;
      }
    | { readonly type: "release"; readonly holder: string }
    | { readonly type: "cancel"; readonly holder: string }
    /** Something was changed while steps were held: letting go of them changes nothing more. */
    | { readonly type: "edited" };

export type StepAction =
    | { readonly type: "place"; readonly holder: string; readonly at: StepAddress }
    | { readonly type: "remove"; readonly holder: string; readonly at: StepAddress }
    | { readonly type: "pin"; readonly at: StepAddress }
    /** Since the press, in units of velocity or 24ths of a step. */
    | { readonly type: "velocity"; readonly holder: string; readonly at: StepAddress; readonly by: number }
    | { readonly type: "micro"; readonly holder: string; readonly at: StepAddress; readonly by: number }
    /** The steps that are held are others now. */
    | { readonly type: "held"; readonly steps: readonly StepAddress[] }
    | { readonly type: "done"; readonly holder: string };

interface Hold {
    readonly holder: string;
    readonly at: StepAddress;
    readonly x: number;
    readonly y: number;
    readonly slop: number;
    readonly wasOn: boolean;
    readonly isEdited: boolean;
    /** It went off the step, or aside: whatever it meant, it did not mean to take the step away. */
    readonly hasLeft: boolean;
    readonly mode: "hold" | "velocity" | "micro" | "paint";
    /** While painting: whether steps are placed or removed, and which were. */
    readonly paints: boolean;
    readonly painted: readonly StepAddress[];
}

export interface StepState {
    readonly holds: readonly Hold[];
}

export const noSteps: StepState = { holds: [] };

/** Within its step a tap may slip by so many times the slop. */
const longestTap = 3;

/** One unit of velocity a px; four px a 24th. */
const pxOfMicro = 4;

type Result = readonly [StepState, readonly StepAction[]];

function heldAction(holds: readonly Hold[]): StepAction {
    return { type: "held", steps: holds.filter((hold) => hold.mode !== "paint").map((hold) => hold.at) };
}

function pressed(state: StepState, input: Extract<StepInput, { type: "press" }>): Result {
    const at = { track: input.hit.track, step: input.hit.step };
    if (input.pin) {
        return [state, [{ type: "pin", at }]];
    }
    const hold: Hold = {
        holder: input.holder,
        at,
        x: input.x,
        y: input.y,
        slop: input.slop,
        wasOn: input.hit.isOn,
        isEdited: false,
        hasLeft: false,
        mode: input.shift ? "paint" : "hold",
        paints: !input.hit.isOn,
        painted: input.shift ? [at] : [],
    };
    const holds = [...state.holds.filter((other) => other.holder !== input.holder), hold];
    const actions: StepAction[] = [];
    if (!input.hit.isOn) {
        actions.push({ type: "place", holder: input.holder, at });
    } else if (input.shift) {
        actions.push({ type: "remove", holder: input.holder, at });
    }
    return [{ holds }, [...actions, heldAction(holds)]];
}

function replaced(state: StepState, hold: Hold): StepState {
    return { holds: state.holds.map((other) => (other.holder === hold.holder ? hold : other)) };
}

function painted(state: StepState, hold: Hold, over: StepHit | null): Result {
    if (!over || over.isOn === hold.paints || hold.painted.some((step) => sameStep(step, over))) {
        return [state, []];
    }
    const at = { track: over.track, step: over.step };
    const next = replaced(state, { ...hold, painted: [...hold.painted, at] });
    return [next, [{ type: hold.paints ? "place" : "remove", holder: hold.holder, at }]];
}

function moved(state: StepState, input: Extract<StepInput, { type: "move" }>): Result {
    const hold = state.holds.find((other) => other.holder === input.holder);
    if (!hold) {
        return [state, []];
    }
    if (hold.mode === "paint") {
        return painted(state, hold, input.over);
    }
    const right = input.x - hold.x;
    const up = hold.y - input.y;
    let mode: Hold["mode"] = hold.mode;
    if (mode === "hold" && input.alt && Math.abs(right) > hold.slop) {
        mode = "micro";
    } else if (mode === "hold" && !input.alt && Math.abs(up) > hold.slop && Math.abs(up) > Math.abs(right)) {
        mode = "velocity";
    }
    if (mode === "hold") {
        const way = Math.max(Math.abs(right), Math.abs(up));
        const isOff = !input.over || !sameStep(input.over, hold.at);
        const hasLeft = hold.hasLeft || way > (isOff ? hold.slop : longestTap * hold.slop);
        return [hasLeft === hold.hasLeft ? state : replaced(state, { ...hold, hasLeft }), []];
    }
    const next = replaced(state, { ...hold, mode, isEdited: true });
    const by = mode === "micro" ? Math.round(right / pxOfMicro) : Math.round(up);
    return [next, [{ type: mode, holder: hold.holder, at: hold.at, by }]];
}

function released(state: StepState, holder: string, isCancelled: boolean): Result {
    const hold = state.holds.find((other) => other.holder === holder);
    if (!hold) {
        return [state, []];
    }
    const holds = state.holds.filter((other) => other !== hold);
    const removes = hold.mode === "hold" && hold.wasOn && !hold.isEdited && !hold.hasLeft && !isCancelled;
    const actions: StepAction[] = removes ? [{ type: "remove", holder, at: hold.at }] : [];
    return [{ holds }, [...actions, { type: "done", holder }, heldAction(holds)]];
}

export function stepGesture(state: StepState, input: StepInput): Result {
    switch (input.type) {
        case "press":
            return pressed(state, input);
        case "move":
            return moved(state, input);
        case "release":
            return released(state, input.holder, false);
        case "cancel":
            return released(state, input.holder, true);
        case "edited":
            return [{ holds: state.holds.map((hold) => ({ ...hold, isEdited: true })) }, []];
    }
}
