// SPDX-License-Identifier: MIT
// The sets of eight parameters that the strip shows: those of the selected track's instrument. What a step can lock
// comes first.
import { rowOf, rowsOf, type ParamRow } from "../params/params";

export interface ParamPage {
    readonly name: string;
    readonly rows: readonly ParamRow[];
}

/** The page that the player chose: another instrument may have none of that name. */
export interface ChosenPage {
    readonly name: string;
    /** Where it stood among the pages. */
    readonly place: number;
}

function page(name: string, keys: readonly string[]): ParamPage {
    return { name, rows: keys.map((key) => rowOf("track", key)) };
}

const trig = page("Trig", [
    "note",
    "velocity",
    "length",
    "probability",
    "micro_timing",
    "ratchet",
    "slide",
    "slide_time",
]);
const envelope = ["attack", "hold", "decay", "sustain", "release"];

const ofSamples: readonly ParamPage[] = [
    page("Sound", ["level", "pan", "tune", "pad", "sample_start", "sample_end", "reverse", "loop"]),
    page("Filter", ["filter_mode", "cutoff", "resonance", "accent_boost"]),
    page("Shape", envelope),
];
const ofSynth: readonly ParamPage[] = [
    page("Sound", ["oscillator", "frequency", "amp", "drive", "level", "pan", "tune", "voices"]),
    page("Filter", [
        "filter_mode",
        "cutoff",
        "resonance",
        "filter_env_amount",
        "filter_env_attack",
        "filter_env_decay",
        "accent_boost",
    ]),
    page("Shape", envelope),
];
const ofAcid: readonly ParamPage[] = [
    page("Sound", ["oscillator", "frequency", "amp", "level", "pan", "tune", "slide_time", "acid_drive"]),
    page("Acid", [
        "acid_cutoff",
        "acid_resonance",
        "acid_env_amount",
        "acid_decay",
        "acid_mix",
        "acid_compensation",
        "acid_accent",
        "accent_boost",
    ]),
    // What an accent adds stands with the envelope: both say how a note comes and goes.
    page("Shape", [...envelope, "acid_accent_cutoff", "acid_accent_reso", "acid_accent_decay"]),
];

const afterSound: readonly ParamPage[] = [
    page("Sends", ["reverb_send", "delay_send"]),
    page("LFO", ["lfo_target", "lfo_depth", "lfo_shape", "lfo_rate", "lfo_sync", "lfo_trigger"]),
    page("Duck", ["duck_source", "duck_depth", "duck_attack", "duck_release"]),
    {
        name: "Step",
        rows: [
            rowOf("step", "condition"),
            rowOf("step", "transpose"),
            rowOf("step", "velocity_offset"),
            rowOf("step", "length_offset"),
            rowOf("step", "micro_offset"),
            rowOf("track", "play_mode"),
            rowOf("track", "layer_mask"),
            rowOf("track", "sound"),
        ],
    },
    page("Track", ["track_length", "step_length", "speed", "direction", "swing_own", "swing", "instrument", "kit"]),
    page("Notes", [
        "transpose",
        "scale",
        "root",
        "note_low",
        "note_high",
        "midi_port",
        "midi_channel",
        "slot_transpose_1",
    ]),
];

const samplePages: readonly ParamPage[] = [trig, ...ofSamples, ...afterSound];
const pagesByInstrument = new Map<string, readonly ParamPage[]>([
    ["synth", [trig, ...ofSynth, ...afterSound]],
    ["acid", [trig, ...ofAcid, ...afterSound]],
]);

/** The pages of a track with this value of `instrument`; at most eight rows each, and always the same objects. */
export function paramPagesFor(instrument: number): readonly ParamPage[] {
    return pagesByInstrument.get(rowOf("track", "instrument").choices[instrument]) ?? samplePages;
}

/** Which of the pages is shown: the one of the chosen name, else the one at its place. */
export function placeOfPage(pages: readonly ParamPage[], chosen: ChosenPage): number {
    const named = pages.findIndex(({ name }) => name === chosen.name);
    return named >= 0 ? named : Math.max(0, Math.min(pages.length - 1, chosen.place));
}

const rowsById = new Map([...rowsOf("track"), ...rowsOf("step")].map((row) => [paramId(row), row]));

/** The row of this id; an id that is nowhere gives the first of all. */
export function findParam(id: string): ParamRow {
    return rowsById.get(id) ?? trig.rows[0];
}

/** Unique among all that the strip shows: some keys are a track's and a step's. */
export function paramId(row: ParamRow): string {
    return row.scope === "step" ? `step.${row.key}` : row.key;
}
