// SPDX-License-Identifier: MIT
// How long a step of each track is, in frames, worked out when the pattern or the tempo changes.
import { ticksPerFrame } from "../state/clock";
import { sizes, speeds, stepLengthTicks } from "../generated/schema";
import type { PatternState } from "../state/pattern";

const forward = 0;
const reverse = 1;
/** A step may come early and the next one late, by half a step each. */
const unevenness = 1;

export class TrackClocks {
    /** Frames of one step. */
    readonly frames = new Float64Array(sizes.tracks).fill(6000);
    /** 1: rightwards; -1: leftwards; 0: it jumps about. */
    readonly directions = new Int8Array(sizes.tracks);
    /** Frames within which a track that plays comes to its next step; 0: it plays nothing. */
    readonly lasting = new Float64Array(sizes.tracks);
    private pattern: PatternState["tracks"] | null = null;
    private swing = 0;
    private tempo = 0;
    private rate = 0;

    update(pattern: PatternState | null, tempo: number, rate: number): void {
        if (!pattern) {
            return;
        }
        const { tracks, values: common } = pattern;
        const isSame = tracks === this.pattern && common.swing === this.swing;
        if (isSame && tempo === this.tempo && rate === this.rate) {
            return;
        }
        this.pattern = tracks;
        this.swing = common.swing;
        this.tempo = tempo;
        this.rate = rate;
        const perFrame = ticksPerFrame(tempo, rate);
        for (let track = 0; track < sizes.tracks; ++track) {
            const { step_length, speed, direction, instrument, swing_own, swing } = tracks[track].values;
            const [numerator, denominator] = speeds[speed];
            this.frames[track] = (stepLengthTicks[step_length] * denominator) / numerator / perFrame;
            this.directions[track] = direction === forward ? 1 : direction === reverse ? -1 : 0;
            const longest = ((swing_own === 1 ? swing : common.swing) * 2) / 1000 + unevenness;
            this.lasting[track] = instrument === 0 ? 0 : this.frames[track] * longest;
        }
    }
}
