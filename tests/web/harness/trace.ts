// SPDX-License-Identifier: MIT
// Chromium's own trace of what its compositor drew.
import type { CDPSession } from "playwright-core";

export interface TraceEvent {
    readonly name: string;
    readonly ph: string;
    /** Microseconds. */
    readonly ts: number;
    readonly args?: { readonly [name: string]: unknown };
}

export interface Frames {
    readonly frames: number;
    readonly dropped: number;
    /** Milliseconds between frames that were drawn. */
    readonly distances: number[];
}

export async function recordTrace(devtools: CDPSession, milliseconds: number): Promise<TraceEvent[]> {
    const events: TraceEvent[] = [];
    devtools.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
    await devtools.send("Tracing.start", {
        transferMode: "ReportEvents",
        traceConfig: {
            recordMode: "recordUntilFull",
            includedCategories: ["disabled-by-default-devtools.timeline.frame", "devtools.timeline.frame"],
            excludedCategories: ["*"],
        },
    });
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const complete = new Promise((resolve) => devtools.once("Tracing.tracingComplete", resolve));
    await devtools.send("Tracing.end");
    await complete;
    return events;
}

export function framesOf(events: readonly TraceEvent[]): Frames {
    const drawn = events.filter((each) => each.name === "DrawFrame").sort((left, right) => left.ts - right.ts);
    const distances = drawn.slice(1).map((each, index) => (each.ts - (drawn[index]?.ts ?? each.ts)) / 1000);
    return { frames: drawn.length, dropped: events.filter((each) => each.name === "DroppedFrame").length, distances };
}
