// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { rowOf } from "../../../../web/src/params";
import { optionAfter } from "../../../../web/src/rail/choice";
import { fallen } from "../../../../web/src/rail/meter-fall";
import { cutToBytes } from "../../../../web/src/rail/cut-to-bytes";
import { nextChoice } from "../../../../web/src/rail/value-field";

describe("arrow keys in a row of tabs or choices", () => {
    it("go round", () => {
        expect(["ArrowRight", "ArrowLeft", "Home", "End"].map((key) => optionAfter(key, 4, 5))).toEqual([0, 3, 0, 4]);
        expect(optionAfter("ArrowLeft", 0, 5)).toBe(4);
    });

    it("are all that is taken", () => {
        expect(optionAfter("Tab", 0, 5)).toBeNull();
        expect(optionAfter("a", 0, 5)).toBeNull();
    });
});

describe("a tap on a value of few choices", () => {
    it("leads to the next, and from the last to the first", () => {
        const direction = rowOf("track", "direction");
        expect([0, 1, 2, 3].map((value) => nextChoice(direction, value))).toEqual([1, 2, 3, 0]);
    });
});

describe("a name", () => {
    it("is cut to what the instrument keeps, never within a character", () => {
        expect(cutToBytes("Kick", 16)).toBe("Kick");
        expect(cutToBytes("a sixteen letter name", 16)).toBe("a sixteen letter");
        expect(cutToBytes("ééééééééé", 16)).toBe("éééééééé");
        expect(cutToBytes("xxxxxxxxxxxxxxé", 15)).toBe("xxxxxxxxxxxxxx");
    });
});

describe("a meter", () => {
    it("rises at once and falls slowly, and never below nothing", () => {
        expect(fallen(0.2, 0.9, 16)).toBe(0.9);
        expect(fallen(0.9, 0.2, 120)).toBeCloseTo(0.8, 9);
        expect(fallen(0.05, 0, 1_000)).toBe(0);
    });
});
