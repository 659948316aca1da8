// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { contextTimeAtSpeaker, heardFrame } from "@/listen/heard";

describe("the time at the loudspeaker", () => {
    it("goes on from the browser's stamp", () => {
        const clock = { currentTime: 10, getOutputTimestamp: () => ({ contextTime: 9.9, performanceTime: 5_000 }) };
        expect(contextTimeAtSpeaker(clock, 5_050)).toBeCloseTo(9.95, 9);
    });

    it("is estimated from the latency where there is no stamp, or one of zero", () => {
        expect(contextTimeAtSpeaker({ currentTime: 10, baseLatency: 0.01, outputLatency: 0.04 }, 1)).toBeCloseTo(
            9.96,
            9,
        );
        expect(contextTimeAtSpeaker({ currentTime: 10, baseLatency: 0.01 }, 1)).toBeCloseTo(9.99, 9);
        const stampOfZero = () => ({ contextTime: 0, performanceTime: 0 });
        expect(contextTimeAtSpeaker({ currentTime: 10, getOutputTimestamp: stampOfZero }, 99_000)).toBe(10);
    });

    it("does not believe a stamp from before the computer slept", () => {
        const stale = () => ({ contextTime: 2, performanceTime: 1_000 });
        const clock = { currentTime: 10, outputLatency: 0.02, getOutputTimestamp: stale };
        expect(contextTimeAtSpeaker(clock, 1_001)).toBeCloseTo(9.98, 9);
    });
});

describe("the heard frame", () => {
    it("goes on from where the output was", () => {
        const mark = { contextTime: 2, frame: 96_000, framesPerSecond: 48_000 };
        expect(heardFrame(mark, 2.5)).toBe(120_000);
        expect(heardFrame(mark, 1.9)).toBeCloseTo(91_200, 6);
    });

    it("is unknown while nothing plays", () => {
        expect(heardFrame({ contextTime: 2, frame: 96_000, framesPerSecond: 0 }, 2.5)).toBeNull();
    });
});
