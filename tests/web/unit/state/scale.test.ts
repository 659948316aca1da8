// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { rowOf } from "@/params/params";
import { nextPitch, snapToScale } from "@/state/scale";
import type { PlacedNote, TrackView } from "@/generated/schema";
import { trackWith } from "../patterns";

const scaleNames = rowOf("track", "scale").choices;
const scale = (name: string): number => scaleNames.indexOf(name);
const values = (more: Partial<TrackView["values"]> = {}): TrackView["values"] => trackWith(more).values;
const notes = (...pitches: number[]): PlacedNote[] => pitches.map((pitch, slot) => [slot, pitch, 100, 0, 1, 64]);

/** What three taps on "Add another note" make of a note. */
function chord(pitch: number, more: Partial<TrackView["values"]>): number[] {
    const pitches = [pitch];
    while (pitches.length < 4) {
        const next = nextPitch(notes(...pitches), pitches.length, values(more));
        if (next === null) {
            break;
        }
        pitches.push(next);
    }
    return pitches;
}

test("a further note is the next third of the track's scale", () => {
    expect(chord(60, { scale: scale("major") })).toEqual([60, 64, 67, 71]);
    expect(chord(62, { scale: scale("major") })).toEqual([62, 65, 69, 72]);
    expect(chord(60, { scale: scale("minor") })).toEqual([60, 63, 67, 70]);
    expect(chord(62, { scale: scale("minor_pentatonic"), root: 2 })).toEqual([62, 67, 72, 77]);
});

test("the root counts", () => {
    expect(chord(62, { scale: scale("major"), root: 2 })).toEqual([62, 66, 69, 73]);
    expect(chord(69, { scale: scale("minor"), root: 9 })).toEqual([69, 72, 76, 79]);
});

test("where every note is allowed the thirds are those of the major scale on the root", () => {
    expect(chord(60, {})).toEqual([60, 64, 67, 71]);
    expect(chord(63, { root: 3 })).toEqual([63, 67, 70, 74]);
});

test("a note outside of the scale counts as what it sounds as", () => {
    expect(snapToScale(61, scale("major"), 0)).toBe(60);
    expect(snapToScale(0, scale("major"), 11)).toBe(-1);
    expect(chord(61, { scale: scale("major") })).toEqual([61, 64, 67, 71]);
});

test("what sounds is a third, also where the track or the slot transposes", () => {
    // D of C major, shifted by a fourth to G: the next is B, stored a fourth lower.
    expect(nextPitch(notes(62), 1, values({ scale: scale("major"), transpose: 5 }))).toBe(71 - 5);
    expect(nextPitch(notes(60), 1, values({ scale: scale("major"), slot_transpose_2: -12 }))).toBe(64 + 12);
});

test("at the end of the track's range it is a third below, and beyond both ends there is none", () => {
    expect(nextPitch(notes(125), 1, values())).toBe(122);
    expect(nextPitch(notes(64), 1, values({ note_low: 48, note_high: 66 }))).toBe(60);
    expect(nextPitch(notes(60), 1, values({ note_low: 59, note_high: 61 }))).toBeNull();
});

test("in a track that plays a whole kit it is the next pad", () => {
    expect(nextPitch([], 0, values({ instrument: 2 }))).toBe(36);
    expect(nextPitch(notes(36, 40), 2, values({ instrument: 2 }))).toBe(41);
    expect(nextPitch(notes(67), 1, values({ instrument: 2 }))).toBeNull();
});
