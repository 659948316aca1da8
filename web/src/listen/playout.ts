// SPDX-License-Identifier: MIT

import { DriftControl } from "./drift-control";
import { JitterBuffer } from "./jitter-buffer";
import { JitterTarget } from "./jitter-target";
import type { AudioPacket } from "./packet";
import { Resampler } from "./resampler";

/** What the listening has come to so far. */
export interface PlayoutState {
    readonly playing: boolean;
    /** The server's frame that the next frame of output is made from. */
    readonly frame: number;
    /** Server frames that one frame of output takes at present. */
    readonly framesPerOutput: number;
    /** Frames a second at the server; 0 before the first packet. */
    readonly rate: number;
    /** Seconds of sound that wait, and that should. */
    readonly fill: number;
    readonly target: number;
    /** How often sound was missing: frames lost on the way, or a buffer that ran dry. */
    readonly gaps: number;
    /** How much was missing, in seconds. */
    readonly missing: number;
    /** How often sound was left out, because far too much waited. */
    readonly skips: number;
    /** The difference of the two clocks as learnt: 1e-6 is one part in a million. */
    readonly drift: number;
}

/** Seconds of sound that the ring holds. */
const capacity = 1.5;
/** More than this above the target is left out at once: running after it would bend the pitch for too long. */
const excessWhilePlaying = 0.15;
/** While the sound fades in, leaving some out is not heard: packets that waited on the way come all at once. */
const excessAtStart = 0.02;
/** Fades after and before a stretch without sound, in seconds. */
const fadeTime = 0.003;

/**
 * Packets in, frames of output out, at a speed that keeps the buffer's fill. No clock, no socket, no audio context:
 * the same runs in the worklet, in the fallback and in the tests.
 */
export class Playout {
    private buffer = new JitterBuffer(1);
    private resampler = new Resampler(1);
    private readonly control = new DriftControl();
    private readonly target = new JitterTarget();
    private rate = 0;
    private playing = false;
    private frame = 0;
    private fraction = 0;
    private ratio = 1;
    private gain = 0;
    private gaps = 0;
    private skips = 0;
    private drySeconds = 0;
    private lostFrames = 0;
    private begun = false;
    /** In output frames. */
    private readonly fade: number;

    /** `outputRate` in frames a second. */
    constructor(private readonly outputRate: number) {
        this.fade = Math.max(1, Math.round(outputRate * fadeTime));
    }

    push(packet: AudioPacket): void {
        if (packet.rate !== this.rate) {
            this.useRate(packet.rate);
        }
        const before = this.buffer.missingFrames;
        const written = this.buffer.write(packet);
        if (written === "gap" || written === "restarted") {
            this.interrupt(written, packet.firstFrame, this.buffer.missingFrames - before);
        }
        const excess = this.waitingSeconds() - this.target.value;
        if (!this.playing) {
            if (excess >= 0) {
                this.begin(excess);
            }
        } else if (excess > (this.gain < 1 ? excessAtStart : excessWhilePlaying)) {
            this.skips += this.gain < 1 ? 0 : 1;
            this.begin(excess);
        }
    }

    /** Fills both channels, whatever there is. */
    render(left: Float32Array, right: Float32Array): void {
        const elapsed = left.length / this.outputRate;
        if (!this.playing) {
            left.fill(0);
            right.fill(0);
            if (this.begun) {
                this.drySeconds += elapsed;
            }
            return;
        }
        const waiting = this.waitingSeconds();
        this.target.observe(waiting, elapsed);
        const nominal = this.rate / this.outputRate;
        this.ratio = nominal * this.control.update(waiting - this.target.value, elapsed);
        const enough = this.framesThatCanBeMade();
        const last = enough < left.length + this.fade;
        this.resample(left, right, Math.min(enough, left.length), last);
        if (last && enough <= left.length) {
            this.gaps += 1;
            this.target.ranDry();
            this.wait();
        }
    }

    state(): PlayoutState {
        return {
            playing: this.playing,
            frame: this.frame + this.fraction,
            framesPerOutput: this.playing ? this.ratio : 0,
            rate: this.rate,
            fill: this.playing || this.begun ? Math.max(0, this.waitingSeconds()) : 0,
            target: this.target.value,
            gaps: this.gaps,
            missing: this.drySeconds + (this.rate === 0 ? 0 : this.lostFrames / this.rate),
            skips: this.skips,
            drift: this.control.learntDifference,
        };
    }

    private useRate(rate: number): void {
        this.rate = rate;
        this.buffer = new JitterBuffer(rate * capacity);
        this.resampler = new Resampler(rate / this.outputRate);
        this.wait();
    }

    private interrupt(written: "gap" | "restarted", firstFrame: number, lost: number): void {
        if (this.playing) {
            this.gaps += 1;
            this.lostFrames += lost;
        }
        if (written === "restarted") {
            this.wait();
        }
        if (!this.playing) {
            // Nothing sounds yet: there is no need to play silence first.
            this.frame = firstFrame;
            this.fraction = 0;
        }
    }

    private wait(): void {
        this.playing = false;
        this.gain = 0;
        this.control.restart();
    }

    /** Starts at the place from which the wanted amount waits, `skip` seconds on. */
    private begin(skip: number): void {
        this.frame += Math.floor(skip * this.rate);
        this.buffer.first = this.frame;
        this.gain = 0;
        this.playing = true;
        this.begun = true;
        this.control.restart();
    }

    private waitingSeconds(): number {
        return this.rate === 0
            ? 0
            : (this.buffer.end - this.frame - this.fraction - this.resampler.halfTaps) / this.rate;
    }

    private framesThatCanBeMade(): number {
        return Math.max(
            0,
            Math.floor((this.buffer.end - this.resampler.halfTaps - this.frame - this.fraction) / this.ratio),
        );
    }

    /** `last`: the sound ends with the frames that can be made, so it fades out over them. */
    private resample(left: Float32Array, right: Float32Array, frames: number, last: boolean): void {
        const { buffer, resampler, fade } = this;
        const remaining = this.framesThatCanBeMade();
        for (let index = 0; index < frames; ++index) {
            const limit = last ? Math.min(1, (remaining - index) / fade) : 1;
            this.gain = Math.min(limit, this.gain + 1 / fade);
            resampler.read(buffer.left, buffer.right, buffer.mask, this.frame, this.fraction);
            left[index] = this.gain * resampler.left;
            right[index] = this.gain * resampler.right;
            this.fraction += this.ratio;
            const whole = Math.floor(this.fraction);
            this.frame += whole;
            this.fraction -= whole;
        }
        left.fill(0, frames);
        right.fill(0, frames);
        buffer.first = Math.max(buffer.first, this.frame - this.resampler.halfTaps);
    }
}
