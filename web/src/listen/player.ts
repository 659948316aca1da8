// SPDX-License-Identifier: MIT

import type { OutputMark } from "./heard";
import type { PlayoutState } from "./playout";
import type { SoundMeasure } from "./sound-measure";

/** What a player tells of itself some twenty times a second. */
export interface PlayerReport {
    readonly mark: OutputMark;
    readonly state: PlayoutState;
    readonly sound: SoundMeasure;
}

/** Brings what comes through a port to the loudspeaker. */
export interface Player {
    /** True where the browser has no AudioWorklet here, and the page's own thread does the work. */
    readonly fallback: boolean;
    /** Packets come through this port, each an ArrayBuffer. */
    receiveFrom(port: MessagePort): void;
    /** Starts the measure of what is heard anew. */
    resetMeasure(): void;
    stop(): void;
}

export type Report = (report: PlayerReport) => void;

/** How often a player reports, in seconds. */
export const reportPeriod = 0.05;

/** What the page asks of the worklet. */
export type WorkletMessage = { readonly port: MessagePort } | { readonly reset: true } | { readonly stop: true };

export const processorName = "tresillo-listen";
