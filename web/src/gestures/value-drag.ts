// SPDX-License-Identifier: MIT
// A value under a finger: how far it has been moved is how far it has changed. Pure.
import { clampTo, isSwitch, placeOf, valueAt, type ParamRow } from "../params/params";

export interface ValueDrag {
    readonly row: ParamRow;
    /** Where it is now, 0 to 1, with fractions that are no whole value yet. */
    readonly place: number;
    readonly y: number;
    readonly hasMoved: boolean;
}

/** A whole turn of a value takes so many px. */
const pxOfTurn = 176;
const pxOfChoice = 22;
/** Shift makes everything so much finer. */
const fine = 0.1;
const slop = 3;

export function beginDrag(row: ParamRow, value: number, y: number): ValueDrag {
    return { row, place: placeOf(row, value), y, hasMoved: false };
}

function turnOf(row: ParamRow): number {
    const values = row.max - row.min;
    return row.choices.length > 0 || isSwitch(row) || values < 8 ? pxOfChoice * values : pxOfTurn;
}

/** Upwards is more. `pxOfStep`, where given, is how far one whole value lies from the next. */
export function moveDrag(drag: ValueDrag, y: number, isFine: boolean, pxOfStep?: number): ValueDrag {
    const up = drag.y - y;
    if (!drag.hasMoved && Math.abs(up) < slop) {
        return drag;
    }
    const turn = pxOfStep ? pxOfStep * (drag.row.max - drag.row.min) : turnOf(drag.row);
    const by = (up / turn) * (isFine ? fine : 1);
    return { ...drag, place: Math.max(0, Math.min(1, drag.place + by)), y, hasMoved: true };
}

export function draggedValue(drag: ValueDrag): number {
    return valueAt(drag.row, drag.place);
}

/** One notch of a wheel or press of an arrow. Fine is the smallest change that there is. */
export function notched(row: ParamRow, value: number, notches: number, isFine: boolean): number {
    if (isFine) {
        return clampTo(row, value + Math.sign(notches));
    }
    if (isCurved(row)) {
        const next = valueAt(row, placeOf(row, value) + notches / 64);
        return next === value ? clampTo(row, value + Math.sign(notches)) : next;
    }
    return clampTo(row, value + notches * row.step);
}

/** Whether equal distances of a drag are unequal steps of the value. */
function isCurved(row: ParamRow): boolean {
    const middle = (row.min + row.max) / 2;
    return Math.abs(placeOf(row, middle) - 0.5) > 0.05;
}
