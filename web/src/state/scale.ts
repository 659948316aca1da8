// SPDX-License-Identifier: MIT
// Notes of a track's scale, as the instrument snaps and counts them. Pure.
import { firstPadNote, samplePitch, scales, sizes, type PlacedNote, type TrackView } from "../generated/schema";

type Values = TrackView["values"];

const octave = 12;
/** Every note belongs to it. */
const chromatic = 0;
/** Where all notes are allowed, thirds are those of this one. */
const major = 1;
const kit = 2;
const highestNote = 127;

function isIn(pitch: number, mask: number, root: number): boolean {
    return ((mask >> ((((pitch - root) % octave) + octave) % octave)) & 1) === 1;
}

/** The note of the scale at or below `pitch`. */
export function snapToScale(pitch: number, scale: number, root: number): number {
    let snapped = pitch;
    while (!isIn(snapped, scales[scale], root)) {
        snapped -= 1;
    }
    return snapped;
}

/** Two notes of the scale up (`by` 1) or down (-1) from a note of it. */
function third(pitch: number, by: 1 | -1, { scale, root }: Values): number {
    const mask = scales[scale === chromatic ? major : scale];
    let found = pitch;
    for (let notes = 0; notes < 2; ++notes) {
        do {
            found += by;
        } while (!isIn(found, mask, root));
    }
    return found;
}

/** By how much a note is shifted before it is snapped, by the slot of the step that it is in. */
function shiftOf(slot: number, values: Values): number {
    const slots = [
        values.slot_transpose_1,
        values.slot_transpose_2,
        values.slot_transpose_3,
        values.slot_transpose_4,
    ] as const;
    return values.note + values.transpose + (slots[slot] ?? 0);
}

/** What a further note in `slot` is stored as, so that it sounds a third of the scale above the highest of the step's
 * notes; where the track's range ends there, a third below the lowest. Null: there is room for neither. In a track that
 * plays a whole kit, whose pitches are pads, it is the next pad. */
export function nextPitch(notes: readonly PlacedNote[], slot: number, values: Values): number | null {
    if (values.instrument === kit) {
        const pads = notes.map(([, pitch]) => pitch);
        const next = notes.length === 0 ? firstPadNote : Math.max(...pads) + 1;
        return next < firstPadNote + sizes.pads ? next : null;
    }
    if (notes.length === 0) {
        return samplePitch;
    }
    const sounding = notes.map(([at, pitch]) => snapToScale(pitch + shiftOf(at, values), values.scale, values.root));
    const [least, most] = [values.note_low, values.note_high].sort((a, b) => a - b);
    const shift = shiftOf(slot, values);
    const fits = (pitch: number): boolean =>
        pitch >= least && pitch <= most && pitch - shift >= 0 && pitch - shift <= highestNote;
    const above = third(Math.max(...sounding), 1, values);
    const below = third(Math.min(...sounding), -1, values);
    return fits(above) ? above - shift : fits(below) ? below - shift : null;
}
