// SPDX-License-Identifier: MIT

import type { Player, Report } from "./player";
import { PlayoutEngine } from "./playout-engine";

/** Length of one scheduled piece, in seconds. */
const piece = 0.02;
/** So far ahead pieces are scheduled: for so long the page may be busy with something else. */
const ahead = 0.1;

/**
 * When the next piece starts: right after the last one, or a little later than now where that has passed already.
 */
export function nextPieceAt(scheduledUntil: number, now: number): number {
    return scheduledUntil > now ? scheduledUntil : now + piece / 2;
}

/**
 * The player for where there is no AudioWorklet (a phone on plain http): pieces of 20 ms, scheduled one after the other.
 */
export function createScheduledPlayer(context: AudioContext, report: Report): Player {
    const engine = new PlayoutEngine(context.sampleRate, report);
    const frames = Math.round(context.sampleRate * piece);
    let scheduledUntil = 0;
    let source: MessagePort | null = null;

    const schedule = (): void => {
        if (context.state !== "running") {
            return;
        }
        while (scheduledUntil < context.currentTime + ahead) {
            const start = nextPieceAt(scheduledUntil, context.currentTime);
            const buffer = context.createBuffer(2, frames, context.sampleRate);
            engine.render(start, buffer.getChannelData(0), buffer.getChannelData(1));
            const node = context.createBufferSource();
            node.buffer = buffer;
            node.connect(context.destination);
            node.start(start);
            scheduledUntil = start + frames / context.sampleRate;
        }
    };
    const timer = window.setInterval(schedule, piece * 1000);

    return {
        fallback: true,
        receiveFrom: (port) => {
            source = port;
            port.onmessage = (event: MessageEvent<ArrayBuffer>) => {
                engine.receive(event.data);
                // Timers of a page in the background are slowed down, messages are not.
                schedule();
            };
        },
        resetMeasure: () => engine.resetMeasure(),
        stop: () => {
            window.clearInterval(timer);
            source?.close();
        },
    };
}
