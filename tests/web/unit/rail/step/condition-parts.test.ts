// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { conditions } from "@/generated/schema";
import { codeOf, noCondition, partsOf, playedPasses } from "@/rail/step/condition-parts";

describe("the parts of a condition", () => {
    it("make the same code again, for every condition there is", () => {
        conditions.forEach((_, code) => expect(codeOf(partsOf(code))).toBe(code));
    });

    it("name what they are", () => {
        expect(partsOf(conditions.indexOf("!3:4"))).toEqual({ negated: true, word: "", a: 3, b: 4 });
        expect(partsOf(conditions.indexOf("fill"))).toEqual({ negated: false, word: "fill", a: 0, b: 0 });
        expect(partsOf(0)).toEqual(noCondition);
    });

    it("keep the pass within the passes", () => {
        expect(conditions[codeOf({ negated: false, word: "", a: 4, b: 3 })]).toBe("3:3");
    });

    it("draw the passes on which it plays", () => {
        expect(playedPasses(partsOf(conditions.indexOf("2:4")))).toEqual([false, true, false, false]);
        expect(playedPasses(partsOf(conditions.indexOf("!1:2")))).toEqual([false, true]);
        expect(playedPasses(noCondition)).toEqual([]);
    });
});
