// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { euclid } from "@/rail/step/euclid";

function text(steps: number, hits: number, rotation = 0): string {
    return euclid(steps, hits, rotation)
        .map((hit) => (hit ? "x" : "."))
        .join("");
}

describe("the preview of a euclidean rhythm", () => {
    // The same as in tests/core/sequence/euclid_test.cpp: what is shown is what is filled in.
    it.each([
        [8, 3, "x..x..x."],
        [8, 5, "x.xx.xx."],
        [16, 4, "x...x...x...x..."],
        [16, 5, "x..x..x..x..x..."],
        [16, 7, "x..x.x.x..x.x.x."],
        [12, 7, "x.xx.x.xx.x."],
        [9, 4, "x.x.x.x.."],
        [5, 2, "x.x.."],
        [7, 0, "......."],
        [4, 9, "xxxx"],
    ])("of %i steps with %i hits", (steps, hits, expected) => {
        expect(text(steps, hits)).toBe(expected);
    });

    it("turns later, and earlier", () => {
        expect(text(8, 3, 1)).toBe(".x..x..x");
        expect(text(8, 3, -1)).toBe("..x..x.x");
        expect(text(8, 3, 8)).toBe(text(8, 3));
    });
});
