// SPDX-License-Identifier: MIT
import { firstPadNote, samplePitch } from "../generated/schema";
import type { PatternState } from "./pattern";
import type { PadSound } from "./view";

/** The value of `instrument` that plays a whole kit. */
const kit = 2;

/** What a track sounds like by hand: its first note, else a note that fits what it plays. */
export function handSound(pattern: PatternState | null, track: number): PadSound {
    const step = pattern?.steps[track]?.find((each) => (each?.notes.length ?? 0) > 0);
    const usual = pattern?.tracks[track]?.values.instrument === kit ? firstPadNote : samplePitch;
    return { track, pitch: step?.notes[0]?.[1] ?? usual };
}
