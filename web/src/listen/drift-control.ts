// SPDX-License-Identifier: MIT

/** The correction never bends the pitch by more than this: 0.5 %, some 9 cents, and only while it catches up. */
export const maxCorrection = 0.005;

/**
 * The loop's own speed in radians a second. Slow, so that jitter is not heard as pitch: 10 ms of it, smoothed, bend the
 * pitch by less than half a cent.
 */
const loopSpeed = 0.05;
const proportional = 2 * loopSpeed;
const integral = loopSpeed * loopSpeed;
/** Time constant of the mean that takes the packets' saw-tooth out of the fill, in seconds. */
const smoothing = 1;

/**
 * Keeps the buffer's fill where it should be by playing a little faster or slower: a critically damped PI controller.
 * The integral comes to rest at the difference of the two clocks.
 */
export class DriftControl {
    private meanError = 0;
    private clockDifference = 0;
    private fresh = true;

    /** Forgets the fill, but not what it learnt about the clocks: they are the same after a gap. */
    restart(): void {
        this.fresh = true;
    }

    /** The difference of the clocks as learnt so far: 1e-6 is one part in a million. */
    get learntDifference(): number {
        return this.clockDifference;
    }

    /**
     * `error`: fill minus wanted fill, in seconds. `elapsed`: seconds since the last call. Returns what to multiply the
     * reading speed by: above 1 empties the buffer.
     */
    update(error: number, elapsed: number): number {
        if (this.fresh) {
            this.fresh = false;
            this.meanError = error;
        }
        this.meanError += (error - this.meanError) * (1 - Math.exp(-elapsed / smoothing));
        const wanted = proportional * this.meanError + this.clockDifference;
        const correction = limit(wanted);
        // At its limit the controller learns nothing: else it would swing far past its aim afterwards.
        if (correction === wanted) {
            this.clockDifference = limit(this.clockDifference + integral * this.meanError * elapsed);
        }
        return 1 + correction;
    }
}

function limit(correction: number): number {
    return Math.min(maxCorrection, Math.max(-maxCorrection, correction));
}
