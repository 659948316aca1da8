// SPDX-License-Identifier: MIT
import { describe, expect, it } from "vitest";

import { fallen } from "@/rail/mix/meter-fall";

describe("a meter", () => {
    it("rises at once and falls slowly, and never below nothing", () => {
        expect(fallen(0.2, 0.9, 16)).toBe(0.9);
        expect(fallen(0.9, 0.2, 120)).toBeCloseTo(0.8, 9);
        expect(fallen(0.05, 0, 1_000)).toBe(0);
    });
});
