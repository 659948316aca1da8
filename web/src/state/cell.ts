// SPDX-License-Identifier: MIT
// What a step's cell says, as a plain value, and the same in words.
import {
    conditions,
    infiniteLength,
    lengthParts,
    type PlacedNote,
    type StepView,
    type TrackView,
} from "../generated/schema";
import { stepRow } from "../params/params";
import { valueEntries } from "./values";

/** `off`: all its notes are switched off. `lock`: no notes, it only changes parameters. */
export type CellKind = "empty" | "note" | "off" | "lock";

export interface Cell {
    readonly kind: CellKind;
    /** 1-127, as it will sound; 0 where there are no notes. */
    readonly velocity: number;
    /** -12 to 12, in 24ths of a step. */
    readonly micro: number;
    readonly ratchet: number;
    /** How many notes sound; where all are off, how many there are. */
    readonly notes: number;
    /** Steps that the longest of them holds, at most 64; 0 where there are no notes. Infinity: until the next. */
    readonly length: number;
    readonly locks: number;
    /** "1:4", "!fill"; empty for none. */
    readonly condition: string;
    /** It will not sound on its coming pass. */
    readonly isSilent: boolean;
    /** Behind the track's end. */
    readonly isBeyond: boolean;
}

export const emptyCell: Cell = {
    kind: "empty",
    velocity: 0,
    micro: 0,
    ratchet: 1,
    notes: 0,
    length: 0,
    locks: 0,
    condition: "",
    isSilent: false,
    isBeyond: false,
};

function within(value: number, least: number, most: number): number {
    return Math.max(least, Math.min(most, value));
}

function kindOf(view: StepView, locks: number): CellKind {
    if (view.notes.length === 0) {
        return locks > 0 ? "lock" : "empty";
    }
    return view.notes.some((note) => note[4] !== 0) ? "note" : "off";
}

/** A locked length takes the place of the notes' own; a ratchet's repeats end where the next begins. */
function lengthOf(notes: readonly PlacedNote[], values: StepView["values"], ratchet: number): number {
    if (notes.length === 0) {
        return 0;
    }
    const longest = values.length ?? Math.max(...notes.map((note) => note[5]));
    if (ratchet > 1) {
        return Math.min(1, longest / lengthParts);
    }
    return longest >= infiniteLength
        ? Infinity
        : within(longest + (values.length_offset ?? 0), 1, infiniteLength - 1) / lengthParts;
}

export function lockCount(view: StepView): number {
    return valueEntries(view.values).filter(([key]) => stepRow(key)?.scope === "track").length;
}

export function cellOf(view: StepView | null, track: TrackView, step: number, isSilent: boolean): Cell {
    const isBeyond = step >= track.values.track_length;
    if (!view) {
        return isBeyond ? { ...emptyCell, isBeyond } : emptyCell;
    }
    const locks = lockCount(view);
    const kind = kindOf(view, locks);
    const sounding = view.notes.filter((note) => note[4] !== 0);
    const shown = sounding.length > 0 ? sounding : view.notes;
    const struck = view.values.velocity ?? Math.max(0, ...shown.map((note) => note[2]));
    const ratchet = view.values.ratchet ?? track.values.ratchet;
    const early = (shown[0]?.[3] ?? 0) + (view.values.micro_timing ?? track.values.micro_timing);
    return {
        kind,
        velocity: shown.length === 0 ? 0 : within(struck + (view.values.velocity_offset ?? 0), 1, 127),
        micro: shown.length === 0 ? 0 : within(early + (view.values.micro_offset ?? 0), -12, 12),
        ratchet,
        notes: shown.length,
        length: lengthOf(shown, view.values, ratchet),
        locks,
        condition: conditions[view.condition] ?? "",
        isSilent: isSilent && kind !== "empty",
        isBeyond,
    };
}

export function sameCell(left: Cell, right: Cell): boolean {
    return (
        left === right ||
        (left.kind === right.kind &&
            left.velocity === right.velocity &&
            left.micro === right.micro &&
            left.ratchet === right.ratchet &&
            left.notes === right.notes &&
            left.length === right.length &&
            left.locks === right.locks &&
            left.condition === right.condition &&
            left.isSilent === right.isSilent &&
            left.isBeyond === right.isBeyond)
    );
}

const shortConditions: Readonly<Record<string, string>> = {
    "1st": "1ST",
    lst: "LST",
    fill: "F",
    pre: "PRE",
    nei: "NEI",
};

/** What stands on the badge: "1:4", "F", "!F". */
export function badgeOf(condition: string): string {
    const isNegated = condition.startsWith("!");
    const word = isNegated ? condition.slice(1) : condition;
    return (isNegated ? "!" : "") + (shortConditions[word] ?? word);
}

/** They begin as the badges do, so that who reads the page can call them by what is seen. */
const spokenConditions: Readonly<Record<string, string>> = {
    "1st": "1st pass",
    lst: "LST, the last pass",
    fill: "with fill",
    pre: "PRE, if the one before",
    nei: "if the neighbour",
};

export function spokenCondition(condition: string): string {
    const isNegated = condition.startsWith("!");
    const word = isNegated ? condition.slice(1) : condition;
    const spoken = spokenConditions[word] ?? word.replace(":", " of ");
    return isNegated ? `not ${spoken}` : spoken;
}

/** "Kick, step 5, on, 3 notes, velocity 100, 2 24ths early, 2 locks, 1 of 4, silent" */
export function labelOf(cell: Cell, trackName: string, step: number): string {
    const parts = [trackName, `step ${step + 1}`];
    if (cell.kind === "note") {
        parts.push("on", ...(cell.notes > 1 ? [`${cell.notes} notes`] : []), `velocity ${cell.velocity}`);
    } else {
        parts.push(cell.kind === "lock" ? "lock trig" : cell.kind === "off" ? "notes off" : "off");
    }
    if (cell.micro !== 0) {
        const size = Math.abs(cell.micro);
        parts.push(`${size} ${size === 1 ? "24th" : "24ths"} ${cell.micro < 0 ? "early" : "late"}`);
    }
    if (cell.kind === "note" && cell.length > 1) {
        parts.push(cell.length === Infinity ? "until the next note" : `${Number(cell.length.toFixed(2))} steps long`);
    }
    if (cell.kind !== "empty" && cell.ratchet > 1) {
        parts.push(`${cell.ratchet} strikes`);
    }
    if (cell.locks > 0) {
        parts.push(cell.locks === 1 ? "1 lock" : `${cell.locks} locks`);
    }
    if (cell.condition !== "") {
        parts.push(spokenCondition(cell.condition));
    }
    if (cell.isBeyond) {
        parts.push("behind the end");
    }
    if (cell.isSilent) {
        parts.push("silent");
    }
    return parts.join(", ");
}

export function trackName(track: TrackView | undefined, index: number): string {
    return track?.name || `Track ${index + 1}`;
}
