// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { Resampler } from "@/listen/resampler";

const size = 16_384;

/** What is left of a sine after the best sine of that frequency is taken away, relative to full scale, in dB. */
function residue(inputRate: number, outputRate: number, frequency: number): { level: number; rest: number } {
    const ring = Float32Array.from({ length: size }, (_, n) => Math.sin((2 * Math.PI * frequency * n) / inputRate));
    const ratio = inputRate / outputRate;
    const resampler = new Resampler(ratio);
    const count = outputRate / 10; // Whole periods of every frequency asked for.
    const output = Array.from({ length: count }, (_, n) => {
        const place = 100 + n * ratio;
        resampler.read(ring, ring, size - 1, Math.floor(place), place - Math.floor(place));
        return resampler.left;
    });
    const angle = (n: number): number => 2 * Math.PI * frequency * (100 / inputRate + n / outputRate);
    let inPhase = 0;
    let quadrature = 0;
    output.forEach((value, n) => {
        inPhase += (2 * value * Math.sin(angle(n))) / count;
        quadrature += (2 * value * Math.cos(angle(n))) / count;
    });
    const rest = output.reduce((sum, value, n) => {
        return sum + (value - inPhase * Math.sin(angle(n)) - quadrature * Math.cos(angle(n))) ** 2 / count;
    }, 0);
    return { level: 20 * Math.log10(Math.hypot(inPhase, quadrature)), rest: 10 * Math.log10(rest) };
}

describe("the resampler", () => {
    it.each([
        [48_000, 44_100],
        [44_100, 48_000],
        [48_000, 48_000],
        [96_000, 48_000],
    ])("from %i to %i leaves what is heard as it is", (inputRate, outputRate) => {
        for (const frequency of [100, 1_000, 5_000, 10_000]) {
            const { level, rest } = residue(inputRate, outputRate, frequency);
            expect(Math.abs(level)).toBeLessThan(0.1);
            expect(rest).toBeLessThan(-60);
        }
    });

    it("does not fold what the output cannot hold back into what is heard", () => {
        // 30 kHz would come out at 18 kHz.
        const { level, rest } = residue(96_000, 48_000, 30_000);
        expect(level).toBeLessThan(-60);
        expect(rest).toBeLessThan(-60);
    });

    it("reads a constant as the same constant at every fraction", () => {
        const resampler = new Resampler(48_000 / 44_100);
        const left = new Float32Array(64).fill(0.25);
        const right = new Float32Array(64).fill(-0.5);
        for (let fraction = 0; fraction < 1; fraction += 0.037) {
            resampler.read(left, right, 63, 30, fraction);
            expect(resampler.left).toBeCloseTo(0.25, 5);
            expect(resampler.right).toBeCloseTo(-0.5, 5);
        }
    });
});
