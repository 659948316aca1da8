// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { SoundMeter } from "@/listen/sound-measure";

const rate = 48_000;

function feed(meter: SoundMeter, seconds: number, value: number): void {
    const block = new Float32Array(rate / 1_000).fill(value);
    for (let index = 0; index < seconds * 1_000; ++index) {
        meter.observe(block, block);
    }
}

describe("the measure of what is heard", () => {
    it("tells sound from silence", () => {
        const meter = new SoundMeter(rate);
        feed(meter, 1, 0.25);
        const measure = meter.measure();
        expect(measure.seconds).toBeCloseTo(1, 6);
        expect(measure.level).toBe(0.25);
        expect(measure.rms).toBeCloseTo(0.25, 6);
        expect(measure.longestSilence).toBe(0);
    });

    it("finds the longest hole, not the last one", () => {
        const meter = new SoundMeter(rate);
        for (const [seconds, value] of [
            [1, 0.5],
            [0.2, 0],
            [1, 0.5],
            [0.05, 0],
            [1, 0.5],
        ] as const) {
            feed(meter, seconds, value);
        }
        expect(meter.measure().longestSilence).toBeCloseTo(0.2, 6);
    });

    it("forgets the level within half a second, and everything else on request", () => {
        const meter = new SoundMeter(rate);
        feed(meter, 1, 0.5);
        feed(meter, 0.5, 0);
        expect(meter.measure().level).toBe(0);
        expect(meter.measure().peak).toBe(0.5);
        meter.reset();
        feed(meter, 0.1, 0.125);
        expect(meter.measure()).toMatchObject({ peak: 0.125, longestSilence: 0 });
    });
});
