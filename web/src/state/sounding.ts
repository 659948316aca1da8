// SPDX-License-Identifier: MIT
// Whether a track can sound at all, whatever its steps hold. Pure.
import type { KitView, TrackView } from "../generated/schema";
import type { TrackSteps } from "./pattern";

const none = 0;
const pad = 1;
const kit = 2;

/** What it lacks; null: it can sound. */
export function lackOf({ values }: TrackView, kits: readonly KitView[]): "instrument" | "kit" | "pad" | null {
    if (values.instrument === none) {
        return "instrument";
    }
    if (values.instrument !== pad && values.instrument !== kit) {
        return null;
    }
    // A kit that was not found has no pads.
    const pads = kits[values.kit]?.pads.length ?? 0;
    return pads === 0 ? "kit" : values.instrument === pad && values.pad >= pads ? "pad" : null;
}

export function holdsNotes(steps: TrackSteps): boolean {
    return steps.some((step) => step !== null && step.notes.some((note) => note[4] !== 0));
}
