// SPDX-License-Identifier: MIT

import type { StepView, TrackView } from "@/generated/schema";
import { rowsOf } from "@/params/params";
import type { PatternState } from "@/state/pattern";

export function trackWith(values: Partial<TrackView["values"]> = {}): TrackView {
    const initial = Object.fromEntries(rowsOf("track").map((row) => [row.key, row.initial]));
    return { name: "", values: { ...(initial as TrackView["values"]), ...values }, controls: {} };
}

/** A pattern of four tracks with these steps: [track, step, what it holds]. */
export function patternWith(steps: readonly (readonly [number, number, Partial<StepView>])[]): PatternState {
    const rows = Array.from({ length: 4 }, () => new Array<StepView | null>(16).fill(null));
    for (const [track, step, view] of steps) {
        rows[track][step] = { notes: [], values: {}, condition: 0, ...view };
    }
    return {
        pattern: 0,
        name: "",
        values: { tempo: 120_000, swing: 500, master_length: 0 },
        tracks: rows.map(() => trackWith()),
        steps: rows,
        pool: { used: 0, highWater: 0, failures: 0, capacity: 4_096 },
        checksum: 0,
    };
}
