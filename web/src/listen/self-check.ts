// SPDX-License-Identifier: MIT

import type { Listener } from "./listener";

/** What a test, or a curious player at the browser's console, can ask of the listening. */
export interface ListenSelfCheck {
    status(): string;
    /** Largest amplitude of the last half second, 0 to 1, as it left for the loudspeaker. */
    level(): number;
    rms(): number;
    /** Longest run without sound since the last `reset`, in seconds. */
    longestSilence(): number;
    /** Seconds of output measured since the last `reset`. */
    measured(): number;
    /** How often sound was missing since listening started. */
    gaps(): number;
    /** How much was missing, in seconds. */
    missing(): number;
    /** In ms. */
    latency(): number;
    /** The difference of the two clocks as learnt, in parts per million. */
    drift(): number;
    /** Without AudioWorklet. */
    fallback(): boolean;
    heardFrame(): number | null;
    reset(): void;
}

declare global {
    interface Window {
        tresilloListen?: ListenSelfCheck;
    }
}

export function exposeSelfCheck(listener: Listener, target: Window = window): void {
    target.tresilloListen = {
        status: () => listener.status.value,
        level: () => listener.lastReport()?.sound.level ?? 0,
        rms: () => listener.lastReport()?.sound.rms ?? 0,
        longestSilence: () => listener.lastReport()?.sound.longestSilence ?? 0,
        measured: () => listener.lastReport()?.sound.seconds ?? 0,
        gaps: () => listener.lastReport()?.state.gaps ?? 0,
        missing: () => listener.lastReport()?.state.missing ?? 0,
        latency: () => listener.info.value.latency,
        drift: () => (listener.lastReport()?.state.drift ?? 0) * 1e6,
        fallback: () => listener.info.value.fallback,
        heardFrame: () => listener.heardFrame(),
        reset: () => listener.resetMeasure(),
    };
}
