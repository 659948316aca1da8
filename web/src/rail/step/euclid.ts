// SPDX-License-Identifier: MIT
// The euclidean rhythm as the instrument fills it in, to show it before it is filled in.

/** `hits` spread evenly over `steps`, turned later by `rotation`. The same as core/sequence/euclid.cpp. */
export function euclid(steps: number, hits: number, rotation: number): readonly boolean[] {
    let first: boolean[] = [true];
    let second: boolean[] = [false];
    let firsts = Math.min(hits, steps);
    let seconds = steps - firsts;
    while (firsts > 0 && seconds > 1) {
        const pairs = Math.min(firsts, seconds);
        const alone = first;
        first = [...first, ...second];
        if (firsts > seconds) {
            second = alone;
            seconds = firsts - pairs;
        } else {
            seconds -= pairs;
        }
        firsts = pairs;
    }
    const straight = [...repeated(first, firsts), ...repeated(second, seconds)];
    return straight.map((_, step) => straight[(((step - rotation) % steps) + steps) % steps]);
}

function repeated(group: readonly boolean[], times: number): boolean[] {
    return Array.from({ length: times }, () => group).flat();
}
