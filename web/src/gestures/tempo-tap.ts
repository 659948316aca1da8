// SPDX-License-Identifier: MIT
// Tempo by tapping. Pure; times in ms.

const longestGap = 2000;
const mostTaps = 9;
/** Fewer could be an accident. */
const leastTaps = 3;

/** The taps that count after another one: a long pause begins anew. */
export function tapped(taps: readonly number[], now: number): readonly number[] {
    const last = taps[taps.length - 1];
    return last !== undefined && now - last <= longestGap ? [...taps, now].slice(-mostTaps) : [now];
}

/** Thousandths of BPM; null while there are too few. */
export function tappedTempo(taps: readonly number[]): number | null {
    if (taps.length < leastTaps) {
        return null;
    }
    const interval = (taps[taps.length - 1] - taps[0]) / (taps.length - 1);
    return interval > 0 ? Math.round(600000 / interval) * 100 : null;
}
