// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { Playout } from "@/listen/playout";
import { SoundMeter } from "@/listen/sound-measure";
import { SimulatedLink, sinePacket, type LinkOptions } from "./simulated-link";

/** A rate so low that hours pass in seconds: the controller counts in seconds, not in frames. */
const slow = 1_000;

interface Run {
    readonly playout: Playout;
    readonly meter: SoundMeter;
    readonly fills: readonly number[];
    readonly speeds: readonly number[];
    readonly largestJump: number;
}

/** Listens for `seconds` of the listener's clock. Fill and speed are noted once a simulated second. */
function listen(seconds: number, outputRate: number, options: LinkOptions): Run {
    const block = outputRate === slow ? 4 : 128;
    const link = new SimulatedLink(options);
    const playout = new Playout(outputRate);
    const meter = new SoundMeter(outputRate);
    const left = new Float32Array(block);
    const right = new Float32Array(block);
    const fills: number[] = [];
    const speeds: number[] = [];
    let largestJump = 0;
    let previous = 0;
    const blocks = Math.floor((seconds * outputRate) / block);
    for (let index = 0; index < blocks; ++index) {
        link.take((index * block) / outputRate, (packet) => playout.push(packet));
        playout.render(left, right);
        meter.observe(left, right);
        for (const value of left) {
            largestJump = Math.max(largestJump, Math.abs(value - previous));
            previous = value;
        }
        if (Math.floor((index * block) / outputRate) > fills.length) {
            const state = playout.state();
            fills.push(state.fill);
            speeds.push((state.framesPerOutput * outputRate) / options.rate);
        }
    }
    return { playout, meter, fills, speeds, largestJump };
}

describe("listening over a jittery line with clocks that differ", () => {
    it.each([200, -200])("plays for two hours without a gap when the server is off by %i ppm", (driftPpm) => {
        const run = listen(7_200, slow, { rate: slow, driftPpm, jitter: 0.03, seed: 7, silent: true });
        const state = run.playout.state();
        expect(state.gaps).toBe(0);
        expect(state.skips).toBe(0);
        expect(state.drift * 1e6).toBeGreaterThan(driftPpm - 60);
        expect(state.drift * 1e6).toBeLessThan(driftPpm + 60);
        const settled = run.fills.slice(120);
        expect(Math.max(...settled)).toBeLessThan(0.12);
        expect(Math.min(...settled)).toBeGreaterThan(0.012);
    });

    it("never bends the pitch by more than half a percent, and by next to nothing once settled", () => {
        const run = listen(600, slow, { rate: slow, driftPpm: 200, jitter: 0.03, seed: 3, silent: true });
        expect(Math.max(...run.speeds.map((speed) => Math.abs(speed - 1)))).toBeLessThanOrEqual(0.00501);
        const settled = run.speeds.slice(120).map((speed) => Math.abs(speed - 1.0002));
        expect(Math.max(...settled)).toBeLessThan(0.001);
    });

    it("waits longer on a line that stalls, and has no gaps after that", () => {
        const stalls = (index: number): number => (index % 700 === 699 ? 0.1 : 0);
        const options = { rate: slow, driftPpm: 0, jitter: 0.01, seed: 5, silent: true, stalls };
        const early = listen(60, slow, options).playout.state();
        const late = listen(600, slow, options).playout.state();
        expect(early.gaps).toBeGreaterThan(0);
        expect(late.gaps).toBe(early.gaps);
        expect(late.target).toBeGreaterThan(0.09);
        expect(late.target).toBeLessThan(0.15);
    });

    it("waits less again when the line has become good", () => {
        const stalls = (index: number): number => (index % 700 === 699 && index < 10_000 ? 0.1 : 0);
        const options = { rate: slow, driftPpm: 0, jitter: 0.01, seed: 5, silent: true, stalls };
        const state = listen(900, slow, options).playout.state();
        expect(state.target).toBeCloseTo(0.06, 9);
        expect(state.fill).toBeLessThan(0.08);
    });
});

describe("what is heard", () => {
    it.each([44_100, 48_000])("is the sine that was sent, without a click or a hole, at %i", (outputRate) => {
        const run = listen(20, outputRate, { rate: 48_000, driftPpm: 100, jitter: 0.02, seed: 1 });
        const measure = run.meter.measure();
        expect(measure.level).toBeCloseTo(0.5, 2);
        // The wait before the first sound, and no other silence.
        expect(measure.longestSilence).toBeLessThan(0.15);
        // No jump larger than the sine's own slope.
        expect(run.largestJump).toBeLessThan((0.5 * 2 * Math.PI * 440 * 1.01) / outputRate);
        expect(run.playout.state().gaps).toBe(0);
    });

    it("has a hole of its own length where a packet was lost, and the gap is counted", () => {
        const loses = (index: number): boolean => index === 300 || index === 500 || index === 501;
        const run = listen(8, 48_000, { rate: 48_000, driftPpm: 0, jitter: 0, seed: 1, loses });
        const state = run.playout.state();
        expect(state.gaps).toBe(2);
        expect(state.missing).toBeCloseTo(0.03, 3);
        expect(run.largestJump).toBeLessThan(0.05);
    });

    it("goes on after the line was dead, and the silence is one gap", () => {
        const loses = (index: number): boolean => index >= 300 && index < 800;
        const run = listen(12, 48_000, { rate: 48_000, driftPpm: 0, jitter: 0, seed: 1, loses });
        const state = run.playout.state();
        expect(state.gaps).toBe(1);
        expect(state.playing).toBe(true);
        expect(state.missing).toBeGreaterThan(4.9);
        expect(run.meter.measure().level).toBeCloseTo(0.5, 2);
        expect(run.largestJump).toBeLessThan(0.05);
    });

    it("is silence before anything came", () => {
        const playout = new Playout(48_000);
        const left = new Float32Array(128).fill(1);
        const right = new Float32Array(128).fill(1);
        playout.render(left, right);
        expect([...left, ...right].every((value) => value === 0)).toBe(true);
        expect(playout.state()).toMatchObject({ playing: false, gaps: 0, missing: 0, fill: 0 });
    });

    it("starts anew when the server's rate changes or its frames begin again", () => {
        const playout = new Playout(48_000);
        const left = new Float32Array(128);
        for (const [rate, offset] of [
            [48_000, 9_600_000],
            [44_100, 0],
            [44_100, 44_100_000],
        ] as const) {
            for (let index = 0; index < 12; ++index) {
                playout.push(sinePacket(rate, offset + (index * rate) / 100));
            }
            playout.render(left, left);
            const { playing, frame } = playout.state();
            expect(playing).toBe(true);
            expect(frame).toBeGreaterThanOrEqual(offset);
            expect(frame).toBeLessThan(offset + rate / 8);
        }
    });

    it("catches up at once when far too much waits, and counts the skip", () => {
        const playout = new Playout(48_000);
        const left = new Float32Array(128);
        for (let index = 0; index < 12; ++index) {
            playout.push(sinePacket(48_000, index * 480));
        }
        for (let index = 0; index < 4; ++index) {
            playout.render(left, left);
        }
        for (let index = 12; index < 60; ++index) {
            playout.push(sinePacket(48_000, index * 480));
        }
        expect(playout.state().skips).toBe(1);
        expect(playout.state().fill).toBeLessThan(0.25);
    });
});
