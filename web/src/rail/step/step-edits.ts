// SPDX-License-Identifier: MIT
// What the STEP tab shows of the steps that it is about, and the changes that its controls make. All steps change at once.
import type { Change, Note, StepParamKey, StepView } from "../../generated/schema";
import type { PatternState } from "../../state/pattern";
import { nextPitch } from "../../state/scale";
import { valueFor } from "../../state/values";
import type { StepAddress } from "../../state/view";

/** Held and pinned steps, else the one touched last. */
export function subjectOf(locking: readonly StepAddress[], last: StepAddress): readonly StepAddress[] {
    return locking.length > 0 ? locking : [last];
}

export function viewOf(pattern: PatternState, at: StepAddress): StepView | null {
    return pattern.steps[at.track]?.[at.step] ?? null;
}

/** A value that all have in common; null: they differ. Undefined where there is none. */
export function common<T>(values: readonly T[]): T | null {
    const [first] = values;
    return values.length > 0 && values.every((value) => value === first) ? first : null;
}

export interface SlotView {
    readonly slot: number;
    /** Null: the steps differ. */
    readonly pitch: number | null;
    readonly velocity: number | null;
    readonly micro: number | null;
    readonly length: number | null;
    readonly on: boolean | null;
}

function noteOf(view: StepView | null, slot: number): Note | null {
    const tuple = view?.notes.find(([at]) => at === slot);
    if (!tuple) {
        return null;
    }
    const [, pitch, velocity, micro, on, length] = tuple;
    return { pitch, velocity, micro, on: on !== 0, length };
}

/** The notes that any of the steps has, by rising slot. */
export function slotsOf(pattern: PatternState, steps: readonly StepAddress[], slots: number): readonly SlotView[] {
    const found: SlotView[] = [];
    for (let slot = 0; slot < slots; ++slot) {
        const notes = steps.flatMap((at) => noteOf(viewOf(pattern, at), slot) ?? []);
        if (notes.length > 0) {
            found.push({
                slot,
                pitch: common(notes.map((note) => note.pitch)),
                velocity: common(notes.map((note) => note.velocity)),
                micro: common(notes.map((note) => note.micro)),
                length: common(notes.map((note) => note.length)),
                on: common(notes.map((note) => note.on)),
            });
        }
    }
    return found;
}

/** Changes that note wherever the steps have it. */
export function changeNotes(
    pattern: PatternState,
    steps: readonly StepAddress[],
    slot: number,
    patch: Partial<Note>,
): Change[] {
    return steps.flatMap(({ track, step }): Change[] => {
        const note = noteOf(viewOf(pattern, { track, step }), slot);
        return note ? [{ type: "SetNote", track, step, slot, note: { ...note, ...patch } }] : [];
    });
}

export function removeNotes(pattern: PatternState, steps: readonly StepAddress[], slot: number): Change[] {
    return steps
        .filter((at) => noteOf(viewOf(pattern, at), slot) !== null)
        .map(({ track, step }) => ({ type: "ClearNote", track, step, slot }));
}

/** A further note on each step with room for one: a third of the track's scale from what is there, or, where nothing
 * is, as the track presets the first. */
export function addNotes(pattern: PatternState, steps: readonly StepAddress[], slots: number): Change[] {
    return steps.flatMap(({ track, step }): Change[] => {
        const notes = viewOf(pattern, { track, step })?.notes ?? [];
        const slot = firstFree(
            notes.map(([at]) => at),
            slots,
        );
        if (slot === null) {
            return [];
        }
        const { values } = pattern.tracks[track];
        const pitch = nextPitch(notes, slot, values);
        if (pitch === null) {
            return [];
        }
        const note = { pitch, velocity: values.velocity, micro: 0, on: true, length: values.length };
        return [{ type: "SetNote", track, step, slot, note }];
    });
}

function firstFree(taken: readonly number[], slots: number): number | null {
    for (let slot = 0; slot < slots; ++slot) {
        if (!taken.includes(slot)) {
            return slot;
        }
    }
    return null;
}

export function setParam(steps: readonly StepAddress[], param: StepParamKey, value: number): Change[] {
    return steps.map(({ track, step }) => ({ type: "SetStepParam", track, step, param, value }));
}

/** Takes it off the steps that have it. */
export function clearParam(pattern: PatternState, steps: readonly StepAddress[], param: StepParamKey): Change[] {
    const has = (view: StepView | null): boolean =>
        param === "condition" ? (view?.condition ?? 0) !== 0 : valueFor(view?.values ?? {}, param) !== undefined;
    return steps
        .filter((at) => has(viewOf(pattern, at)))
        .map(({ track, step }) => ({ type: "ClearStepParam", track, step, param }));
}

/** 0 takes the condition off. */
export function setCondition(pattern: PatternState, steps: readonly StepAddress[], code: number): Change[] {
    return code === 0 ? clearParam(pattern, steps, "condition") : setParam(steps, "condition", code);
}

/** Null: the steps differ. */
export function conditionOf(pattern: PatternState, steps: readonly StepAddress[]): number | null {
    return common(steps.map((at) => viewOf(pattern, at)?.condition ?? 0));
}

export interface LockView {
    readonly key: string;
    /** Null: the steps differ. */
    readonly value: number | null;
    /** Some of the steps do not have it. */
    readonly partly: boolean;
}

/** The values of this name on the steps; null where none has one. */
export function lockOf(pattern: PatternState, steps: readonly StepAddress[], key: string): LockView | null {
    const held = steps.flatMap((at) => valueFor(viewOf(pattern, at)?.values ?? {}, key) ?? []);
    if (held.length === 0) {
        return null;
    }
    const partly = held.length < steps.length;
    return { key, value: partly ? null : common(held), partly };
}

/** The locks that any of the steps has, in the order of `keys`, then control changes. */
export function locksOf(
    pattern: PatternState,
    steps: readonly StepAddress[],
    keys: readonly string[],
): readonly LockView[] {
    const present = new Set(steps.flatMap((at) => Object.keys(viewOf(pattern, at)?.values ?? {})));
    const controls = [...present]
        .filter((key) => /^cc\d+$/.test(key))
        .sort((a, b) => Number(a.slice(2)) - Number(b.slice(2)));
    return [...keys.filter((key) => present.has(key)), ...controls].flatMap((key) => lockOf(pattern, steps, key) ?? []);
}
