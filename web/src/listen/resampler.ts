// SPDX-License-Identifier: MIT

/** Frames on each side of the reading place that shape one output frame, where the rate does not fall. */
const leastHalfTaps = 12;
const mostHalfTaps = 64;
const phases = 256;
/** Shape of the Kaiser window: images and aliases stay some 80 dB down. */
const beta = 8;

/**
 * Windowed-sinc interpolation at any place between two frames, from a table of 256 fractions with linear steps between
 * them. `rateRatio` = input frames per output frame: above 1 the cutoff falls with it, so that nothing folds back.
 */
export class Resampler {
    /** What the last `read` found. */
    left = 0;
    right = 0;
    /** Frames on each side of the reading place that shape one output frame. */
    readonly halfTaps: number;
    private readonly table: Float32Array;

    constructor(rateRatio: number) {
        const widening = Math.max(1, rateRatio);
        this.halfTaps = Math.min(mostHalfTaps, Math.ceil(leastHalfTaps * widening));
        this.table = kernel(this.halfTaps, 1 / widening);
    }

    /**
     * Reads two rings at `frame + fraction` (0 <= fraction < 1) into `left` and `right`: the frames from
     * `frame - halfTaps + 1` to `frame + halfTaps`.
     */
    read(leftRing: Float32Array, rightRing: Float32Array, mask: number, frame: number, fraction: number): void {
        const place = fraction * phases;
        const phase = Math.floor(place);
        const between = place - phase;
        const { table, halfTaps } = this;
        const taps = 2 * halfTaps;
        let row = phase * taps;
        let left = 0;
        let right = 0;
        for (let tap = 1 - halfTaps; tap <= halfTaps; ++tap, ++row) {
            const low = table[row];
            const weight = low + (table[row + taps] - low) * between;
            const at = (frame + tap) & mask;
            left += leftRing[at] * weight;
            right += rightRing[at] * weight;
        }
        this.left = left;
        this.right = right;
    }
}

/** One row of taps a fraction, and one more for fraction 1; each row adds up to 1. `cutoff` = 1: half the input rate. */
function kernel(halfTaps: number, cutoff: number): Float32Array {
    const taps = 2 * halfTaps;
    // The transition band lies below the cutoff: at most half of it may reach above.
    const passBand = cutoff * 0.94;
    const table = new Float32Array((phases + 1) * taps);
    for (let phase = 0; phase <= phases; ++phase) {
        const row = table.subarray(phase * taps, (phase + 1) * taps);
        let sum = 0;
        for (let tap = 0; tap < taps; ++tap) {
            const distance = tap - (halfTaps - 1) - phase / phases;
            const value = sinc(distance * passBand) * kaiser(distance / halfTaps);
            row[tap] = value;
            sum += value;
        }
        for (let tap = 0; tap < taps; ++tap) {
            row[tap] /= sum;
        }
    }
    return table;
}

function sinc(x: number): number {
    return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
    return Math.abs(x) >= 1 ? 0 : bessel(beta * Math.sqrt(1 - x * x)) / bessel(beta);
}

/** The modified Bessel function of the first kind, order 0, by its power series. */
function bessel(x: number): number {
    let term = 1;
    let sum = 1;
    for (let k = 1; term > sum * 1e-12; ++k) {
        term *= (x / (2 * k)) ** 2;
        sum += term;
    }
    return sum;
}
