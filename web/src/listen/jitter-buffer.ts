// SPDX-License-Identifier: MIT

import type { AudioPacket } from "./packet";

/** What became of a packet. */
export type Written =
    /** It joins what was there. */
    | "joined"
    /** Frames are missing before it; they lie in the buffer as silence. */
    | "gap"
    /** All of its frames were there already, or were due already. */
    | "late"
    /** It has nothing to do with what was there (first packet, restarted server): the buffer holds only it now. */
    | "restarted";

/** Two faders of this many frames join the silence of a gap to the sound around it without a click. */
export const fadeFrames = 64;

/**
 * Received frames in the order of their numbers, in a ring. Frames are addressed by the server's frame numbers,
 * whatever was lost in between.
 */
export class JitterBuffer {
    readonly left: Float32Array;
    readonly right: Float32Array;
    /** A frame's place in the ring is `frame & mask`. */
    readonly mask: number;
    /** The oldest frame that may still be read. Whoever reads moves it. */
    first = 0;
    /** One past the newest frame. */
    end = 0;
    /** Frames of silence that stand in for lost ones, since the beginning. */
    missingFrames = 0;
    private empty = true;

    /** `capacity` in frames, rounded up to a power of two. */
    constructor(capacity: number) {
        const size = 2 ** Math.ceil(Math.log2(capacity));
        this.left = new Float32Array(size);
        this.right = new Float32Array(size);
        this.mask = size - 1;
    }

    /** Frames that wait. */
    get fill(): number {
        return this.end - this.first;
    }

    clear(): void {
        this.empty = true;
        this.first = 0;
        this.end = 0;
    }

    write(packet: AudioPacket): Written {
        const frames = packet.samples.length / 2;
        const distance = packet.firstFrame - this.end;
        // A jump by more than the ring holds, either way, is no loss: it is another stream.
        if (this.empty || Math.abs(distance) + frames > this.mask) {
            this.begin(packet.firstFrame);
            this.copy(packet, 0);
            return "restarted";
        }
        if (distance > 0) {
            this.silence(distance);
            this.copy(packet, 0);
            this.fadeIn(packet.firstFrame, frames);
            return "gap";
        }
        if (frames + distance <= 0) {
            return "late";
        }
        this.copy(packet, -distance);
        return "joined";
    }

    private begin(frame: number): void {
        this.empty = false;
        this.first = frame;
        this.end = frame;
    }

    private copy(packet: AudioPacket, skip: number): void {
        const { samples } = packet;
        const frames = samples.length / 2;
        for (let index = skip; index < frames; ++index) {
            const place = (packet.firstFrame + index) & this.mask;
            this.left[place] = samples[2 * index] / 32768;
            this.right[place] = samples[2 * index + 1] / 32768;
        }
        this.end = packet.firstFrame + frames;
        this.first = Math.max(this.first, this.end - this.mask - 1);
    }

    private silence(frames: number): void {
        this.fade(this.end - Math.min(fadeFrames, this.fill), Math.min(fadeFrames, this.fill), 1, 0);
        for (let frame = this.end; frame < this.end + frames; ++frame) {
            this.left[frame & this.mask] = 0;
            this.right[frame & this.mask] = 0;
        }
        this.missingFrames += frames;
    }

    private fadeIn(frame: number, frames: number): void {
        this.fade(frame, Math.min(fadeFrames, frames), 0, 1);
    }

    private fade(frame: number, frames: number, from: number, to: number): void {
        for (let index = 0; index < frames; ++index) {
            const gain = from + ((to - from) * (index + 0.5)) / frames;
            const place = (frame + index) & this.mask;
            this.left[place] *= gain;
            this.right[place] *= gain;
        }
    }
}
