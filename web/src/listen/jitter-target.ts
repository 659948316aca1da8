// SPDX-License-Identifier: MIT

/** Seconds of sound that wait on average: on a quiet line, to begin with, and on one that stalls again and again. */
export const smallestTarget = 0.06;
export const firstTarget = 0.09;
export const largestTarget = 0.4;

/** The buffer may fall to this before more is asked for. */
const reserve = 0.012;
/** After so long a time without need the target may come down. */
const patience = 30;
const stepDown = 0.01;
const roomBeforeStepDown = 0.02;
/** How fast the target rises while the reserve is touched, in seconds a second. */
const riseSpeed = 2;
/** A buffer that ran dry gets so much more, of what it had and in seconds at least. */
const shareAfterDry = 0.4;
const leastAfterDry = 0.03;

/**
 * How much sound should wait, learnt from how near the buffer came to running dry: rises at once by what was lacking,
 * falls slowly.
 */
export class JitterTarget {
    /** Seconds. */
    value = firstTarget;
    private lowest = Number.POSITIVE_INFINITY;
    private quiet = 0;

    /** `fill` and `elapsed` in seconds; called once a block of output. */
    observe(fill: number, elapsed: number): void {
        this.lowest = Math.min(this.lowest, fill);
        this.quiet += elapsed;
        if (fill < reserve) {
            this.rise(elapsed * riseSpeed);
            return;
        }
        if (this.quiet >= patience) {
            const spare = this.lowest - reserve;
            if (spare > roomBeforeStepDown) {
                this.value = Math.max(smallestTarget, this.value - stepDown);
            }
            this.restart();
        }
    }

    /** The buffer ran dry. */
    ranDry(): void {
        this.rise(Math.max(leastAfterDry, this.value * shareAfterDry));
    }

    private rise(by: number): void {
        this.value = Math.min(largestTarget, this.value + by);
        this.restart();
    }

    private restart(): void {
        this.lowest = Number.POSITIVE_INFINITY;
        this.quiet = 0;
    }
}
