// SPDX-License-Identifier: MIT
// How long a step of each track is, in frames, worked out when the pattern or the tempo changes.
import { ticksPerFrame } from "../clock";
import { sizes, speeds, stepLengthTicks } from "../generated/schema";
import type { PatternState } from "../state/pattern";

const forward = 0;
const reverse = 1;

export class TrackClocks {
    /** Frames of one step. */
    readonly frames = new Float64Array(sizes.tracks).fill(6000);
    /** 1: rightwards; -1: leftwards; 0: it jumps about. */
    readonly directions = new Int8Array(sizes.tracks);
    private pattern: PatternState["tracks"] | null = null;
    private tempo = 0;
    private rate = 0;

    update(pattern: PatternState | null, tempo: number, rate: number): void {
        if (!pattern || (pattern.tracks === this.pattern && tempo === this.tempo && rate === this.rate)) {
            return;
        }
        this.pattern = pattern.tracks;
        this.tempo = tempo;
        this.rate = rate;
        const perFrame = ticksPerFrame(tempo, rate);
        for (let track = 0; track < sizes.tracks; ++track) {
            const { step_length, speed, direction } = pattern.tracks[track].values;
            const [numerator, denominator] = speeds[speed];
            this.frames[track] = (stepLengthTicks[step_length] * denominator) / numerator / perFrame;
            this.directions[track] = direction === forward ? 1 : direction === reverse ? -1 : 0;
        }
    }
}
