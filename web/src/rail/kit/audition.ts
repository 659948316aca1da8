// SPDX-License-Identifier: MIT
// Which track can sound a pad of a kit, and with which pitch.
import { firstPadNote, samplePitch, type TrackView } from "../../generated/schema";
import type { PadSound } from "../../state/view";

export const instrumentKinds = ["none", "pad", "kit", "synth", "acid"] as const;
const pad = 1;
const kit = 2;

/** How this track sounds that pad; null when it cannot. */
function soundOn(tracks: readonly TrackView[], track: number, kitIndex: number, padIndex: number): PadSound | null {
    const { values } = tracks[track];
    if (values.kit !== kitIndex) {
        return null;
    }
    if (values.instrument === kit) {
        return { track, pitch: firstPadNote + padIndex };
    }
    return values.instrument === pad && values.pad === padIndex ? { track, pitch: samplePitch } : null;
}

/** How a pad of a kit can be heard: by the selected track when it plays it, else by any that does. */
export function soundOf(
    tracks: readonly TrackView[],
    selected: number,
    kitIndex: number,
    padIndex: number,
): PadSound | null {
    const order = [selected, ...tracks.keys()].filter((track) => track < tracks.length);
    for (const track of order) {
        const sound = soundOn(tracks, track, kitIndex, padIndex);
        if (sound) {
            return sound;
        }
    }
    return null;
}

/** The pads that a track plays: one, all, or none. */
export function playsPad(track: TrackView, padIndex: number): boolean {
    const { instrument } = track.values;
    return instrument === kit || (instrument === pad && track.values.pad === padIndex);
}
