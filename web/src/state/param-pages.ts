// SPDX-License-Identifier: MIT
// The sets of eight parameters that the strip shows. What a step can lock comes first.
import { rowOf, type ParamRow } from "../params";

export interface ParamPage {
    readonly name: string;
    readonly rows: readonly ParamRow[];
    /** Only steps have these: they can be changed while steps are held. */
    readonly isOfSteps: boolean;
}

function track(keys: readonly string[]): readonly ParamRow[] {
    return keys.map((key) => rowOf("track", key));
}

export const paramPages: readonly ParamPage[] = [
    {
        name: "Trig",
        isOfSteps: false,
        rows: track(["note", "velocity", "length", "probability", "micro_timing", "ratchet", "slide", "slide_time"]),
    },
    {
        name: "Sound",
        isOfSteps: false,
        rows: track(["level", "pan", "tune", "pad", "sample_start", "sample_end", "reverse", "loop"]),
    },
    {
        name: "Shape",
        isOfSteps: false,
        rows: track(["filter_mode", "cutoff", "resonance", "attack", "hold", "decay", "sustain", "release"]),
    },
    {
        name: "Step",
        isOfSteps: true,
        rows: [
            rowOf("step", "condition"),
            rowOf("step", "transpose"),
            rowOf("step", "velocity_offset"),
            rowOf("step", "length_offset"),
            rowOf("step", "micro_offset"),
            ...track(["play_mode", "layer_mask"]),
        ],
    },
    {
        name: "Track",
        isOfSteps: false,
        rows: track(["track_length", "step_length", "speed", "direction", "swing_own", "swing", "instrument", "kit"]),
    },
    {
        name: "Notes",
        isOfSteps: false,
        rows: track([
            "transpose",
            "scale",
            "root",
            "note_low",
            "note_high",
            "midi_port",
            "midi_channel",
            "slot_transpose_1",
        ]),
    },
];

/** Of the page's eight, the one with this key; a key that is nowhere gives the first of all. */
export function findParam(key: string): ParamRow {
    for (const page of paramPages) {
        const row = page.rows.find((candidate) => paramId(candidate) === key);
        if (row) {
            return row;
        }
    }
    return paramPages[0].rows[0];
}

/** Unique among all that the strip shows: some keys are a track's and a step's. */
export function paramId(row: ParamRow): string {
    return row.scope === "step" ? `step.${row.key}` : row.key;
}
