// SPDX-License-Identifier: MIT
// What makes a track sound that cannot. Pure.
import type { Change, KitView } from "../generated/schema";
import type { PatternState } from "../state/pattern";
import { setTrackParam } from "./changes";

const pad = 1;
const synth = 3;

/** Makes the track play a pad that no other plays, under its name where the track has none; without a kit, a synth. */
export function mended(pattern: PatternState, kits: readonly KitView[], track: number): Change[] {
    const found = kits.findIndex(({ pads }) => pads.length > 0);
    if (found < 0) {
        return [setTrackParam(track, "instrument", synth)];
    }
    const names = kits[found].pads;
    const taken = pattern.tracks
        .filter(({ values }, other) => other !== track && values.instrument === pad && values.kit === found)
        .map(({ values }) => values.pad);
    const free = names.findIndex((_, index) => !taken.includes(index));
    const chosen = free >= 0 ? free : track % names.length;
    const isNameless = pattern.tracks[track].name === "";
    return [
        setTrackParam(track, "instrument", pad),
        setTrackParam(track, "kit", found),
        setTrackParam(track, "pad", chosen),
        ...(isNameless ? [{ type: "SetName", what: "track", track, name: names[chosen] } as const] : []),
    ];
}
