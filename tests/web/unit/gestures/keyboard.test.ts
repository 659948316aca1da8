// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { keyAction, keyMap, stepOfKey, type KeyAction, type KeyInput } from "@/gestures/keyboard";

function key(code: string, more: Partial<KeyInput> = {}): KeyAction | null {
    const off = { shift: false, alt: false, command: false, repeat: false };
    const bare = { ...off, holdsSteps: false, pinsSteps: false, controlsAll: false, retrigs: false };
    return keyAction({ code, ...bare, ...more });
}

test("two rows of keys are the 16 steps, by place", () => {
    expect(key("KeyQ")).toEqual({ type: "step", place: 0 });
    expect(key("KeyI")).toEqual({ type: "step", place: 7 });
    expect(key("KeyA")).toEqual({ type: "step", place: 8 });
    expect(key("KeyK")).toEqual({ type: "step", place: 15 });
    expect(["KeyQ", "KeyK", "KeyO", "Space"].map(stepOfKey)).toEqual([0, 15, -1, -1]);
});

test("1 to 8 choose a parameter; 9 and 0 nothing", () => {
    expect(key("Digit1")).toEqual({ type: "param", place: 0 });
    expect(key("Digit8")).toEqual({ type: "param", place: 7 });
    expect(key("Digit9")).toBeNull();
    expect(key("Digit0")).toBeNull();
});

test("arrows turn a parameter only while a step is held; else they are the browser's", () => {
    expect(key("ArrowUp")).toBeNull();
    expect(key("ArrowUp", { holdsSteps: true })).toEqual({ type: "nudge", by: 1, fine: false });
    expect(key("ArrowLeft", { holdsSteps: true, shift: true })).toEqual({ type: "nudge", by: -1, fine: true });
});

test("while steps are pinned, up and down turn a parameter, left and right still move the focus", () => {
    expect(key("ArrowDown", { pinsSteps: true })).toEqual({ type: "nudge", by: -1, fine: false });
    expect(key("ArrowLeft", { pinsSteps: true })).toBeNull();
});

test("a held key repeats arrows and nothing else", () => {
    expect(key("ArrowUp", { holdsSteps: true, repeat: true })).not.toBeNull();
    for (const code of ["KeyQ", "Space", "KeyV", "BracketLeft", "Comma", "Digit1"]) {
        expect(key(code, { repeat: true })).toBeNull();
    }
});

test("comma and full stop change the page of steps, with Shift that of parameters", () => {
    expect(key("Comma")).toEqual({ type: "stepPage", by: -1 });
    expect(key("Period")).toEqual({ type: "stepPage", by: 1 });
    expect(key("Period", { shift: true })).toEqual({ type: "paramPage", by: 1 });
});

test("with Ctrl only undo and redo are ours", () => {
    expect(key("KeyZ", { command: true })).toEqual({ type: "undo" });
    expect(key("KeyZ", { command: true, shift: true })).toEqual({ type: "redo" });
    for (const code of ["KeyQ", "KeyA", "KeyR", "KeyT", "KeyW", "KeyV", "KeyP", "KeyS", "Digit1", "Space"]) {
        expect(key(code, { command: true })).toBeNull();
    }
});

test("Tab and Enter are nobody's shortcut", () => {
    expect(key("Tab")).toBeNull();
    expect(key("Tab", { shift: true })).toBeNull();
    expect(key("Enter")).toBeNull();
});

test("play, fill, tracks, pins and the map have their keys", () => {
    expect(key("Space")).toEqual({ type: "play" });
    expect(key("KeyV")).toEqual({ type: "fill" });
    expect(["KeyZ", "KeyX", "KeyC", "KeyB"].map((code) => key(code)?.type)).toEqual([
        "retrig",
        "all",
        "reload",
        "record",
    ]);
    expect(key("BracketLeft")).toEqual({ type: "track", by: -1 });
    expect(key("BracketRight")).toEqual({ type: "track", by: 1 });
    expect(key("KeyP")).toEqual({ type: "pin" });
    expect(key("Escape")).toEqual({ type: "letGo" });
    expect(key("Slash", { shift: true })).toEqual({ type: "map" });
    expect(key("Slash")).toBeNull();
});

test("while ALL is on, up and down move the chosen parameter; while RETRIG is, they choose its rate", () => {
    expect(key("ArrowUp", { controlsAll: true })).toEqual({ type: "nudge", by: 1, fine: false });
    expect(key("ArrowLeft", { controlsAll: true })).toBeNull();
    expect(key("ArrowDown", { retrigs: true })).toEqual({ type: "rate", by: -1 });
    expect(key("ArrowLeft", { retrigs: true })).toBeNull();
});

test("the map names every kind of key", () => {
    const text = keyMap.map(([keys]) => keys).join(" ");
    for (const word of [
        "step keys",
        "arrows",
        "1",
        "Space",
        "V",
        "X",
        "Z",
        "C",
        "B",
        "[",
        ",",
        "P",
        "Esc",
        "Ctrl",
        "?",
    ]) {
        expect(text).toContain(word);
    }
});
