// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import {
    addNotes,
    changeNotes,
    clearParam,
    conditionOf,
    lockOf,
    locksOf,
    removeNotes,
    setCondition,
    setParam,
    slotsOf,
    subjectOf,
} from "@/rail/step/step-edits";
import { patternWith } from "../../patterns";

const kick = { track: 0, step: 0 };
const snare = { track: 1, step: 4 };
const empty = { track: 2, step: 2 };
const both = [kick, snare];

const pattern = patternWith([
    [
        0,
        0,
        {
            notes: [
                [0, 60, 100, 0, 1, 64],
                [2, 67, 80, 3, 0, 128],
            ],
            values: { cutoff: 900, cc74: 3 },
            condition: 3,
        },
    ],
    [1, 4, { notes: [[0, 60, 90, 0, 1, 64]], values: { cutoff: 900, pan: -20, cc7: 4 } }],
]);

describe("the STEP tab is about", () => {
    it("the held and pinned steps, else about the one touched last", () => {
        expect(subjectOf(both, empty)).toEqual(both);
        expect(subjectOf([], empty)).toEqual([empty]);
    });
});

describe("the notes of several steps", () => {
    it("show what they have in common and leave open where they differ", () => {
        const [first, third] = slotsOf(pattern, both, 4);
        expect(first).toEqual({ slot: 0, pitch: 60, velocity: null, micro: 0, length: 64, on: true });
        expect(third).toEqual({ slot: 2, pitch: 67, velocity: 80, micro: 3, length: 128, on: false });
        expect(slotsOf(pattern, [empty], 4)).toEqual([]);
    });

    it("change at once and keep what was not changed", () => {
        expect(changeNotes(pattern, [...both, empty], 0, { pitch: 62 })).toEqual([
            { type: "SetNote", ...kick, slot: 0, note: { pitch: 62, velocity: 100, micro: 0, on: true, length: 64 } },
            { type: "SetNote", ...snare, slot: 0, note: { pitch: 62, velocity: 90, micro: 0, on: true, length: 64 } },
        ]);
    });

    it("are removed where they are", () => {
        expect(removeNotes(pattern, both, 2)).toEqual([{ type: "ClearNote", ...kick, slot: 2 }]);
    });

    it("get a further one in the first free slot, as the track presets it", () => {
        const [onKick, onEmpty] = addNotes(pattern, [kick, empty], 4);
        expect(onKick).toMatchObject({ type: "SetNote", slot: 1, note: { pitch: 71, on: true } });
        expect(onEmpty).toMatchObject({ slot: 0, note: { pitch: 60, velocity: 100, length: 64 } });
    });

    it("get no fifth", () => {
        const full = patternWith([[0, 0, { notes: [0, 1, 2, 3].map((slot) => [slot, 60, 100, 0, 1, 64] as const) }]]);
        expect(addNotes(full, [kick], 4)).toEqual([]);
    });
});

describe("the locks of several steps", () => {
    it("come in the table's order, control changes last by their number", () => {
        const keys = locksOf(pattern, both, ["pan", "cutoff"]).map(({ key }) => key);
        expect(keys).toEqual(["pan", "cutoff", "cc7", "cc74"]);
    });

    it("tell a common value from one that only some have", () => {
        expect(lockOf(pattern, both, "cutoff")).toEqual({ key: "cutoff", value: 900, partly: false });
        expect(lockOf(pattern, both, "pan")).toEqual({ key: "pan", value: null, partly: true });
        expect(lockOf(pattern, both, "decay")).toBeNull();
    });

    it("are set on all, and removed where they are", () => {
        expect(setParam(both, "decay", 100)).toHaveLength(2);
        expect(clearParam(pattern, both, "pan")).toEqual([{ type: "ClearStepParam", ...snare, param: "pan" }]);
    });
});

describe("the condition of several steps", () => {
    it("is open where they differ", () => {
        expect(conditionOf(pattern, both)).toBeNull();
        expect(conditionOf(pattern, [snare, empty])).toBe(0);
    });

    it("none takes it off", () => {
        expect(setCondition(pattern, both, 0)).toEqual([{ type: "ClearStepParam", ...kick, param: "condition" }]);
        expect(setCondition(pattern, [snare], 5)).toEqual([
            { type: "SetStepParam", ...snare, param: "condition", value: 5 },
        ]);
    });
});
