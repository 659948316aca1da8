// SPDX-License-Identifier: MIT
// Rows for values that the parameter table does not name: a note's own, and those of the tools.
import { rowOf, type ParamRow } from "../../params/params";

/** The row under another label: where the words around it say the rest. */
export function labelled(row: ParamRow, label: string | undefined): ParamRow {
    return label === undefined ? row : { ...row, label };
}

/** Whole numbers from `min` to `max`, shown as they are. */
export function plainRow(label: string, min: number, max: number, initial: number): ParamRow {
    return {
        key: "",
        stableId: 0,
        scope: "track",
        label,
        unit: "",
        help: "",
        min,
        max,
        initial,
        step: 1,
        digits: 0,
        bipolar: min < 0,
        lockable: false,
        smoothed: false,
        page: null,
        pads: 0,
        taper: "linear",
        sounded: true,
        forAll: false,
        places: [],
        choices: [],
    };
}

const slowest = rowOf("pattern", "tempo").min / 1000;

/** A tempo that may be left open, in whole BPM: below the slowest there is none, and 0 stands for it. */
export const openTempo = {
    row: plainRow("Tempo", slowest - 1, rowOf("pattern", "tempo").max / 1000, slowest - 1),
    /** Both ways, with thousandths of BPM. */
    valueOf: (tempo: number) => (tempo === 0 ? slowest - 1 : Math.round(tempo / 1000)),
    tempoOf: (bpm: number) => (bpm < slowest ? 0 : bpm * 1000),
    text: (open: string) => (bpm: number) => (bpm < slowest ? open : String(bpm)),
} as const;

/** What a note consists of, in the order in which it is shown. */
export const noteRows = [
    { field: "pitch", row: { ...rowOf("track", "note_low"), label: "Pitch", initial: 60 } },
    { field: "velocity", row: rowOf("track", "velocity") },
    { field: "length", row: { ...rowOf("track", "length"), step: 16 } },
    { field: "micro", row: { ...rowOf("track", "micro_timing"), label: "Micro" } },
] as const satisfies readonly { readonly field: string; readonly row: ParamRow }[];
