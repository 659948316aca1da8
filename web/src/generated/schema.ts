// SPDX-License-Identifier: MIT
// Made from core/params and control/schema by `tresillo_page_schema typescript`; not to be edited by hand.

/** The version of these messages; `hello` says which one the server speaks. */
export const protocol = 1;

/** Whose value a parameter is. What is lockable can also be held by a step. */
export type Scope = "track" | "step" | "pattern" | "project";

/** Where a surface shows a parameter: the page of that name, in ascending order; with these instruments, or any. */
export interface ParamPlace {
    readonly group: string;
    readonly order: number;
    readonly of: readonly string[] | null;
}

/** One parameter. Values are whole numbers; shown is value / 10^digits. */
export interface ParamRow {
    readonly key: string;
    readonly stableId: number;
    readonly scope: Scope;
    readonly label: string;
    readonly unit: string;
    readonly help: string;
    readonly min: number;
    readonly max: number;
    readonly initial: number;
    /** What one detent of a knob adds. */
    readonly step: number;
    readonly digits: number;
    /** Drawn from the middle. */
    readonly bipolar: boolean;
    readonly lockable: boolean;
    readonly smoothed: boolean;
    /** Where the panel of 4 x 8 pads edits it, and on which of its four pairs of pads. */
    readonly page: "basic" | "timing" | "modulation" | null;
    readonly pads: number;
    /** How a bar goes from the lowest to the highest. */
    readonly taper: "linear" | "logarithmic" | "octaves" | "stepped";
    /** Whether anything sounds it yet; what is not is not shown. */
    readonly sounded: boolean;
    /** Whether ALL moves it on every track. */
    readonly forAll: boolean;
    readonly places: readonly ParamPlace[];
    /** The names of the values, from `min` on; empty for plain numbers. */
    readonly choices: readonly string[];
}

/** Every parameter, in the order of the table, which is that of the checksum. */
export const params: readonly ParamRow[] = [
    {
        key: "note", stableId: 1, scope: "track", label: "Note", unit: "semitones",
        help: "Shifts the notes of a trig.",
        min: -64, max: 63, initial: 0, step: 1, digits: 0, bipolar: true, lockable: true,
        smoothed: false, page: "basic", pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Trig", order: 0, of: null }],
        choices: [],
    },
    {
        key: "velocity", stableId: 2, scope: "track", label: "Velocity", unit: "",
        help: "How hard new notes are struck; locked, how hard the step's are.",
        min: 1, max: 127, initial: 100, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: "basic", pads: 1,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Trig", order: 1, of: null }],
        choices: [],
    },
    {
        key: "length", stableId: 3, scope: "track", label: "Length", unit: "1/64 step",
        help: "How long new notes hold; one more than 64 steps holds until the track's next note.",
        min: 1, max: 4097, initial: 64, step: 4, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: "basic", pads: 2,
        taper: "logarithmic", sounded: true, forAll: false,
        places: [{ group: "Trig", order: 2, of: null }],
        choices: [],
    },
    {
        key: "probability", stableId: 4, scope: "track", label: "Probability", unit: "%",
        help: "The chance that a trig plays.",
        min: 0, max: 100, initial: 100, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: "basic", pads: 3,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Trig", order: 3, of: null }],
        choices: [],
    },
    {
        key: "micro_timing", stableId: 5, scope: "track", label: "Micro-timing", unit: "1/24 step",
        help: "Plays a trig early or late.",
        min: -12, max: 12, initial: 0, step: 1, digits: 0, bipolar: true, lockable: true,
        smoothed: false, page: "timing", pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Trig", order: 4, of: null }],
        choices: [],
    },
    {
        key: "ratchet", stableId: 6, scope: "track", label: "Ratchet", unit: "",
        help: "How many times a trig repeats within its step.",
        min: 1, max: 8, initial: 1, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: "timing", pads: 1,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Trig", order: 5, of: null }],
        choices: [],
    },
    {
        key: "slide", stableId: 7, scope: "track", label: "Slide", unit: "",
        help: "Goes on from the sounding note without striking it anew.",
        min: 0, max: 1, initial: 0, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: "timing", pads: 2,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "Trig", order: 6, of: null }],
        choices: [],
    },
    {
        key: "slide_time", stableId: 8, scope: "track", label: "Slide time", unit: "s",
        help: "How long a slide takes.",
        min: 0, max: 1500, initial: 60, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: false, page: "timing", pads: 3,
        taper: "logarithmic", sounded: true, forAll: false,
        places: [{ group: "Trig", order: 7, of: null }, { group: "Sound", order: 13, of: ["acid"] }],
        choices: [],
    },
    {
        key: "layer_mask", stableId: 9, scope: "track", label: "Layers", unit: "",
        help: "Which of a pad's 16 layers may sound, one bit each.",
        min: 0, max: 65535, initial: 65535, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Step", order: 6, of: null }],
        choices: [],
    },
    {
        key: "pad", stableId: 10, scope: "track", label: "Pad", unit: "",
        help: "Which pad of the kit the track plays, stored from 0.",
        min: 0, max: 31, initial: 0, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Sound", order: 8, of: ["none", "pad", "kit"] }],
        choices: [],
    },
    {
        key: "level", stableId: 11, scope: "track", label: "Level", unit: "dB",
        help: "The track's level; the lowest value is silence.",
        min: -600, max: 120, initial: 0, step: 5, digits: 1, bipolar: false, lockable: true,
        smoothed: true, page: "modulation", pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Sound", order: 4, of: null }],
        choices: [],
    },
    {
        key: "pan", stableId: 12, scope: "track", label: "Pan", unit: "%",
        help: "Left to right; the centre leaves both sides at full level.",
        min: -100, max: 100, initial: 0, step: 2, digits: 0, bipolar: true, lockable: true,
        smoothed: true, page: "modulation", pads: 1,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Sound", order: 5, of: null }],
        choices: [],
    },
    {
        key: "tune", stableId: 13, scope: "track", label: "Tune", unit: "semitones",
        help: "Shifts the pitch of a note.",
        min: -2400, max: 2400, initial: 0, step: 10, digits: 2, bipolar: true, lockable: true,
        smoothed: true, page: "modulation", pads: 2,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Sound", order: 6, of: null }],
        choices: [],
    },
    {
        key: "sample_start", stableId: 14, scope: "track", label: "Start", unit: "%",
        help: "Where in the sample a note starts.",
        min: 0, max: 1000, initial: 0, step: 10, digits: 1, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Sound", order: 9, of: ["none", "pad", "kit"] }],
        choices: [],
    },
    {
        key: "sample_end", stableId: 15, scope: "track", label: "End", unit: "%",
        help: "Where in the sample a note ends.",
        min: 0, max: 1000, initial: 1000, step: 10, digits: 1, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Sound", order: 10, of: ["none", "pad", "kit"] }],
        choices: [],
    },
    {
        key: "reverse", stableId: 16, scope: "track", label: "Reverse", unit: "",
        help: "Plays the sample backwards.",
        min: 0, max: 1, initial: 0, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: true,
        places: [{ group: "Sound", order: 11, of: ["none", "pad", "kit"] }],
        choices: [],
    },
    {
        key: "loop", stableId: 17, scope: "track", label: "Loop", unit: "",
        help: "Repeats the sample between its start and end while the note holds.",
        min: 0, max: 1, initial: 0, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: true,
        places: [{ group: "Sound", order: 12, of: ["none", "pad", "kit"] }],
        choices: [],
    },
    {
        key: "play_mode", stableId: 18, scope: "track", label: "Play mode", unit: "",
        help: "Whether a note's end stops the sample.",
        min: 0, max: 2, initial: 0, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: true,
        places: [{ group: "Step", order: 5, of: null }],
        choices: ["kit", "one_shot", "gated"],
    },
    {
        key: "filter_mode", stableId: 19, scope: "track", label: "Filter", unit: "",
        help: "The track's filter.",
        min: 0, max: 3, initial: 0, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: true,
        places: [{ group: "Filter", order: 0, of: ["none", "pad", "kit", "synth"] }],
        choices: ["off", "low_pass", "high_pass", "band_pass"],
    },
    {
        key: "cutoff", stableId: 20, scope: "track", label: "Cutoff", unit: "Hz",
        help: "The filter's corner frequency.",
        min: 50, max: 18000, initial: 18000, step: 100, digits: 0, bipolar: false, lockable: true,
        smoothed: true, page: "modulation", pads: 3,
        taper: "octaves", sounded: true, forAll: true,
        places: [{ group: "Filter", order: 1, of: ["none", "pad", "kit", "synth"] }],
        choices: [],
    },
    {
        key: "resonance", stableId: 21, scope: "track", label: "Resonance", unit: "Q",
        help: "The filter's emphasis at its corner.",
        min: 50, max: 1000, initial: 71, step: 5, digits: 2, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: true,
        places: [{ group: "Filter", order: 2, of: ["none", "pad", "kit", "synth"] }],
        choices: [],
    },
    {
        key: "attack", stableId: 22, scope: "track", label: "Attack", unit: "s",
        help: "How long a note takes to rise.",
        min: 0, max: 2000, initial: 0, step: 5, digits: 3, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: true,
        places: [{ group: "Shape", order: 0, of: null }],
        choices: [],
    },
    {
        key: "hold", stableId: 23, scope: "track", label: "Hold", unit: "s",
        help: "How long a note stays at its peak before it decays.",
        min: 0, max: 5000, initial: 0, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: true,
        places: [{ group: "Shape", order: 1, of: null }],
        choices: [],
    },
    {
        key: "decay", stableId: 24, scope: "track", label: "Decay", unit: "s",
        help: "How long a note takes to fall to its sustain level.",
        min: 0, max: 5000, initial: 0, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: true,
        places: [{ group: "Shape", order: 2, of: null }],
        choices: [],
    },
    {
        key: "sustain", stableId: 25, scope: "track", label: "Sustain", unit: "%",
        help: "The level at which a held note stays.",
        min: 0, max: 100, initial: 100, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Shape", order: 3, of: null }],
        choices: [],
    },
    {
        key: "release", stableId: 26, scope: "track", label: "Release", unit: "s",
        help: "How long a gated note takes to fade after its end.",
        min: 0, max: 3000, initial: 5, step: 5, digits: 3, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: true,
        places: [{ group: "Shape", order: 4, of: null }],
        choices: [],
    },
    {
        key: "oscillator", stableId: 27, scope: "track", label: "Wave", unit: "",
        help: "What a synth voice is made of.",
        min: 0, max: 5, initial: 1, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: true,
        places: [{ group: "Sound", order: 0, of: ["synth", "acid"] }],
        choices: ["sine", "saw", "square", "white", "pink", "brown"],
    },
    {
        key: "frequency", stableId: 28, scope: "track", label: "Frequency", unit: "Hz",
        help: "What note A4 sounds at; the others lie around it.",
        min: 200, max: 50000, initial: 4400, step: 10, digits: 1, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "octaves", sounded: true, forAll: true,
        places: [{ group: "Sound", order: 1, of: ["synth", "acid"] }],
        choices: [],
    },
    {
        key: "amp", stableId: 29, scope: "track", label: "Amp", unit: "",
        help: "How loud a synth voice is before the track's level.",
        min: 0, max: 1000, initial: 300, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Sound", order: 2, of: ["synth", "acid"] }],
        choices: [],
    },
    {
        key: "drive", stableId: 30, scope: "track", label: "Drive", unit: "",
        help: "How hard a synth voice is driven into its filter.",
        min: 0, max: 1000, initial: 0, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Sound", order: 3, of: ["synth"] }],
        choices: [],
    },
    {
        key: "filter_env_amount", stableId: 31, scope: "track", label: "Env amount", unit: "Hz",
        help: "How far the filter's own envelope moves its corner.",
        min: -18000, max: 18000, initial: 0, step: 100, digits: 0, bipolar: true, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Filter", order: 3, of: ["synth"] }],
        choices: [],
    },
    {
        key: "filter_env_attack", stableId: 32, scope: "track", label: "Env attack", unit: "s",
        help: "How long the filter's envelope takes to rise.",
        min: 0, max: 2000, initial: 0, step: 5, digits: 3, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: true,
        places: [{ group: "Filter", order: 4, of: ["synth"] }],
        choices: [],
    },
    {
        key: "filter_env_decay", stableId: 33, scope: "track", label: "Env decay", unit: "s",
        help: "How long the filter's envelope takes to fall.",
        min: 0, max: 5000, initial: 200, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: true,
        places: [{ group: "Filter", order: 5, of: ["synth"] }],
        choices: [],
    },
    {
        key: "acid_cutoff", stableId: 34, scope: "track", label: "Cutoff", unit: "Hz",
        help: "Where the acid filter stands when its envelope is over.",
        min: 80, max: 5000, initial: 1500, step: 20, digits: 0, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "octaves", sounded: true, forAll: true,
        places: [{ group: "Acid", order: 0, of: ["acid"] }],
        choices: [],
    },
    {
        key: "acid_resonance", stableId: 35, scope: "track", label: "Resonance", unit: "",
        help: "How much the acid filter sings at its corner.",
        min: 0, max: 980, initial: 450, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Acid", order: 1, of: ["acid"] }],
        choices: [],
    },
    {
        key: "acid_env_amount", stableId: 36, scope: "track", label: "Env amount", unit: "Hz",
        help: "How far a note opens the acid filter.",
        min: 0, max: 5000, initial: 2500, step: 50, digits: 0, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Acid", order: 2, of: ["acid"] }],
        choices: [],
    },
    {
        key: "acid_decay", stableId: 37, scope: "track", label: "Env decay", unit: "s",
        help: "How long the acid filter takes to close.",
        min: 20, max: 1000, initial: 250, step: 5, digits: 3, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: true,
        places: [{ group: "Acid", order: 3, of: ["acid"] }],
        choices: [],
    },
    {
        key: "acid_drive", stableId: 38, scope: "track", label: "Drive", unit: "",
        help: "How hard the wave is driven into the acid filter.",
        min: 0, max: 1000, initial: 200, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Sound", order: 14, of: ["acid"] }],
        choices: [],
    },
    {
        key: "acid_mix", stableId: 39, scope: "track", label: "Mix", unit: "",
        help: "From the plain wave to the filtered one.",
        min: 0, max: 1000, initial: 1000, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Acid", order: 4, of: ["acid"] }],
        choices: [],
    },
    {
        key: "acid_compensation", stableId: 40, scope: "track", label: "Body", unit: "",
        help: "Gives back the lows that resonance takes.",
        min: 0, max: 1000, initial: 500, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Acid", order: 5, of: ["acid"] }],
        choices: [],
    },
    {
        key: "acid_accent", stableId: 41, scope: "track", label: "Accent", unit: "",
        help: "How much a hard struck note stands out.",
        min: 0, max: 1000, initial: 500, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Acid", order: 6, of: ["acid"] }],
        choices: [],
    },
    {
        key: "acid_accent_cutoff", stableId: 42, scope: "track", label: "Acc cutoff", unit: "Hz",
        help: "What a full accent adds to the cutoff.",
        min: 0, max: 1000, initial: 300, step: 10, digits: 0, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Shape", order: 5, of: ["acid"] }],
        choices: [],
    },
    {
        key: "acid_accent_reso", stableId: 43, scope: "track", label: "Acc reso", unit: "",
        help: "What a full accent adds to the resonance.",
        min: 0, max: 400, initial: 200, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Shape", order: 6, of: ["acid"] }],
        choices: [],
    },
    {
        key: "acid_accent_decay", stableId: 44, scope: "track", label: "Acc decay", unit: "s",
        help: "How long a fully accented note takes to close.",
        min: 20, max: 150, initial: 50, step: 5, digits: 3, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: true,
        places: [{ group: "Shape", order: 7, of: ["acid"] }],
        choices: [],
    },
    {
        key: "accent_boost", stableId: 91, scope: "track", label: "Accent boost", unit: "Hz",
        help: "By so much a note of full velocity opens the filter wider than the softest; half of it up, half down.",
        min: 0, max: 10000, initial: 0, step: 100, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Filter", order: 6, of: ["none", "pad", "kit", "synth"] },
            { group: "Acid", order: 7, of: ["acid"] }],
        choices: [],
    },
    {
        key: "lfo_rate", stableId: 45, scope: "track", label: "LFO rate", unit: "Hz",
        help: "How fast the LFO runs while it is not synced.",
        min: 1, max: 1000, initial: 100, step: 5, digits: 2, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: true,
        places: [{ group: "LFO", order: 3, of: null }],
        choices: [],
    },
    {
        key: "lfo_sync", stableId: 46, scope: "track", label: "LFO sync", unit: "",
        help: "How long a period of the LFO is, in musical time.",
        min: 0, max: 16, initial: 0, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "LFO", order: 4, of: null }],
        choices: ["off", "1/32", "1/16t", "1/16", "1/16.", "1/8t", "1/8", "1/8.", "1/4t", "1/4", "1/4.", "1/2", "1/1",
            "2/1", "4/1", "8/1", "16/1"],
    },
    {
        key: "lfo_depth", stableId: 47, scope: "track", label: "LFO depth", unit: "",
        help: "How far the LFO moves its target, of half its range.",
        min: 0, max: 1000, initial: 300, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "LFO", order: 1, of: null }],
        choices: [],
    },
    {
        key: "lfo_shape", stableId: 48, scope: "track", label: "LFO shape", unit: "",
        help: "The course of the LFO within a period.",
        min: 0, max: 6, initial: 0, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "LFO", order: 2, of: null }],
        choices: ["sine", "triangle", "saw_up", "saw_down", "square", "steps", "smooth"],
    },
    {
        key: "lfo_trigger", stableId: 49, scope: "track", label: "LFO trigger", unit: "",
        help: "Whether the track's notes begin the LFO anew.",
        min: 0, max: 1, initial: 0, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "LFO", order: 5, of: null }],
        choices: ["free", "retrig"],
    },
    {
        key: "lfo_target", stableId: 50, scope: "track", label: "LFO target", unit: "",
        help: "What the LFO moves.",
        min: 0, max: 40, initial: 0, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "LFO", order: 0, of: null }],
        choices: ["none", "slide_time", "layer_mask", "pad", "level", "pan", "tune", "sample_start", "sample_end",
            "reverse", "loop", "play_mode", "filter_mode", "cutoff", "resonance", "attack", "hold", "decay", "sustain",
            "release", "oscillator", "frequency", "amp", "drive", "filter_env_amount", "filter_env_attack",
            "filter_env_decay", "acid_cutoff", "acid_resonance", "acid_env_amount", "acid_decay", "acid_drive",
            "acid_mix", "acid_compensation", "acid_accent", "acid_accent_cutoff", "acid_accent_reso",
            "acid_accent_decay", "accent_boost", "reverb_send", "delay_send"],
    },
    {
        key: "reverb_send", stableId: 60, scope: "track", label: "Reverb", unit: "",
        help: "How much of the track goes to the reverb.",
        min: 0, max: 1000, initial: 0, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Sends", order: 0, of: null }],
        choices: [],
    },
    {
        key: "delay_send", stableId: 61, scope: "track", label: "Delay", unit: "",
        help: "How much of the track goes to the delay.",
        min: 0, max: 1000, initial: 0, step: 10, digits: 3, bipolar: false, lockable: true,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: true,
        places: [{ group: "Sends", order: 1, of: null }],
        choices: [],
    },
    {
        key: "sound", stableId: 62, scope: "track", label: "Sound", unit: "",
        help: "The Sound that the notes of a step are struck with; 0 is the track's own.",
        min: 0, max: 128, initial: 0, step: 1, digits: 0, bipolar: false, lockable: true,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Step", order: 7, of: null }],
        choices: [],
    },
    {
        key: "instrument", stableId: 64, scope: "track", label: "Instrument", unit: "",
        help: "What the track plays.",
        min: 0, max: 4, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "Track", order: 6, of: null }],
        choices: ["none", "pad", "kit", "synth", "acid"],
    },
    {
        key: "kit", stableId: 65, scope: "track", label: "Kit", unit: "",
        help: "Which of the project's kits the track plays.",
        min: 0, max: 63, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Track", order: 7, of: null }],
        choices: [],
    },
    {
        key: "track_length", stableId: 66, scope: "track", label: "Length", unit: "steps",
        help: "After how many steps the track starts over.",
        min: 1, max: 128, initial: 16, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Track", order: 0, of: null }],
        choices: [],
    },
    {
        key: "step_length", stableId: 67, scope: "track", label: "Step", unit: "",
        help: "How long a step is.",
        min: 0, max: 50, initial: 1, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "Track", order: 1, of: null }],
        choices: ["1/32", "1/16", "1/8", "1/4", "1/2", "1/1", "1/32.", "1/16.", "1/8.", "1/4.", "1/2.", "1/1.", "1/32t",
            "1/16t", "1/8t", "1/4t", "1/2t", "1/1t", "4 in 1", "6 in 1", "8 in 1", "12 in 1", "16 in 1", "4 in 2",
            "6 in 2", "8 in 2", "12 in 2", "16 in 2", "4 in 4", "6 in 4", "8 in 4", "12 in 4", "16 in 4", "5 in 1",
            "7 in 1", "10 in 1", "14 in 1", "20 in 1", "28 in 1", "5 in 2", "7 in 2", "10 in 2", "14 in 2", "20 in 2",
            "28 in 2", "5 in 4", "7 in 4", "10 in 4", "14 in 4", "20 in 4", "28 in 4"],
    },
    {
        key: "speed", stableId: 68, scope: "track", label: "Speed", unit: "x",
        help: "How fast the track runs.",
        min: 0, max: 6, initial: 4, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "Track", order: 2, of: null }],
        choices: ["1/8", "1/4", "1/2", "3/4", "1", "3/2", "2"],
    },
    {
        key: "direction", stableId: 69, scope: "track", label: "Direction", unit: "",
        help: "The order of the steps.",
        min: 0, max: 3, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "Track", order: 3, of: null }],
        choices: ["forward", "reverse", "ping_pong", "random"],
    },
    {
        key: "swing_own", stableId: 70, scope: "track", label: "Own swing", unit: "",
        help: "Whether the track has a swing of its own.",
        min: 0, max: 1, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "Track", order: 4, of: null }],
        choices: [],
    },
    {
        key: "swing", stableId: 71, scope: "track", label: "Swing", unit: "%",
        help: "Where the odd steps fall between their neighbours.",
        min: 500, max: 800, initial: 500, step: 5, digits: 1, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Track", order: 5, of: null }],
        choices: [],
    },
    {
        key: "mute", stableId: 72, scope: "track", label: "Mute", unit: "",
        help: "Silences the track.",
        min: 0, max: 1, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "solo", stableId: 73, scope: "track", label: "Solo", unit: "",
        help: "Silences the tracks that are not soloed.",
        min: 0, max: 1, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "transpose", stableId: 74, scope: "track", label: "Transpose", unit: "semitones",
        help: "Shifts every note of the track.",
        min: -48, max: 48, initial: 0, step: 1, digits: 0, bipolar: true, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Notes", order: 0, of: null }],
        choices: [],
    },
    {
        key: "scale", stableId: 75, scope: "track", label: "Scale", unit: "",
        help: "Notes outside the scale snap downward.",
        min: 0, max: 14, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "Notes", order: 1, of: null }],
        choices: ["chromatic", "major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian",
            "harmonic_minor", "melodic_minor", "major_pentatonic", "minor_pentatonic", "blues", "whole_tone",
            "diminished"],
    },
    {
        key: "root", stableId: 76, scope: "track", label: "Root", unit: "",
        help: "The first note of the scale.",
        min: 0, max: 11, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "Notes", order: 2, of: null }],
        choices: ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"],
    },
    {
        key: "note_low", stableId: 77, scope: "track", label: "Lowest note", unit: "",
        help: "Notes below it are limited to it.",
        min: 0, max: 127, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Notes", order: 3, of: null }],
        choices: [],
    },
    {
        key: "note_high", stableId: 78, scope: "track", label: "Highest note", unit: "",
        help: "Notes above it are limited to it.",
        min: 0, max: 127, initial: 127, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Notes", order: 4, of: null }],
        choices: [],
    },
    {
        key: "slot_transpose_1", stableId: 79, scope: "track", label: "Transpose 1", unit: "semitones",
        help: "Shifts the first note of each step.",
        min: -48, max: 48, initial: 0, step: 1, digits: 0, bipolar: true, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Notes", order: 7, of: null }],
        choices: [],
    },
    {
        key: "slot_transpose_2", stableId: 80, scope: "track", label: "Transpose 2", unit: "semitones",
        help: "Shifts the second note of each step.",
        min: -48, max: 48, initial: 0, step: 1, digits: 0, bipolar: true, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "slot_transpose_3", stableId: 81, scope: "track", label: "Transpose 3", unit: "semitones",
        help: "Shifts the third note of each step.",
        min: -48, max: 48, initial: 0, step: 1, digits: 0, bipolar: true, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "slot_transpose_4", stableId: 82, scope: "track", label: "Transpose 4", unit: "semitones",
        help: "Shifts the fourth note of each step.",
        min: -48, max: 48, initial: 0, step: 1, digits: 0, bipolar: true, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "midi_port", stableId: 83, scope: "track", label: "MIDI port", unit: "",
        help: "The port that the track's notes are sent to.",
        min: 0, max: 15, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: false, forAll: false,
        places: [{ group: "Notes", order: 5, of: null }],
        choices: [],
    },
    {
        key: "midi_channel", stableId: 84, scope: "track", label: "MIDI channel", unit: "",
        help: "The channel of the track's notes, stored from 0.",
        min: 0, max: 15, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: false, forAll: false,
        places: [{ group: "Notes", order: 6, of: null }],
        choices: [],
    },
    {
        key: "voices", stableId: 85, scope: "track", label: "Voices", unit: "",
        help: "How many notes of a synth track sound at once.",
        min: 1, max: 16, initial: 4, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Sound", order: 7, of: ["synth"] }],
        choices: [],
    },
    {
        key: "duck_source", stableId: 86, scope: "track", label: "Duck by", unit: "",
        help: "The track whose notes lower this one, from 1; 0 is none.",
        min: 0, max: 16, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Duck", order: 0, of: null }],
        choices: [],
    },
    {
        key: "duck_depth", stableId: 87, scope: "track", label: "Duck depth", unit: "dB",
        help: "How far the track is lowered.",
        min: 0, max: 240, initial: 0, step: 5, digits: 1, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Duck", order: 1, of: null }],
        choices: [],
    },
    {
        key: "duck_attack", stableId: 88, scope: "track", label: "Duck attack", unit: "s",
        help: "How long it takes to get there.",
        min: 1, max: 1000, initial: 5, step: 1, digits: 3, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: false,
        places: [{ group: "Duck", order: 2, of: null }],
        choices: [],
    },
    {
        key: "duck_release", stableId: 89, scope: "track", label: "Duck release", unit: "s",
        help: "How long it takes to come back.",
        min: 10, max: 5000, initial: 120, step: 10, digits: 3, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: false,
        places: [{ group: "Duck", order: 3, of: null }],
        choices: [],
    },
    {
        key: "mute_tail", stableId: 90, scope: "track", label: "Mute tail", unit: "",
        help: "Whether a mute, or a solo elsewhere, cuts what sounds or lets it ring.",
        min: 0, max: 1, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: ["cut", "ring"],
    },
    {
        key: "transpose", stableId: 96, scope: "step", label: "Transpose", unit: "semitones",
        help: "Shifts all notes of the step.",
        min: -12, max: 12, initial: 0, step: 1, digits: 0, bipolar: true, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Step", order: 1, of: null }],
        choices: [],
    },
    {
        key: "velocity_offset", stableId: 97, scope: "step", label: "Velocity offset", unit: "",
        help: "Adds to the velocity of all notes of the step.",
        min: -127, max: 127, initial: 0, step: 1, digits: 0, bipolar: true, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Step", order: 2, of: null }],
        choices: [],
    },
    {
        key: "length_offset", stableId: 98, scope: "step", label: "Length offset", unit: "1/64 step",
        help: "Adds to the length of all notes.",
        min: -2048, max: 2048, initial: 0, step: 4, digits: 0, bipolar: true, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Step", order: 3, of: null }],
        choices: [],
    },
    {
        key: "micro_offset", stableId: 99, scope: "step", label: "Micro offset", unit: "1/24 step",
        help: "Adds to the micro-timing of all notes.",
        min: -12, max: 12, initial: 0, step: 1, digits: 0, bipolar: true, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [{ group: "Step", order: 4, of: null }],
        choices: [],
    },
    {
        key: "condition", stableId: 100, scope: "step", label: "Condition", unit: "",
        help: "When the trig plays: every B passes, first, last, fill, ...",
        min: 0, max: 82, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [{ group: "Step", order: 0, of: null }],
        choices: [],
    },
    {
        key: "tempo", stableId: 128, scope: "pattern", label: "Tempo", unit: "BPM",
        help: "Quarter notes per minute.",
        min: 30000, max: 300000, initial: 120000, step: 1000, digits: 3, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "swing", stableId: 129, scope: "pattern", label: "Swing", unit: "%",
        help: "Where the odd steps fall between their neighbours.",
        min: 500, max: 800, initial: 500, step: 5, digits: 1, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "master_length", stableId: 130, scope: "pattern", label: "Master length", unit: "1/16",
        help: "After how many sixteenths all tracks start over; 0 lets them run.",
        min: 0, max: 1024, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "master_level", stableId: 160, scope: "project", label: "Master level", unit: "dB",
        help: "The level of the whole mix.",
        min: -600, max: 120, initial: 0, step: 5, digits: 1, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "seed", stableId: 161, scope: "project", label: "Seed", unit: "",
        help: "What the dice of chance are thrown from.",
        min: 0, max: 2147483647, initial: 1, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "song_loop", stableId: 162, scope: "project", label: "Loop song", unit: "",
        help: "Starts the song over at its end.",
        min: 0, max: 1, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "distortion_drive", stableId: 163, scope: "project", label: "Drive", unit: "",
        help: "How hard the mix is driven.",
        min: 0, max: 1000, initial: 0, step: 10, digits: 3, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "distortion_mix", stableId: 164, scope: "project", label: "Mix", unit: "",
        help: "From the clean mix to the distorted one, at equal power.",
        min: 0, max: 1000, initial: 0, step: 10, digits: 3, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "distortion_tone", stableId: 165, scope: "project", label: "Tone", unit: "",
        help: "From dark to bright.",
        min: 0, max: 1000, initial: 500, step: 10, digits: 3, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "reverb_mix", stableId: 166, scope: "project", label: "Level", unit: "",
        help: "How much of the reverb is heard.",
        min: 0, max: 1000, initial: 300, step: 10, digits: 3, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "reverb_room", stableId: 167, scope: "project", label: "Room", unit: "",
        help: "How long the reverb rings.",
        min: 0, max: 1000, initial: 500, step: 10, digits: 3, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "reverb_damp", stableId: 168, scope: "project", label: "Damp", unit: "",
        help: "How much faster high frequencies fade.",
        min: 0, max: 1000, initial: 500, step: 10, digits: 3, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "delay_time", stableId: 169, scope: "project", label: "Time", unit: "s",
        help: "How long an echo takes.",
        min: 100, max: 600, initial: 250, step: 5, digits: 3, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "delay_feedback", stableId: 170, scope: "project", label: "Feedback", unit: "",
        help: "How much of an echo is echoed again.",
        min: 0, max: 700, initial: 400, step: 10, digits: 3, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "delay_mix", stableId: 171, scope: "project", label: "Level", unit: "",
        help: "How much of the delay is heard.",
        min: 0, max: 1000, initial: 300, step: 10, digits: 3, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "delay_low_cut", stableId: 172, scope: "project", label: "Low cut", unit: "Hz",
        help: "Echoes lose what lies below.",
        min: 20, max: 1000, initial: 100, step: 10, digits: 0, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "octaves", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "delay_high_cut", stableId: 173, scope: "project", label: "High cut", unit: "Hz",
        help: "Echoes lose what lies above.",
        min: 1000, max: 10000, initial: 5000, step: 100, digits: 0, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "octaves", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "limiter", stableId: 174, scope: "project", label: "Limiter", unit: "",
        help: "Keeps the mix below its ceiling; 5 ms later.",
        min: 0, max: 1, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "limiter_ceiling", stableId: 175, scope: "project", label: "Ceiling", unit: "dB",
        help: "What the true peaks of the mix stay below.",
        min: -240, max: 0, initial: -30, step: 5, digits: 1, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "lfo_1_rate", stableId: 176, scope: "project", label: "LFO 1 rate", unit: "Hz",
        help: "How fast the LFO runs while it is not synced.",
        min: 1, max: 1000, initial: 25, step: 5, digits: 2, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "lfo_1_sync", stableId: 177, scope: "project", label: "LFO 1 sync", unit: "",
        help: "How long a period of the LFO is, in musical time.",
        min: 0, max: 16, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: ["off", "1/32", "1/16t", "1/16", "1/16.", "1/8t", "1/8", "1/8.", "1/4t", "1/4", "1/4.", "1/2", "1/1",
            "2/1", "4/1", "8/1", "16/1"],
    },
    {
        key: "lfo_1_depth", stableId: 178, scope: "project", label: "LFO 1 depth", unit: "",
        help: "How far the LFO moves its target, of half its range.",
        min: 0, max: 1000, initial: 700, step: 10, digits: 3, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "lfo_1_shape", stableId: 179, scope: "project", label: "LFO 1 shape", unit: "",
        help: "The course of the LFO within a period.",
        min: 0, max: 6, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: ["sine", "triangle", "saw_up", "saw_down", "square", "steps", "smooth"],
    },
    {
        key: "lfo_1_trigger", stableId: 180, scope: "project", label: "LFO 1 trigger", unit: "",
        help: "Whether the track's notes begin the LFO anew.",
        min: 0, max: 1, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: ["free", "retrig"],
    },
    {
        key: "lfo_1_track", stableId: 181, scope: "project", label: "LFO 1 track", unit: "",
        help: "The track that the LFO moves, from 1.",
        min: 1, max: 16, initial: 1, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "lfo_1_target", stableId: 182, scope: "project", label: "LFO 1 target", unit: "",
        help: "What the LFO moves.",
        min: 0, max: 40, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: ["none", "slide_time", "layer_mask", "pad", "level", "pan", "tune", "sample_start", "sample_end",
            "reverse", "loop", "play_mode", "filter_mode", "cutoff", "resonance", "attack", "hold", "decay", "sustain",
            "release", "oscillator", "frequency", "amp", "drive", "filter_env_amount", "filter_env_attack",
            "filter_env_decay", "acid_cutoff", "acid_resonance", "acid_env_amount", "acid_decay", "acid_drive",
            "acid_mix", "acid_compensation", "acid_accent", "acid_accent_cutoff", "acid_accent_reso",
            "acid_accent_decay", "accent_boost", "reverb_send", "delay_send"],
    },
    {
        key: "lfo_2_rate", stableId: 183, scope: "project", label: "LFO 2 rate", unit: "Hz",
        help: "How fast the LFO runs while it is not synced.",
        min: 1, max: 1000, initial: 400, step: 5, digits: 2, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "lfo_2_sync", stableId: 184, scope: "project", label: "LFO 2 sync", unit: "",
        help: "How long a period of the LFO is, in musical time.",
        min: 0, max: 16, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: ["off", "1/32", "1/16t", "1/16", "1/16.", "1/8t", "1/8", "1/8.", "1/4t", "1/4", "1/4.", "1/2", "1/1",
            "2/1", "4/1", "8/1", "16/1"],
    },
    {
        key: "lfo_2_depth", stableId: 185, scope: "project", label: "LFO 2 depth", unit: "",
        help: "How far the LFO moves its target, of half its range.",
        min: 0, max: 1000, initial: 300, step: 10, digits: 3, bipolar: false, lockable: false,
        smoothed: true, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "lfo_2_shape", stableId: 186, scope: "project", label: "LFO 2 shape", unit: "",
        help: "The course of the LFO within a period.",
        min: 0, max: 6, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: ["sine", "triangle", "saw_up", "saw_down", "square", "steps", "smooth"],
    },
    {
        key: "lfo_2_trigger", stableId: 187, scope: "project", label: "LFO 2 trigger", unit: "",
        help: "Whether the track's notes begin the LFO anew.",
        min: 0, max: 1, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: ["free", "retrig"],
    },
    {
        key: "lfo_2_track", stableId: 188, scope: "project", label: "LFO 2 track", unit: "",
        help: "The track that the LFO moves, from 1.",
        min: 1, max: 16, initial: 1, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "lfo_2_target", stableId: 189, scope: "project", label: "LFO 2 target", unit: "",
        help: "What the LFO moves.",
        min: 0, max: 40, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: ["none", "slide_time", "layer_mask", "pad", "level", "pan", "tune", "sample_start", "sample_end",
            "reverse", "loop", "play_mode", "filter_mode", "cutoff", "resonance", "attack", "hold", "decay", "sustain",
            "release", "oscillator", "frequency", "amp", "drive", "filter_env_amount", "filter_env_attack",
            "filter_env_decay", "acid_cutoff", "acid_resonance", "acid_env_amount", "acid_decay", "acid_drive",
            "acid_mix", "acid_compensation", "acid_accent", "acid_accent_cutoff", "acid_accent_reso",
            "acid_accent_decay", "accent_boost", "reverb_send", "delay_send"],
    },
    {
        key: "delay_sync", stableId: 190, scope: "project", label: "Sync", unit: "",
        help: "How long an echo takes in musical time.",
        min: 0, max: 11, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: ["off", "1/32", "1/16t", "1/16", "1/16.", "1/8t", "1/8", "1/8.", "1/4t", "1/4", "1/4.", "1/2"],
    },
    {
        key: "bus_duck_source", stableId: 191, scope: "project", label: "Duck by", unit: "",
        help: "The track whose notes lower the mix, from 1; 0 is none.",
        min: 0, max: 16, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "bus_duck_target", stableId: 192, scope: "project", label: "Duck what", unit: "",
        help: "Which part of the mix is lowered.",
        min: 0, max: 3, initial: 0, step: 1, digits: 0, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "stepped", sounded: true, forAll: false,
        places: [],
        choices: ["reverb", "delay", "returns", "mix"],
    },
    {
        key: "bus_duck_depth", stableId: 193, scope: "project", label: "Duck depth", unit: "dB",
        help: "How far it is lowered.",
        min: 0, max: 240, initial: 0, step: 5, digits: 1, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "linear", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "bus_duck_attack", stableId: 194, scope: "project", label: "Duck attack", unit: "s",
        help: "How long it takes to get there.",
        min: 1, max: 1000, initial: 5, step: 1, digits: 3, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
    {
        key: "bus_duck_release", stableId: 195, scope: "project", label: "Duck release", unit: "s",
        help: "How long it takes to come back.",
        min: 10, max: 5000, initial: 120, step: 10, digits: 3, bipolar: false, lockable: false,
        smoothed: false, page: null, pads: 0,
        taper: "logarithmic", sounded: true, forAll: false,
        places: [],
        choices: [],
    },
];

/** The pages of a track's and a step's parameters, in their order. */
export const paramGroups: readonly string[] = ["Trig", "Sound", "Filter", "Acid", "Shape", "Sends", "LFO", "Duck",
    "Step", "Track", "Notes"];

/** The row that every MIDI control change shares: `cc0` to `cc127`. The stable id of control change n is n more. */
export const controlChange: ParamRow = {
    key: "cc", stableId: 1024, scope: "track", label: "CC", unit: "",
    help: "MIDI control change.",
    min: 0, max: 127, initial: 0, step: 1, digits: 0, bipolar: false, lockable: true,
    smoothed: false, page: null, pads: 0,
    taper: "linear", sounded: false, forAll: false,
    places: [],
    choices: [],
};

/** A MIDI control change. */
export type ControlKey = `cc${number}`;

/** What every track has a value of. */
export type TrackRowKey =
    | "note" | "velocity" | "length" | "probability" | "micro_timing" | "ratchet" | "slide" | "slide_time"
    | "layer_mask" | "pad" | "level" | "pan" | "tune" | "sample_start" | "sample_end" | "reverse" | "loop" | "play_mode"
    | "filter_mode" | "cutoff" | "resonance" | "attack" | "hold" | "decay" | "sustain" | "release" | "oscillator"
    | "frequency" | "amp" | "drive" | "filter_env_amount" | "filter_env_attack" | "filter_env_decay" | "acid_cutoff"
    | "acid_resonance" | "acid_env_amount" | "acid_decay" | "acid_drive" | "acid_mix" | "acid_compensation"
    | "acid_accent" | "acid_accent_cutoff" | "acid_accent_reso" | "acid_accent_decay" | "accent_boost" | "lfo_rate"
    | "lfo_sync" | "lfo_depth" | "lfo_shape" | "lfo_trigger" | "lfo_target" | "reverb_send" | "delay_send" | "sound"
    | "instrument" | "kit" | "track_length" | "step_length" | "speed" | "direction" | "swing_own" | "swing" | "mute"
    | "solo" | "transpose" | "scale" | "root" | "note_low" | "note_high" | "slot_transpose_1" | "slot_transpose_2"
    | "slot_transpose_3" | "slot_transpose_4" | "midi_port" | "midi_channel" | "voices" | "duck_source" | "duck_depth"
    | "duck_attack" | "duck_release" | "mute_tail";

/** What SetTrackParam sets. */
export type TrackParamKey =
    | "note" | "velocity" | "length" | "probability" | "micro_timing" | "ratchet" | "slide" | "slide_time"
    | "layer_mask" | "pad" | "level" | "pan" | "tune" | "sample_start" | "sample_end" | "reverse" | "loop" | "play_mode"
    | "filter_mode" | "cutoff" | "resonance" | "attack" | "hold" | "decay" | "sustain" | "release" | "oscillator"
    | "frequency" | "amp" | "drive" | "filter_env_amount" | "filter_env_attack" | "filter_env_decay" | "acid_cutoff"
    | "acid_resonance" | "acid_env_amount" | "acid_decay" | "acid_drive" | "acid_mix" | "acid_compensation"
    | "acid_accent" | "acid_accent_cutoff" | "acid_accent_reso" | "acid_accent_decay" | "accent_boost" | "lfo_rate"
    | "lfo_sync" | "lfo_depth" | "lfo_shape" | "lfo_trigger" | "lfo_target" | "reverb_send" | "delay_send" | "sound"
    | "instrument" | "kit" | "track_length" | "step_length" | "speed" | "direction" | "swing_own" | "swing" | "mute"
    | "solo" | "transpose" | "scale" | "root" | "note_low" | "note_high" | "slot_transpose_1" | "slot_transpose_2"
    | "slot_transpose_3" | "slot_transpose_4" | "midi_port" | "midi_channel" | "voices" | "duck_source" | "duck_depth"
    | "duck_attack" | "duck_release" | "mute_tail" | ControlKey;

/** What a step may hold a value of. */
export type StepValueKey =
    | "note" | "velocity" | "length" | "probability" | "micro_timing" | "ratchet" | "slide" | "slide_time"
    | "layer_mask" | "pad" | "level" | "pan" | "tune" | "sample_start" | "sample_end" | "reverse" | "loop" | "play_mode"
    | "filter_mode" | "cutoff" | "resonance" | "attack" | "hold" | "decay" | "sustain" | "release" | "oscillator"
    | "frequency" | "amp" | "drive" | "filter_env_amount" | "filter_env_attack" | "filter_env_decay" | "acid_cutoff"
    | "acid_resonance" | "acid_env_amount" | "acid_decay" | "acid_drive" | "acid_mix" | "acid_compensation"
    | "acid_accent" | "acid_accent_cutoff" | "acid_accent_reso" | "acid_accent_decay" | "accent_boost" | "lfo_rate"
    | "lfo_sync" | "lfo_depth" | "lfo_shape" | "lfo_trigger" | "lfo_target" | "reverb_send" | "delay_send" | "sound"
    | "transpose" | "velocity_offset" | "length_offset" | "micro_offset" | ControlKey;

/** What SetStepParam sets. */
export type StepParamKey =
    | "note" | "velocity" | "length" | "probability" | "micro_timing" | "ratchet" | "slide" | "slide_time"
    | "layer_mask" | "pad" | "level" | "pan" | "tune" | "sample_start" | "sample_end" | "reverse" | "loop" | "play_mode"
    | "filter_mode" | "cutoff" | "resonance" | "attack" | "hold" | "decay" | "sustain" | "release" | "oscillator"
    | "frequency" | "amp" | "drive" | "filter_env_amount" | "filter_env_attack" | "filter_env_decay" | "acid_cutoff"
    | "acid_resonance" | "acid_env_amount" | "acid_decay" | "acid_drive" | "acid_mix" | "acid_compensation"
    | "acid_accent" | "acid_accent_cutoff" | "acid_accent_reso" | "acid_accent_decay" | "accent_boost" | "lfo_rate"
    | "lfo_sync" | "lfo_depth" | "lfo_shape" | "lfo_trigger" | "lfo_target" | "reverb_send" | "delay_send" | "sound"
    | "transpose" | "velocity_offset" | "length_offset" | "micro_offset" | "condition" | ControlKey;

/** What a Sound has a value of. */
export type SoundKey =
    | "slide_time" | "layer_mask" | "pad" | "level" | "pan" | "tune" | "sample_start" | "sample_end" | "reverse"
    | "loop" | "play_mode" | "filter_mode" | "cutoff" | "resonance" | "attack" | "hold" | "decay" | "sustain"
    | "release" | "oscillator" | "frequency" | "amp" | "drive" | "filter_env_amount" | "filter_env_attack"
    | "filter_env_decay" | "acid_cutoff" | "acid_resonance" | "acid_env_amount" | "acid_decay" | "acid_drive"
    | "acid_mix" | "acid_compensation" | "acid_accent" | "acid_accent_cutoff" | "acid_accent_reso" | "acid_accent_decay"
    | "accent_boost" | "lfo_rate" | "lfo_sync" | "lfo_depth" | "lfo_shape" | "lfo_trigger" | "lfo_target"
    | "reverb_send" | "delay_send" | "instrument" | "kit" | "voices";

/** What a pattern has a value of. */
export type PatternKey = "tempo" | "swing" | "master_length";

/** What the project has a value of. */
export type ProjectKey =
    | "master_level" | "seed" | "song_loop" | "distortion_drive" | "distortion_mix" | "distortion_tone" | "reverb_mix"
    | "reverb_room" | "reverb_damp" | "delay_time" | "delay_feedback" | "delay_mix" | "delay_low_cut" | "delay_high_cut"
    | "limiter" | "limiter_ceiling" | "lfo_1_rate" | "lfo_1_sync" | "lfo_1_depth" | "lfo_1_shape" | "lfo_1_trigger"
    | "lfo_1_track" | "lfo_1_target" | "lfo_2_rate" | "lfo_2_sync" | "lfo_2_depth" | "lfo_2_shape" | "lfo_2_trigger"
    | "lfo_2_track" | "lfo_2_target" | "delay_sync" | "bus_duck_source" | "bus_duck_target" | "bus_duck_depth"
    | "bus_duck_attack" | "bus_duck_release";

/** How large the instrument is. */
export const sizes = {
    tracks: 16,
    steps: 128,
    notes: 4,
    locks: 24,
    pool: 4096,
    patterns: 256,
    patternsPerBank: 16,
    sections: 512,
    chain: 64,
    pads: 32,
} as const;

/** Musical time: ticks of a quarter note. A bar is four. */
export const ticksPerQuarter = 1935360;
/** Micro-timing is counted in this many parts of a step, at most half a step each way. */
export const microParts = 24;
/** Note lengths are counted in this many parts of a step. */
export const lengthParts = 64;
/** The note holds until the track's next. */
export const infiniteLength = 4097;
/** In a track that plays a whole kit, this pitch plays the first pad. */
export const firstPadNote = 36;
/** The pitch that plays a sample as it is. */
export const samplePitch = 60;

/** Ticks of one step for each value of `step_length`, at normal speed. */
export const stepLengthTicks: readonly number[] = [
    241920, 483840, 967680, 1935360, 3870720, 7741440, 362880, 725760, 1451520, 2903040, 5806080, 11612160, 161280,
    322560, 645120, 1290240, 2580480, 5160960, 1935360, 1290240, 967680, 645120, 483840, 3870720, 2580480, 1935360,
    1290240, 967680, 7741440, 5160960, 3870720, 2580480, 1935360, 1548288, 1105920, 774144, 552960, 387072, 276480,
    3096576, 2211840, 1548288, 1105920, 774144, 552960, 6193152, 4423680, 3096576, 2211840, 1548288, 1105920,
];

/** For each value of `speed`: a step's length is multiplied by the second and divided by the first. */
export const speeds: readonly (readonly [number, number])[] = [
    [1, 8], [1, 4], [1, 2], [3, 4], [1, 1], [3, 2], [2, 1],
];

/** For each value of `scale`: bit n is set when the note n semitones above the root belongs to it. */
export const scales: readonly number[] = [
    4095, 2741, 1453, 1709, 1451, 2773, 1717, 1387, 2477, 2733, 661, 1193, 1257, 1365, 1755,
];

/** The names of the conditions' codes. 0 is none; each is followed by its negation. */
export const conditions: readonly string[] = ["", "1:1", "!1:1", "1:2", "!1:2", "2:2", "!2:2", "1:3", "!1:3", "2:3",
    "!2:3", "3:3", "!3:3", "1:4", "!1:4", "2:4", "!2:4", "3:4", "!3:4", "4:4", "!4:4", "1:5", "!1:5", "2:5", "!2:5",
    "3:5", "!3:5", "4:5", "!4:5", "5:5", "!5:5", "1:6", "!1:6", "2:6", "!2:6", "3:6", "!3:6", "4:6", "!4:6", "5:6",
    "!5:6", "6:6", "!6:6", "1:7", "!1:7", "2:7", "!2:7", "3:7", "!3:7", "4:7", "!4:7", "5:7", "!5:7", "6:7", "!6:7",
    "7:7", "!7:7", "1:8", "!1:8", "2:8", "!2:8", "3:8", "!3:8", "4:8", "!4:8", "5:8", "!5:8", "6:8", "!6:8", "7:8",
    "!7:8", "8:8", "!8:8", "1st", "!1st", "lst", "!lst", "fill", "!fill", "pre", "!pre", "nei", "!nei"];

/** As whom the page plays, said once; undo is of that author's changes. */
export interface JoinMessage {
    readonly type: "join";
    /** made up by the page once, and kept */
    readonly author: number;
    /** made up at each load; the author, where another visit has that one */
    readonly visit: number;
}

/** Which pattern the page shows; answered by `pattern`. */
export interface LookMessage {
    readonly type: "look";
    readonly pattern: number;
}

/** One note of a step. */
export interface Note {
    /** 60 is C4 */
    readonly pitch: number;
    readonly velocity: number;
    /** 24ths of the step */
    readonly micro: number;
    /** false: it keeps its place and stays silent */
    readonly on: boolean;
    /** 64ths of a step; 4097: until the track's next */
    readonly length: number;
}

/** Puts a note into a step. */
export interface SetNote {
    readonly type: "SetNote";
    readonly track: number;
    readonly step: number;
    /** which of the step's notes */
    readonly slot: number;
    readonly note: Note;
}

/** Takes a note out of a step. */
export interface ClearNote {
    readonly type: "ClearNote";
    readonly track: number;
    readonly step: number;
    readonly slot: number;
}

/** Sets a lock, an offset or the condition of a step. */
export interface SetStepParam {
    readonly type: "SetStepParam";
    readonly track: number;
    readonly step: number;
    readonly param: StepParamKey;
    /** limited to the parameter's range */
    readonly value: number;
}

/** Takes a lock, an offset or the condition off a step. */
export interface ClearStepParam {
    readonly type: "ClearStepParam";
    readonly track: number;
    readonly step: number;
    readonly param: StepParamKey;
}

/** A note and its place in the step. */
export type PlacedNote = readonly [
    slot: number, pitch: number, velocity: number, micro: number, on: number, length: number,
];

/** Everything that a step holds. */
export interface StepView {
    /** by rising slot */
    readonly notes: readonly PlacedNote[];
    /** locks and offsets */
    readonly values: Partial<Readonly<Record<StepValueKey, number>>>;
    /** its code, see `conditions`; 0: none */
    readonly condition: number;
}

/** Replaces a whole step; an empty value clears it. */
export interface SetStep {
    readonly type: "SetStep";
    readonly track: number;
    readonly step: number;
    readonly value: StepView;
}

/** Sets a parameter of a track. */
export interface SetTrackParam {
    readonly type: "SetTrackParam";
    readonly track: number;
    readonly param: TrackParamKey;
    /** limited to the parameter's range */
    readonly value: number;
}

/** Stops a track from sending a control change. */
export interface ClearTrackParam {
    readonly type: "ClearTrackParam";
    readonly track: number;
    readonly param: ControlKey;
}

/** Sets a parameter of the pattern. */
export interface SetPatternParam {
    readonly type: "SetPatternParam";
    readonly param: PatternKey;
    /** limited to the parameter's range */
    readonly value: number;
}

/** Sets a parameter of the project. */
export interface SetProjectParam {
    readonly type: "SetProjectParam";
    readonly param: ProjectKey;
    /** limited to the parameter's range */
    readonly value: number;
}

/** A stretch of the song: one pattern, played a number of times. */
export interface Section {
    readonly pattern: number;
    readonly repeats: number;
    /** bit n silences track n */
    readonly mutes: number;
    /** sixteenths of one repeat; 0: until the pattern's end */
    readonly length: number;
    /** thousandths of BPM; 0: the pattern's own */
    readonly tempo: number;
}

/** Replaces a section of the song. */
export interface SetSection {
    readonly type: "SetSection";
    readonly index: number;
    readonly section: Section;
}

/** Puts a section into the song. */
export interface InsertSection {
    readonly type: "InsertSection";
    /** where it comes to stand; the song's length appends */
    readonly index: number;
    readonly section: Section;
}

/** Takes a section out of the song. */
export interface RemoveSection {
    readonly type: "RemoveSection";
    readonly index: number;
}

/** Replaces the chain: patterns that follow one another. */
export interface SetChain {
    readonly type: "SetChain";
    readonly chain: readonly number[];
}

/** Puts a Sound at one of the project's places, or takes it away. */
export interface SetSound {
    readonly type: "SetSound";
    /** steps and tracks name it by one more */
    readonly index: number;
    /** false: there is none any more */
    readonly isSet: boolean;
    /** cut to 16 bytes */
    readonly name: string;
    /** those that are left out are as in a new track */
    readonly values: Partial<Readonly<Record<SoundKey, number>>>;
}

export type Named = "project" | "pattern" | "track";

/** Names the project, the pattern or a track. */
export interface SetName {
    readonly type: "SetName";
    readonly what: Named;
    /** read for `track` alone */
    readonly track: number;
    /** cut to 24 bytes for the project, 16 for patterns and tracks */
    readonly name: string;
}

/** Names a bank. */
export interface SetBankName {
    readonly type: "SetBankName";
    /** from 0 */
    readonly bank: number;
    /** cut to 16 bytes */
    readonly name: string;
}

/** Sets what new patterns of a bank begin with. */
export interface SetBankTempo {
    readonly type: "SetBankTempo";
    /** from 0 */
    readonly bank: number;
    /** thousandths of BPM; 0: that of the pattern that they come of */
    readonly tempo: number;
}

/** Whether the project lists the pattern though it holds nothing. */
export interface SetPatternExists {
    readonly type: "SetPatternExists";
    readonly exists: boolean;
}

/** Which kit lies at a place of the project's list. */
export interface ProjectKit {
    /** 1 to 64 letters, digits, - _ or .; empty: none */
    readonly id: string;
    /** by which it is found where its id is not; cut to 100 bytes */
    readonly name: string;
    /** where it lies in the project's folder; may be empty */
    readonly path: string;
}

/** Puts a kit at one of the project's places, or takes it away. */
export interface SetKit {
    readonly type: "SetKit";
    /** what tracks name it by */
    readonly index: number;
    readonly kit: ProjectKit;
}

export type PadRow =
    | "gain" | "pan" | "pitch" | "attack" | "hold" | "decay" | "sustain" | "release" | "filter" | "cutoff" | "resonance"
    | "choke" | "gated" | "reverse" | "start" | "end";

/** Sets a row of a pad otherwise than its kit, or lets it be as there. */
export interface SetPadValue {
    readonly type: "SetPadValue";
    /** its place in the project's list */
    readonly kit: number;
    /** from 0 */
    readonly pad: number;
    readonly row: PadRow;
    /** false: as the kit says */
    readonly isSet: boolean;
    /** as in kit.json; thousandths, of pitch and resonance hundredths, or whole */
    readonly value: number;
}

/** One change of music. Each can be undone. */
export type Change =
    | SetNote | ClearNote | SetStepParam | ClearStepParam | SetStep | SetTrackParam | ClearTrackParam | SetPatternParam
    | SetProjectParam | SetSection | InsertSection | RemoveSection | SetChain | SetSound | SetName | SetBankName
    | SetBankTempo | SetPatternExists | SetKit | SetPadValue;

/** Changes of one pattern: all of them happen, or none. */
export interface EditsMessage {
    readonly type: "edits";
    readonly pattern: number;
    readonly edits: readonly Change[];
    /** messages with one number are undone in one go; without it those to a place, pauses under 500 ms */
    readonly gesture?: number;
    /** given, the message is answered */
    readonly id?: number;
}

/** Plays from the beginning, or from where a pause left off. */
export interface Start {
    readonly type: "Start";
}

/** Stops, and returns to the beginning. */
export interface Stop {
    readonly type: "Stop";
}

/** Stops, and keeps the place. */
export interface Pause {
    readonly type: "Pause";
}

/** Goes to a musical position, playing or stopped. */
export interface Seek {
    readonly type: "Seek";
    /** ticks */
    readonly position: number;
}

/** Outside song mode, playing wraps from `end` to `start`; end <= start: no loop. */
export interface SetLoop {
    readonly type: "SetLoop";
    /** ticks */
    readonly start: number;
    /** ticks */
    readonly end: number;
}

export type LaunchLine = "now" | "step" | "beat" | "bar" | "afterSteps" | "patternEnd";

/** Changes to a pattern at a musical line; a second launch replaces the first. */
export interface Launch {
    readonly type: "Launch";
    readonly pattern: number;
    /** bit n: track n changes over; 65535: all */
    readonly tracks: number;
    readonly line: LaunchLine;
    /** for `afterSteps`: how many sixteenths from now */
    readonly steps: number;
    /** the new pattern goes on where the old one was */
    readonly keepPosition: boolean;
}

/** Forgets the launch that waits. */
export interface CancelLaunch {
    readonly type: "CancelLaunch";
}

export type Follow = "pattern" | "chain" | "song";

/** What is followed: the launched patterns, the chain, or the song. */
export interface SetFollow {
    readonly type: "SetFollow";
    readonly follow: Follow;
}

/** Holds FILL, or lets it go. */
export interface Fill {
    readonly type: "Fill";
    readonly on: boolean;
}

/** A mute of the performance, on top of what the pattern says. */
export interface MuteTrack {
    readonly type: "MuteTrack";
    readonly track: number;
    readonly on: boolean;
}

/** The click, on or off. */
export interface Metronome {
    readonly type: "Metronome";
    readonly on: boolean;
}

/** A note played by hand; it holds until its GateOff. */
export interface GateOn {
    readonly type: "GateOn";
    readonly track: number;
    readonly pitch: number;
    readonly velocity: number;
}

/** Ends a note played by hand. */
export interface GateOff {
    readonly type: "GateOff";
    readonly track: number;
    readonly pitch: number;
}

/** A note struck again and again while `on`: on the song's lines or, while nothing plays, from the press on. */
export interface Retrig {
    readonly type: "Retrig";
    readonly track: number;
    readonly pitch: number;
    readonly velocity: number;
    /** a value of the row `delay_sync`: 1: 1/32, 3: 1/16, 6: 1/8, 9: 1/4 */
    readonly rate: number;
    /** false: the pad is let go */
    readonly on: boolean;
}

/** Ends every note that sounds. */
export interface AllNotesOff {
    readonly type: "AllNotesOff";
}

/** Shifts what sounds on all tracks, each from its own value, until it is let go of. */
export interface ControlAll {
    readonly type: "ControlAll";
    /** from the level on, LFO rate and depth, sends */
    readonly param: TrackRowKey;
    /** in the parameter's own steps */
    readonly delta: number;
    readonly on: boolean;
}

/** One gesture of the performance. None is undone. */
export type Gesture =
    | Start | Stop | Pause | Seek | SetLoop | Launch | CancelLaunch | SetFollow | Fill | MuteTrack | Metronome | GateOn
    | GateOff | Retrig | AllNotesOff | ControlAll;

/** A gesture of the performance, as soon as possible. */
export interface CommandMessage {
    readonly type: "command";
    readonly gesture: Gesture;
    /** FILL stays on when the page goes; without it, whatever a page holds is let go */
    readonly latched?: boolean;
    /** given, the message is answered */
    readonly id?: number;
}

/** Spreads `hits` evenly. Steps that are hit keep their notes, else they get `note`; the others become empty. */
export interface Euclid {
    readonly type: "Euclid";
    readonly track: number;
    readonly first: number;
    /** how many steps; left out: to the track's end */
    readonly count?: number;
    readonly hits: number;
    /** steps later */
    readonly rotation: number;
    readonly note: Note;
}

/** Moves every step later; what leaves one end comes in at the other. */
export interface Rotate {
    readonly type: "Rotate";
    readonly track: number;
    readonly first: number;
    /** how many steps; left out: to the track's end */
    readonly count?: number;
    /** steps; negative: earlier */
    readonly by: number;
}

/** Moves every step later; what leaves one end is gone. */
export interface Shift {
    readonly type: "Shift";
    readonly track: number;
    readonly first: number;
    /** how many steps; left out: to the track's end */
    readonly count?: number;
    /** steps; negative: earlier */
    readonly by: number;
}

/** The last step becomes the first. */
export interface Reverse {
    readonly type: "Reverse";
    readonly track: number;
    readonly first: number;
    /** how many steps; left out: to the track's end */
    readonly count?: number;
}

/** Moves notes a little in time and velocity; the same seed does the same. */
export interface Humanise {
    readonly type: "Humanise";
    readonly track: number;
    readonly first: number;
    /** how many steps; left out: to the track's end */
    readonly count?: number;
    readonly seed: number;
    /** at most so many 24ths of a step */
    readonly micro: number;
    /** at most so much */
    readonly velocity: number;
}

/** Empties a step. */
export interface ClearStep {
    readonly type: "ClearStep";
    readonly track: number;
    readonly step: number;
}

/** Empties every step of a track; its sound and length stay. */
export interface ClearTrack {
    readonly type: "ClearTrack";
    readonly track: number;
}

/** Empties every step of every track. */
export interface ClearPattern {
    readonly type: "ClearPattern";
}

/** Puts a copy of a step, also of another pattern, in the place of one of this pattern. */
export interface CopyStep {
    readonly type: "CopyStep";
    readonly fromPattern: number;
    readonly fromTrack: number;
    readonly fromStep: number;
    readonly track: number;
    readonly step: number;
}

/** Puts a copy of a track, with its sound and name, in the place of one of this pattern. */
export interface CopyTrack {
    readonly type: "CopyTrack";
    readonly fromPattern: number;
    readonly fromTrack: number;
    readonly track: number;
}

/** Puts a copy of a whole pattern in the place of this one. */
export interface CopyPattern {
    readonly type: "CopyPattern";
    readonly fromPattern: number;
}

export type PatternBirth = "kit" | "copy" | "blank";

/** Makes a pattern that holds nothing out of another: its kit without steps, a copy, or blank at its tempo. */
export interface NewPattern {
    readonly type: "NewPattern";
    readonly fromPattern: number;
    readonly birth: PatternBirth;
}

/** Takes the pattern out of the project, with its name and all that it holds; its place is empty then. */
export interface RemovePattern {
    readonly type: "RemovePattern";
}

/** What changes many steps of a pattern in one gesture. */
export type Tool =
    | Euclid | Rotate | Shift | Reverse | Humanise | ClearStep | ClearTrack | ClearPattern | CopyStep | CopyTrack
    | CopyPattern | NewPattern | RemovePattern;

/** Uses a tool on a pattern. */
export interface ToolsMessage {
    readonly type: "tools";
    /** what changes */
    readonly pattern: number;
    readonly tool: Tool;
    /** given, the message is answered */
    readonly id?: number;
}

/** Takes the last gesture back, whoever made it. */
export interface UndoMessage {
    readonly type: "undo";
    /** given, the message is answered */
    readonly id?: number;
}

/** Makes again what was undone last. */
export interface RedoMessage {
    readonly type: "redo";
    /** given, the message is answered */
    readonly id?: number;
}

/** Brings a pattern back to how it was when it was last loaded or launched; one undo brings what it held before. */
export interface ReloadMessage {
    readonly type: "reload";
    readonly pattern: number;
    /** given, the message is answered */
    readonly id?: number;
}

/** Asks for the Sounds that any project can take; answered by `library`. */
export interface SoundsMessage {
    readonly type: "sounds";
    /** given, the message is answered */
    readonly id?: number;
}

/** Makes a track a Sound: one gesture. Either `file` or `sound` is given. */
export interface LoadSoundMessage {
    readonly type: "loadSound";
    readonly pattern: number;
    readonly track: number;
    /** one of the library, as `library` names it */
    readonly file?: string;
    /** one of the project's */
    readonly sound?: number;
    /** given, the message is answered */
    readonly id?: number;
}

/** Puts a Sound among the project's: one of the library, or a track's. The answer's text is its number. */
export interface StoreSoundMessage {
    readonly type: "storeSound";
    /** of the track */
    readonly pattern: number;
    /** read where there is no `file` */
    readonly track: number;
    /** one of the library */
    readonly file?: string;
    /** its number; without it the first that is free */
    readonly sound?: number;
    /** at most 16 bytes; without it as in the library */
    readonly name?: string;
    /** given, the message is answered */
    readonly id?: number;
}

/** Keeps what a track sounds like among the player's own Sounds, for all projects. */
export interface KeepSoundMessage {
    readonly type: "keepSound";
    readonly pattern: number;
    readonly track: number;
    /** cut to 16 bytes; one of the same name is replaced */
    readonly name: string;
    /** lower-case letters, digits and - */
    readonly tags: readonly string[];
    /** given, the message is answered */
    readonly id?: number;
}

/** Asks for the project's slots; answered by `slotList`. */
export interface SlotsMessage {
    readonly type: "slots";
    /** given, the message is answered */
    readonly id?: number;
}

/** Keeps a pattern as it is now, with kits, Sounds and module values. Words left out stay the slot's. */
export interface SaveSlotMessage {
    readonly type: "saveSlot";
    readonly slot: number;
    readonly pattern: number;
    /** cut to 48 bytes */
    readonly name?: string;
    /** cut to 32 bytes */
    readonly genre?: string;
    /** each cut to 24 bytes */
    readonly tags?: readonly string[];
    /** given, the message is answered */
    readonly id?: number;
}

/** Puts a slot in place of a pattern, modules included: one undo. */
export interface LoadSlotMessage {
    readonly type: "loadSlot";
    readonly slot: number;
    readonly pattern: number;
    /** at once; without it on the bar line, where something plays */
    readonly now?: boolean;
    /** given, the message is answered */
    readonly id?: number;
}

/** Gives a slot another name. */
export interface RenameSlotMessage {
    readonly type: "renameSlot";
    readonly slot: number;
    /** cut to 48 bytes */
    readonly name: string;
    /** given, the message is answered */
    readonly id?: number;
}

/** Puts what one slot holds into another; what was there is a backup. */
export interface CopySlotMessage {
    readonly type: "copySlot";
    readonly slot: number;
    readonly to: number;
    /** given, the message is answered */
    readonly id?: number;
}

/** Empties a slot; what was there is a backup. */
export interface DeleteSlotMessage {
    readonly type: "deleteSlot";
    readonly slot: number;
    /** given, the message is answered */
    readonly id?: number;
}

export type RecordingFormat = "wav" | "flac";

/** Begins or ends a recording of the master in a new file. */
export interface RecordMessage {
    readonly type: "record";
    readonly on: boolean;
    /** without it `wav` */
    readonly format?: RecordingFormat;
    /** given, the message is answered */
    readonly id?: number;
}

/** Opens another project and plays it. All connections end, and begin anew with another `session`. */
export interface OpenMessage {
    readonly type: "open";
    /** as `demos` or `empty` name it */
    readonly project: string;
    /** what plays first; without it the song */
    readonly pattern?: number;
    /** also where what was done is not kept and is lost with that; without it that is refused */
    readonly anyway?: boolean;
    /** given, the message is answered */
    readonly id?: number;
}

/** Makes a new project of the player's; answered when it is on the disk, by what `open` names it. */
export interface NewProjectMessage {
    readonly type: "newProject";
    /** of 1 to 24 bytes, and one that a folder can have */
    readonly name: string;
    /** one of `templates`; without it the empty one */
    readonly from?: string;
    /** given, the message is answered */
    readonly id?: number;
}

/** Makes a copy of a project, with all that is kept of it, among the player's. */
export interface CopyProjectMessage {
    readonly type: "copyProject";
    /** as `demos` names it */
    readonly project: string;
    /** of the copy */
    readonly name: string;
    /** given, the message is answered */
    readonly id?: number;
}

/** Gives one of the player's own projects another name. */
export interface RenameProjectMessage {
    readonly type: "renameProject";
    /** as `demos` names it */
    readonly project: string;
    /** its new one */
    readonly name: string;
    /** given, the message is answered */
    readonly id?: number;
}

/** Moves one of the player's own projects to the bin. */
export interface DeleteProjectMessage {
    readonly type: "deleteProject";
    /** as `demos` names it */
    readonly project: string;
    /** given, the message is answered */
    readonly id?: number;
}

/** Answered by `pong`. */
export interface PingMessage {
    readonly type: "ping";
    /** a whole number, sent back as it is */
    readonly time: number;
}

/** What a page sends. */
export type PageMessage =
    | JoinMessage | LookMessage | EditsMessage | CommandMessage | ToolsMessage | UndoMessage | RedoMessage
    | ReloadMessage | SoundsMessage | LoadSoundMessage | StoreSoundMessage | KeepSoundMessage | SlotsMessage
    | SaveSlotMessage | LoadSlotMessage | RenameSlotMessage | CopySlotMessage | DeleteSlotMessage | RecordMessage
    | OpenMessage | NewProjectMessage | CopyProjectMessage | RenameProjectMessage | DeleteProjectMessage | PingMessage;

/** How large the instrument is. */
export interface Sizes {
    readonly tracks: number;
    /** of a track, at most */
    readonly steps: number;
    /** of a step, at most */
    readonly notes: number;
    /** of a step, at most */
    readonly locks: number;
    /** locks of a pattern, at most */
    readonly pool: number;
}

/** The first message of a connection. */
export interface HelloMessage {
    readonly type: "hello";
    readonly protocol: number;
    readonly version: string;
    /** frames in a second */
    readonly rate: number;
    /** another one after each start of the program */
    readonly session: number;
    readonly sizes: Sizes;
    /** a real device plays */
    readonly hasSound: boolean;
}

/** As whom the page plays: the answer to `join`. */
export interface JoinedMessage {
    readonly type: "joined";
    /** to be kept, and joined as from now on */
    readonly author: number;
    /** what others call it: page 1, page 2 */
    readonly page: number;
}

/** A kit and the names of its pads. */
export interface KitView {
    readonly name: string;
    readonly pads: readonly string[];
    /** its samples are being read; until then it is silent */
    readonly isReading: boolean;
    /** what of it is not played, or not as it stands in its files */
    readonly problems: readonly string[];
}

export type InstrumentKind = "none" | "pad" | "kit" | "synth" | "acid";

/** One of the project's Sounds. */
export interface SoundView {
    /** steps and tracks name it by this number */
    readonly sound: number;
    readonly name: string;
    /** what it plays */
    readonly kind: InstrumentKind;
}

/** A pattern and its name, which may be empty. */
export interface NamedPattern {
    readonly pattern: number;
    readonly name: string;
}

/** A row of a pad that the project sets otherwise than its kit. */
export interface PadView {
    /** its place in the project's list */
    readonly kit: number;
    /** from 0 */
    readonly pad: number;
    readonly row: PadRow;
    /** as of [SetPadValue](#setpadvalue) */
    readonly value: number;
}

/** A bank that has a name or a tempo. */
export interface BankView {
    /** from 0 */
    readonly bank: number;
    readonly name: string;
    /** thousandths of BPM that new patterns begin with; 0: none */
    readonly tempo: number;
}

/** A project to begin with, a demo or the player's own, and its variations. */
export interface DemoView {
    readonly name: string;
    readonly variations: readonly NamedPattern[];
    /** as `open` names it; absent: it is the one that is open */
    readonly project?: string;
    /** the player's, and no demo */
    readonly isOwn: boolean;
}

/** The project as it is: at the connection, and whenever any of it changed. */
export interface ProjectMessage {
    readonly type: "project";
    readonly name: string;
    readonly values: Readonly<Record<ProjectKey, number>>;
    readonly kits: readonly KitView[];
    /** those that there are, by rising number */
    readonly sounds: readonly SoundView[];
    /** those that hold music or have a name */
    readonly patterns: readonly NamedPattern[];
    /** what of the kits' pads is set otherwise than in the kits */
    readonly pads: readonly PadView[];
    /** those that have a name or a tempo */
    readonly banks: readonly BankView[];
    readonly song: readonly Section[];
    /** ticks: where each section of the song begins */
    readonly starts: readonly number[];
    readonly chain: readonly number[];
    readonly demos: readonly DemoView[];
    /** as `open` names it: instruments without a step */
    readonly empty?: string;
    /** what `newProject` can start from */
    readonly templates: readonly string[];
}

/** A track without its steps. */
export interface TrackView {
    readonly name: string;
    /** every row of a track */
    readonly values: Readonly<Record<TrackRowKey, number>>;
    /** the control changes that it sends */
    readonly controls: Partial<Readonly<Record<ControlKey, number>>>;
}

/** A step and what it holds; null: it is empty. */
export type PlacedStep = readonly [
    track: number, step: number, value: StepView | null,
];

/** How full the pattern's pool of locks is. */
export interface PoolView {
    readonly used: number;
    /** the most that were used at a time */
    readonly highWater: number;
    /** locks that were refused */
    readonly failures: number;
    readonly capacity: number;
}

/** A whole pattern. */
export interface PatternMessage {
    readonly type: "pattern";
    readonly pattern: number;
    readonly name: string;
    readonly values: Readonly<Record<PatternKey, number>>;
    readonly tracks: readonly TrackView[];
    /** those that are not empty */
    readonly steps: readonly PlacedStep[];
    readonly pool: PoolView;
    /** of the whole pattern as it is now */
    readonly checksum: number;
}

/** A track and what it is. */
export type PlacedTrack = readonly [
    track: number, view: TrackView,
];

/** What changed in the pattern that the page looks at since the last message about it, as it is now. */
export interface UpdateMessage {
    readonly type: "update";
    readonly pattern: number;
    readonly name?: string;
    readonly values?: Readonly<Record<PatternKey, number>>;
    readonly tracks?: readonly PlacedTrack[];
    readonly steps?: readonly PlacedStep[];
    readonly pool: PoolView;
    /** of the whole pattern as it is now */
    readonly checksum: number;
}

/** What the page's own undo and redo would do: "note", "lock: Cutoff", "tempo". */
export interface HistoryMessage {
    readonly type: "history";
    readonly undo: string | null;
    readonly redo: string | null;
    /** changes of this page that are remembered */
    readonly undoDepth: number;
    readonly redoDepth: number;
}

/** Which steps will stay silent on their coming pass. */
export interface SilentMessage {
    readonly type: "silent";
    readonly pattern: number;
    /** 32 hexadecimal digits each; step n is bit n % 4 of digit n / 4 */
    readonly tracks: readonly string[];
}

export type Transport = "stopped" | "playing" | "paused";

/** A launch that waits for its line. */
export interface Queued {
    readonly pattern: number;
    /** counted from 0 */
    readonly bar: number;
    /** ticks */
    readonly position: number;
}

/** A track comes to a step at this frame, up to half a step ahead; velocity 0: it stays silent. */
export type StepPlayed = readonly [
    frame: number, track: number, step: number, velocity: number,
];

/** Where playing is, and what it sounds like; at most 60 in a second. */
export interface TickMessage {
    readonly type: "tick";
    /** of the engine, now */
    readonly frame: number;
    /** ticks */
    readonly position: number;
    readonly transport: Transport;
    /** thousandths of BPM */
    readonly tempo: number;
    readonly follow: Follow;
    /** what each track plays */
    readonly patterns: readonly number[];
    /** of the song or chain */
    readonly section: number;
    readonly queued: Queued | null;
    readonly fill: boolean;
    /** tracks muted by gesture */
    readonly muted: readonly number[];
    /** tenths of dB; -999 is silence */
    readonly peaks: readonly number[];
    readonly master: number;
    /** tenths of dB that it took off the mix */
    readonly limiter: number;
    /** per mille of the time that there is */
    readonly load: number;
    /** microseconds, the longest block of late */
    readonly worst: number;
    /** blocks that came late */
    readonly xruns: number;
    readonly voices: number;
    readonly steps: readonly StepPlayed[];
    /** lowest and highest, -127 to 127, a pair for each 10 ms */
    readonly wave: readonly number[];
}

/** A Sound that any project can take. */
export interface LibrarySound {
    /** names it in `loadSound` and `storeSound` */
    readonly file: string;
    readonly name: string;
    readonly tags: readonly string[];
    /** what it plays */
    readonly kind: InstrumentKind;
    /** the id of the kit that it plays; empty: none */
    readonly kit: string;
    /** the player's own, not one that ships with the program */
    readonly isOwn: boolean;
}

/** The Sounds that any project can take, by name. */
export interface LibraryMessage {
    readonly type: "library";
    readonly sounds: readonly LibrarySound[];
}

/** A slot of the project that holds something. */
export interface SlotView {
    /** its number, from 1 */
    readonly slot: number;
    readonly name: string;
    readonly genre: string;
    readonly tags: readonly string[];
    /** what the pattern in it is called */
    readonly pattern: string;
    /** of the pattern, in thousandths of a BPM; 0: unknown */
    readonly tempo: number;
    /** seconds since 1970; 0: unknown */
    readonly saved: number;
    /** why it cannot be read, or a backup stands for it; may be empty */
    readonly problem: string;
    /** it, or a backup of it, can be loaded */
    readonly isReadable: boolean;
}

/** The project's slots that hold something, by number. */
export interface SlotListMessage {
    readonly type: "slotList";
    readonly slots: readonly SlotView[];
}

export type Outcome =
    | "Done" | "Limited" | "NoSuchTrack" | "NoSuchStep" | "NoSuchNote" | "NoSuchParam" | "NoSuchSection" | "NoSuchSound"
    | "NotSet" | "StepFull" | "LockPoolFull" | "NotePoolFull" | "NotResident" | "SongFull" | "QueueFull" | "NothingToDo"
    | "NothingToUndo" | "NothingToRedo" | "TooLargeToUndo" | "Unreadable" | "NoSuchPitch" | "NoSuchVelocity"
    | "NoSuchRate" | "PositionTooFar" | "LoopTooShort" | "NoTracksNamed" | "NotForAll" | "ShiftTooLarge"
    | "SoundNotFound" | "SoundsFull" | "SoundNotKept" | "SoundUnclear" | "RecordingUnderWay" | "RecordingFailed"
    | "NotRecording" | "StillLoading" | "ChangedByOther" | "NoSuchBank" | "NoSuchKit" | "NoKitId" | "NoSuchPad"
    | "PadsFull" | "SlotRefused";

/** What came of the page's message with this id. */
export interface AnswerMessage {
    readonly type: "answer";
    readonly id: number;
    readonly outcome: Outcome;
    readonly text: string;
    /** the newest change by then: once `saving` says that it is safe, this one outlives a power cut */
    readonly sequence: number;
}

/** A message was not understood, and nothing was done: what, and where. */
export interface RefusedMessage {
    readonly type: "refused";
    readonly text: string;
}

/** The answer to `ping`. */
export interface PongMessage {
    readonly type: "pong";
    /** as it came */
    readonly time: number;
    /** of the engine, now */
    readonly frame: number;
}

export type RecordingState = "idle" | "running" | "finishing";

/** How the recording of the master is doing: at the connection, and whenever any of it changed. */
export interface RecordingMessage {
    readonly type: "recording";
    readonly state: RecordingState;
    /** where it goes, or where the last one went; empty: there was none */
    readonly file: string;
    /** in the file so far */
    readonly frames: number;
    /** the engine's frame of its first sample */
    readonly first: number;
    /** how often the disk was too slow: silence stands for what was lost */
    readonly gaps: number;
    /** why it could not begin or go on; empty: none */
    readonly problem: string;
}

export type SavingState = "saved" | "saving" | "notKept";

/** How it stands with what was done, which is kept as it is done: at the connection, and whenever it changed. */
export interface SavingMessage {
    readonly type: "saving";
    readonly state: SavingState;
    /** why it is not kept; empty: it is */
    readonly problem: string;
    /** what happened to the project's files: a copy was made, another program changed them; empty: nothing */
    readonly remark: string;
    /** the `sequence` of the newest change that outlives a power cut */
    readonly safe: number;
}

/** What the server sends. */
export type ServerMessage =
    | HelloMessage | JoinedMessage | ProjectMessage | PatternMessage | UpdateMessage | HistoryMessage | SilentMessage
    | TickMessage | LibraryMessage | SlotListMessage | AnswerMessage | RefusedMessage | PongMessage | RecordingMessage
    | SavingMessage;
