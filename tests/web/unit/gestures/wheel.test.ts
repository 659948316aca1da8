// SPDX-License-Identifier: MIT
import { describe, expect, it } from "vitest";

import { turned } from "@/gestures/wheel";

const px = 0;
const lines = 1;

describe("a wheel", () => {
    it("gives one notch for each of its own, upwards being more", () => {
        expect(turned(0, { deltaX: 0, deltaY: -100, deltaMode: px })).toEqual([0, 1]);
        expect(turned(0, { deltaX: 0, deltaY: 120, deltaMode: px })).toEqual([0, -1]);
        expect(turned(0, { deltaX: 0, deltaY: 3, deltaMode: lines })).toEqual([0, -1]);
    });

    it("is read sideways too, as browsers turn it while Shift is held", () => {
        expect(turned(0, { deltaX: -100, deltaY: 0, deltaMode: px })).toEqual([0, 1]);
    });
});

describe("a trackpad", () => {
    it("adds its small turns up to one notch", () => {
        let sum = 0;
        const notches: number[] = [];
        for (let turn = 0; turn < 10; ++turn) {
            const [rest, notch] = turned(sum, { deltaX: 0, deltaY: -8, deltaMode: px });
            sum = rest;
            notches.push(notch);
        }
        expect(notches).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
    });

    it("begins anew where it turns back", () => {
        const [sum] = turned(0, { deltaX: 0, deltaY: -32, deltaMode: px });
        expect(turned(sum, { deltaX: 0, deltaY: 8, deltaMode: px })).toEqual([-8, 0]);
    });
});
