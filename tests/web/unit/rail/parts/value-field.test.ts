// SPDX-License-Identifier: MIT
import { describe, expect, it } from "vitest";

import { rowOf } from "@/params/params";
import { nextChoice } from "@/rail/parts/value-field";

describe("a tap on a value of few choices", () => {
    it("leads to the next, and from the last to the first", () => {
        const direction = rowOf("track", "direction");
        expect([0, 1, 2, 3].map((value) => nextChoice(direction, value))).toEqual([1, 2, 3, 0]);
    });
});
