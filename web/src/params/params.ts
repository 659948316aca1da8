// SPDX-License-Identifier: MIT
// The parameter table as the page uses it: looking rows up, showing values, reading what was typed.
import { controlChange, params, type ParamRow, type Scope } from "../generated/schema";

export type { ParamRow, Scope };

const byScope = new Map<string, ParamRow>();
for (const row of params) {
    byScope.set(`${row.scope} ${row.key}`, row);
}

const controlPattern = /^cc(0|[1-9]\d?|1[01]\d|12[0-7])$/;

function controlRow(key: string): ParamRow | undefined {
    const match = controlPattern.exec(key);
    if (!match) {
        return undefined;
    }
    const number = Number(match[1]);
    return { ...controlChange, key, stableId: controlChange.stableId + number, label: `CC ${number}` };
}

/** The rows of a scope in the table's order. */
export function rowsOf(scope: Scope): readonly ParamRow[] {
    return params.filter((row) => row.scope === scope);
}

export function findRow(scope: Scope, key: string): ParamRow | undefined {
    return byScope.get(`${scope} ${key}`) ?? (scope === "track" ? controlRow(key) : undefined);
}

export function rowOf(scope: Scope, key: string): ParamRow {
    const row = findRow(scope, key);
    if (!row) {
        throw new Error(`no parameter ${scope} ${key}`);
    }
    return row;
}

/** The row that a step's value of this name belongs to: a lockable row of the track, else a row of the step. */
export function stepRow(key: string): ParamRow | undefined {
    const track = findRow("track", key);
    return track?.lockable ? track : findRow("step", key);
}

export function clampTo(row: ParamRow, value: number): number {
    return Math.max(row.min, Math.min(row.max, Math.round(value)));
}

export function isSwitch(row: ParamRow): boolean {
    return row.min === 0 && row.max === 1 && row.choices.length === 0;
}

/** From here on down a level is none at all, in tenths of dB. */
const silence = -600;

const noteNames = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

/** 60 is C4. */
export function noteName(pitch: number): string {
    return `${noteNames[((pitch % 12) + 12) % 12]}${Math.floor(pitch / 12) - 1}`;
}

function readable(choice: string): string {
    return choice.replace(/_/g, " ");
}

function trimmed(value: number, digits: number): string {
    const text = value.toFixed(digits);
    return digits > 0 ? text.replace(/\.?0+$/, "") : text;
}

function seconds(value: number, digits: number): [string, string] {
    const time = value / 10 ** digits;
    return time < 1 ? [String(Math.round(time * 1000)), "ms"] : [trimmed(time, 2), "s"];
}

function hertz(row: ParamRow, value: number): [string, string] {
    const sign = row.bipolar && value > 0 ? "+" : "";
    const size = Math.abs(value);
    return size < 1000
        ? [sign + trimmed(value, row.digits), "Hz"]
        : [sign + (value / 1000).toFixed(size < 10_000 ? 2 : 1), "kHz"];
}

/** 64ths of a step, as steps. */
function stepsLong(value: number): [string, string] {
    return [trimmed(value / 64, 2), Math.abs(value) === 64 ? "step" : "steps"];
}

/** Stored from 0, and counted from 1 wherever a player reads them. */
const countedFromOne = new Set(["pad", "kit", "midi_channel"]);

/** A value as the player reads it: the number and its unit apart. */
export function formatParts(row: ParamRow, value: number): [string, string] {
    if (row.choices.length > 0) {
        return [readable(row.choices[value] ?? String(value)), row.unit];
    }
    if (isSwitch(row)) {
        return [value ? "on" : "off", ""];
    }
    if (row.key === "length" && value === row.max) {
        return ["hold", ""];
    }
    if (row.unit === "1/64 step") {
        return stepsLong(value);
    }
    if (row.unit === "1/24 step") {
        return [signed(value, 0), "/24"];
    }
    if (row.unit === "s") {
        return seconds(value, row.digits);
    }
    if (row.unit === "Hz") {
        return hertz(row, value / 10 ** row.digits);
    }
    if (row.unit === "dB" && value === row.min && value <= silence) {
        return ["-inf", "dB"];
    }
    if (row.key === "note_low" || row.key === "note_high") {
        return [noteName(value), ""];
    }
    if (countedFromOne.has(row.key)) {
        return [String(value + 1), ""];
    }
    if (row.key === "layer_mask") {
        return [value === row.max ? "all" : bitCount(value).toString(), value === row.max ? "" : "of 16"];
    }
    if (row.key === "pan") {
        return value === 0 ? ["C", ""] : [`${value < 0 ? "L" : "R"} ${Math.abs(value)}`, ""];
    }
    const scaled = value / 10 ** row.digits;
    const shown = row.unit === "%" || row.digits > 2 ? trimmed(scaled, row.digits) : scaled.toFixed(row.digits);
    return [row.bipolar && value > 0 ? `+${shown}` : shown, row.unit === "semitones" ? "st" : row.unit];
}

function signed(value: number, digits: number): string {
    return value > 0 ? `+${value.toFixed(digits)}` : value.toFixed(digits);
}

function bitCount(value: number): number {
    let count = 0;
    for (let rest = value; rest > 0; rest >>>= 1) {
        count += rest & 1;
    }
    return count;
}

/** A number and its unit, as they are written together. */
export function joinParts([number, unit]: readonly [string, string]): string {
    return unit === "" ? number : unit === "%" || unit.startsWith("/") ? `${number}${unit}` : `${number} ${unit}`;
}

export function format(row: ParamRow, value: number): string {
    return joinParts(formatParts(row, value));
}

function isLogarithmic(row: ParamRow): boolean {
    return row.taper === "logarithmic" || row.taper === "octaves";
}

/** Where a value stands between its ends, 0 to 1, as a bar shows it and a drag moves it. */
export function placeOf(row: ParamRow, value: number): number {
    if (row.max === row.min) {
        return 0;
    }
    const place = (value - row.min) / (row.max - row.min);
    if (!isLogarithmic(row)) {
        return place;
    }
    if (row.min > 0) {
        return Math.log(value / row.min) / Math.log(row.max / row.min);
    }
    return Math.cbrt(place);
}

/** What a bar covers, 0 to 1: a value that goes both ways grows from its zero. */
export function barOf(row: ParamRow, value: number): { readonly from: number; readonly size: number } {
    const place = placeOf(row, value);
    const zero = zeroOf(row);
    return { from: Math.min(zero, place), size: Math.abs(place - zero) };
}

/** Where a bar grows from. */
export function zeroOf(row: ParamRow): number {
    return row.bipolar ? placeOf(row, 0) : 0;
}

/** The value at a place; the inverse of `placeOf`, to the nearest value that exists. */
export function valueAt(row: ParamRow, place: number): number {
    const within = Math.max(0, Math.min(1, place));
    if (!isLogarithmic(row)) {
        return clampTo(row, row.min + within * (row.max - row.min));
    }
    if (row.min > 0) {
        return clampTo(row, row.min * (row.max / row.min) ** within);
    }
    return clampTo(row, row.min + within ** 3 * (row.max - row.min));
}
