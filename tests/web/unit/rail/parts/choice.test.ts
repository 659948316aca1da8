// SPDX-License-Identifier: MIT
import { describe, expect, it } from "vitest";

import { optionAfter } from "@/rail/parts/choice";

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
