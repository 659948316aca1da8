// SPDX-License-Identifier: MIT
// Figures of the benchmarks, and the numbers of their command lines.

export interface Quantiles {
    readonly p50: number;
    readonly p95: number;
    readonly max: number;
}

/** Of at least one value. */
export function quantiles(values: readonly number[]): Quantiles {
    const sorted = [...values].sort((left, right) => left - right);
    const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
    return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** `--name number` for each of the defaults' names; anything else is an error. */
export function parseArguments<Names extends string>(defaults: Record<Names, number>): Record<Names, number> {
    const numbers = { ...defaults };
    const words = process.argv.slice(2);
    for (let place = 0; place < words.length; place += 2) {
        const name = (words[place] ?? "").replace(/^--/, "");
        const value = Number(words[place + 1]);
        if (!(name in defaults) || !(value > 0)) {
            throw new Error(
                `usage: ${Object.keys(defaults)
                    .map((each) => `[--${each} <number>]`)
                    .join(" ")}`,
            );
        }
        numbers[name as Names] = value;
    }
    return numbers;
}
