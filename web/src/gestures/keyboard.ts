// SPDX-License-Identifier: MIT
// Keys by their place on the keyboard, whatever is printed on them. Pure: a key gives an action or nothing.

export interface KeyInput {
    /** event.code: "KeyQ" is the key right of Tab everywhere. */
    readonly code: string;
    readonly shift: boolean;
    readonly alt: boolean;
    /** Ctrl or the command key: the browser's, but for undo. */
    readonly command: boolean;
    readonly repeat: boolean;
    /** A step is held by a key. */
    readonly holdsSteps: boolean;
    /** Steps are pinned: up and down change them, left and right still move the focus. */
    readonly pinsSteps: boolean;
    /** ALL is on: up and down move the chosen parameter of all tracks. */
    readonly controlsAll: boolean;
    /** RETRIG is on: up and down choose its rate. */
    readonly retrigs: boolean;
}

export type KeyAction =
    /** 0-15. */
    | { readonly type: "step"; readonly place: number }
    | { readonly type: "param"; readonly place: number }
    | { readonly type: "play" }
    | { readonly type: "fill" }
    | { readonly type: "all" }
    | { readonly type: "retrig" }
    | { readonly type: "rate"; readonly by: number }
    | { readonly type: "reload" }
    | { readonly type: "record" }
    | { readonly type: "track"; readonly by: number }
    | { readonly type: "paramPage"; readonly by: number }
    | { readonly type: "stepPage"; readonly by: number }
    | { readonly type: "nudge"; readonly by: number; readonly fine: boolean }
    | { readonly type: "pin" }
    | { readonly type: "letGo" }
    | { readonly type: "map" }
    | { readonly type: "undo" }
    | { readonly type: "redo" };

const stepKeys = [
    "KeyQ",
    "KeyW",
    "KeyE",
    "KeyR",
    "KeyT",
    "KeyY",
    "KeyU",
    "KeyI",
    "KeyA",
    "KeyS",
    "KeyD",
    "KeyF",
    "KeyG",
    "KeyH",
    "KeyJ",
    "KeyK",
];

const nudges: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };

const simple: Readonly<Record<string, KeyAction>> = {
    Space: { type: "play" },
    KeyV: { type: "fill" },
    KeyB: { type: "record" },
    KeyC: { type: "reload" },
    KeyX: { type: "all" },
    KeyZ: { type: "retrig" },
    BracketLeft: { type: "track", by: -1 },
    BracketRight: { type: "track", by: 1 },
    KeyP: { type: "pin" },
    Escape: { type: "letGo" },
};

/** The step of a key that is let go; -1 for other keys. */
export function stepOfKey(code: string): number {
    return stepKeys.indexOf(code);
}

export function keyAction(input: KeyInput): KeyAction | null {
    if (input.command) {
        return input.code === "KeyZ" ? { type: input.shift ? "redo" : "undo" } : null;
    }
    const nudge = nudges[input.code];
    if (nudge !== undefined) {
        const isUpright = input.code === "ArrowUp" || input.code === "ArrowDown";
        if (input.retrigs && isUpright) {
            return { type: "rate", by: nudge };
        }
        return input.holdsSteps || ((input.pinsSteps || input.controlsAll) && isUpright)
            ? { type: "nudge", by: nudge, fine: input.shift }
            : null;
    }
    if (input.repeat || input.alt) {
        return null;
    }
    if (input.code === "Slash" && input.shift) {
        return { type: "map" };
    }
    if (input.code === "Comma" || input.code === "Period") {
        return { type: input.shift ? "paramPage" : "stepPage", by: input.code === "Comma" ? -1 : 1 };
    }
    const place = stepOfKey(input.code);
    if (place >= 0) {
        return { type: "step", place };
    }
    const digit = /^Digit([1-8])$/.exec(input.code);
    return digit ? { type: "param", place: Number(digit[1]) - 1 } : (simple[input.code] ?? null);
}

/** The keys of the 16 steps, as most keyboards have them printed. */
export const stepKeyNames: readonly string[] = stepKeys.map((code) => code.slice(3));

/** What the map shows of the others. */
export const keyMap: readonly (readonly [keys: string, what: string])[] = [
    ["step keys", "tap to toggle, hold to lock"],
    ["hold, arrows", "lock the chosen parameter; with Shift fine"],
    ["1 - 8", "choose a parameter"],
    ["Space", "plays, stops"],
    ["V", "fills while held; twice: stays on"],
    ["X", "held: what you move moves on all tracks"],
    ["Z", "held: the track repeats; up, down: how fast"],
    ["C", "the pattern as it was launched"],
    ["B", "records to a file, and ends it"],
    ["[ and ]", "track before, track after"],
    [", and .", "page of steps; with Shift page of parameters"],
    ["P", "pin the held steps, or the one in focus"],
    ["Esc", "let go of all pins"],
    ["Ctrl Z", "undo; with Shift redo"],
    ["?", "this map"],
];
