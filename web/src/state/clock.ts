// SPDX-License-Identifier: MIT
// The server's frame clock, as this page sees it: which frame is being heard now, between two messages too.

import { ticksPerQuarter } from "../generated/schema";

const anchors = 32;
/** How fast a too early estimate is let go of, in ms a second: more than two clocks drift apart. */
const forgetting = 0.5;
/** An estimate that is off by more is taken over at once: another server, a suspended laptop. */
const jump = 250;

/**
 * Messages come late by as much as they like, but never early; so the frame count that is the furthest ahead is the
 * nearest to the truth, and it is forgotten slowly, for clocks that drift. All times are in milliseconds.
 */
export class Clock {
    rate = 48000;
    private offset = 0;
    private isSet = false;
    private lastTold = 0;
    private heard: ((now: number) => number | null) | null = null;
    // Where in the music the server was at a frame: the last ones, so that what is heard late is drawn late too.
    private readonly frames = new Float64Array(anchors);
    private readonly positions = new Float64Array(anchors);
    private readonly speeds = new Float64Array(anchors);
    private next = 0;

    /** While somebody listens in the browser, that is what is drawn; null gives the clock back to itself. */
    setHeard(heard: ((now: number) => number | null) | null): void {
        this.heard = heard;
    }

    /** The server was at `frame` when it sent what came at `now`. `speed`: ticks a frame, 0 when it stands. */
    tell(now: number, frame: number, position: number, speed: number): void {
        const offset = (frame * 1000) / this.rate - now;
        const eased = this.offset - ((now - this.lastTold) * forgetting) / 1000;
        const isJump = !this.isSet || Math.abs(offset - this.offset) > jump;
        this.offset = isJump ? offset : Math.max(offset, eased);
        this.isSet = true;
        this.lastTold = now;
        this.frames[this.next] = frame;
        this.positions[this.next] = position;
        this.speeds[this.next] = speed;
        this.next = (this.next + 1) % anchors;
        if (isJump) {
            this.forgetOthers();
        }
    }

    private forgetOthers(): void {
        const kept = (this.next + anchors - 1) % anchors;
        for (let index = 0; index < anchors; ++index) {
            if (index !== kept) {
                this.frames[index] = Infinity;
            }
        }
    }

    /** The frame at `now`; a fraction, to draw smoothly. */
    frameAt(now: number): number {
        return this.heard?.(now) ?? this.engineFrame(now);
    }

    /** How far what is heard lies behind the engine, in frames. */
    lagAt(now: number): number {
        const heard = this.heard?.(now);
        return heard === null || heard === undefined ? 0 : Math.max(0, this.engineFrame(now) - heard);
    }

    private engineFrame(now: number): number {
        return ((now + this.offset) * this.rate) / 1000;
    }

    /** The place in the music at a frame, in ticks. */
    positionAt(frame: number): number {
        let best = -1;
        let oldest = -1;
        for (let index = 0; index < anchors; ++index) {
            const at = this.frames[index];
            if (at === Infinity) {
                continue;
            }
            if (at <= frame && (best < 0 || at >= this.frames[best])) {
                best = index;
            }
            if (oldest < 0 || at < this.frames[oldest]) {
                oldest = index;
            }
        }
        const anchor = best >= 0 ? best : oldest;
        if (anchor < 0) {
            return 0;
        }
        return Math.max(0, this.positions[anchor] + (frame - this.frames[anchor]) * this.speeds[anchor]);
    }

    constructor() {
        this.frames.fill(Infinity);
    }
}

/** Ticks that pass in one frame. */
export function ticksPerFrame(milliBpm: number, rate: number): number {
    return (milliBpm * ticksPerQuarter) / (60000 * rate);
}
