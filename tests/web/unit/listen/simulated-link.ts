// SPDX-License-Identifier: MIT

import type { AudioPacket } from "@/listen/packet";

/** A generator of numbers in [0, 1) that gives the same ones every time. */
export function dice(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

/** 10 ms of a sine. */
export function sinePacket(rate: number, firstFrame: number, frequency = 440, amplitude = 0.5): AudioPacket {
    const frames = rate / 100;
    const samples = new Int16Array(frames * 2);
    for (let index = 0; index < frames; ++index) {
        const phase = (2 * Math.PI * frequency * (firstFrame + index)) / rate;
        const value = Math.round(32767 * amplitude * Math.sin(phase));
        samples[2 * index] = value;
        samples[2 * index + 1] = value;
    }
    return { rate, firstFrame, samples };
}

export interface LinkOptions {
    readonly rate: number;
    /** How much faster the server's clock runs than the listener's, in parts per million. */
    readonly driftPpm: number;
    /** Each packet is late by up to this many seconds; they stay in order, as on any socket. */
    readonly jitter: number;
    readonly seed: number;
    /** How much longer the packet is held up, and all behind it, in seconds. */
    readonly stalls?: (index: number) => number;
    /** Packets that never arrive. */
    readonly loses?: (index: number) => boolean;
    readonly silent?: boolean;
}

/** Gives packets in order, each not before it has arrived by the listener's clock. */
export class SimulatedLink {
    private readonly random: () => number;
    private readonly silence: Int16Array;
    private index = 0;
    private arrival = 0;

    constructor(private readonly options: LinkOptions) {
        this.random = dice(options.seed);
        this.silence = new Int16Array(options.rate / 50);
        this.schedule();
    }

    /** The packets that have come by `time` (seconds of the listener's clock) and were not taken yet. */
    take(time: number, receive: (packet: AudioPacket) => void): void {
        const { rate, loses, silent } = this.options;
        while (this.arrival <= time) {
            const firstFrame = (this.index * rate) / 100;
            if (!loses?.(this.index)) {
                receive(silent ? { rate, firstFrame, samples: this.silence } : sinePacket(rate, firstFrame));
            }
            this.index += 1;
            this.schedule();
        }
    }

    private schedule(): void {
        const sent = ((this.index + 1) * 0.01) / (1 + this.options.driftPpm * 1e-6);
        const late = this.random() * this.options.jitter + (this.options.stalls?.(this.index) ?? 0);
        this.arrival = Math.max(this.arrival, sent + late);
    }
}
