// SPDX-License-Identifier: MIT

/** Where the output was when it last reported: at `contextTime` it was about to render server frame `frame`. */
export interface OutputMark {
    /** Seconds of the audio context's clock. */
    readonly contextTime: number;
    readonly frame: number;
    /** Server frames a second of the context's clock: 0 while nothing plays. */
    readonly framesPerSecond: number;
}

/** What is needed of an AudioContext's clocks. */
export interface ContextClock {
    readonly currentTime: number;
    readonly baseLatency?: number;
    readonly outputLatency?: number;
    getOutputTimestamp?(): { contextTime?: number; performanceTime?: number };
}

/**
 * Which time of the context's clock is at the loudspeaker at `now` (performance.now(), milliseconds).
 */
export function contextTimeAtSpeaker(clock: ContextClock, now: number): number {
    const reported = clock.outputLatency ?? 0;
    const latency = reported > 0 ? reported : (clock.baseLatency ?? 0);
    const stamp = clock.getOutputTimestamp?.();
    const { contextTime = 0, performanceTime = 0 } = stamp ?? {};
    const stamped = contextTime + (now - performanceTime) / 1000;
    // A stamp of zero is what browsers give before the first sound, or always; one that lies far off is not believed.
    const believable = performanceTime > 0 && stamped <= clock.currentTime + 0.1 && stamped > clock.currentTime - 1;
    return believable ? stamped : clock.currentTime - latency;
}

/** The server's frame at the loudspeaker while `contextTime` is there; null while nothing plays. */
export function heardFrame(mark: OutputMark, contextTime: number): number | null {
    return mark.framesPerSecond > 0 ? mark.frame + (contextTime - mark.contextTime) * mark.framesPerSecond : null;
}
