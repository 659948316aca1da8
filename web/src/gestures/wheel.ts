// SPDX-License-Identifier: MIT
// Wheels and trackpads: one notch of a wheel is one step, a trackpad's many small turns are summed up. Pure.

/** What of a browser's WheelEvent is read. */
export interface Turn {
    readonly deltaX: number;
    readonly deltaY: number;
    /** 0: px; else lines or pages. */
    readonly deltaMode: number;
}

const pxOfNotch = 40;

/** The sum that is left, and how many notches upwards came of it. With Shift, browsers turn a wheel sideways. */
export function turned(sum: number, turn: Turn): readonly [number, number] {
    const by = -(turn.deltaY === 0 ? turn.deltaX : turn.deltaY);
    if (turn.deltaMode !== 0 || Math.abs(by) >= pxOfNotch) {
        return [0, Math.sign(by)];
    }
    const next = Math.sign(by) === Math.sign(sum) ? sum + by : by;
    return Math.abs(next) >= pxOfNotch ? [0, Math.sign(next)] : [next, 0];
}
