// SPDX-License-Identifier: MIT
import { signal } from "@preact/signals";

import type { StepView } from "../../generated/schema";

export interface StepClip {
    readonly label: string;
    readonly value: StepView;
}

/** Tracks and patterns are too large to be held by the page: the server copies them from where they lie. */
export interface TrackClip {
    readonly label: string;
    readonly pattern: number;
    readonly track: number;
}

export interface PatternClip {
    readonly label: string;
    readonly pattern: number;
}

/** What was copied last, of each kind. */
export const clipboard = {
    step: signal<StepClip | null>(null),
    track: signal<TrackClip | null>(null),
    pattern: signal<PatternClip | null>(null),
};

export const emptyStep: StepView = { notes: [], values: {}, condition: 0 };
