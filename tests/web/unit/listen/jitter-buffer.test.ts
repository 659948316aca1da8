// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { JitterBuffer, fadeFrames } from "@/listen/jitter-buffer";
import type { AudioPacket } from "@/listen/packet";

const frames = 480;

function constantPacket(firstFrame: number, value = 16384): AudioPacket {
    return { rate: 48_000, firstFrame, samples: new Int16Array(frames * 2).fill(value) };
}

function valueAt(buffer: JitterBuffer, frame: number): number | undefined {
    return buffer.left[frame & buffer.mask];
}

describe("the jitter buffer", () => {
    it("joins packets whose numbers follow one another", () => {
        const buffer = new JitterBuffer(4_096);
        expect(buffer.write(constantPacket(4_800))).toBe("restarted");
        expect(buffer.write(constantPacket(5_280))).toBe("joined");
        expect([buffer.first, buffer.end, buffer.missingFrames]).toEqual([4_800, 5_760, 0]);
        expect(valueAt(buffer, 5_300)).toBe(0.5);
    });

    it("puts silence where a packet is missing and counts it", () => {
        const buffer = new JitterBuffer(4_096);
        buffer.write(constantPacket(0));
        expect(buffer.write(constantPacket(960))).toBe("gap");
        expect(buffer.missingFrames).toBe(480);
        expect(buffer.fill).toBe(1_440);
        expect(valueAt(buffer, 480)).toBe(0);
        expect(valueAt(buffer, 959)).toBe(0);
        expect(valueAt(buffer, 960 + fadeFrames)).toBe(0.5);
    });

    it("fades into and out of such a silence", () => {
        const buffer = new JitterBuffer(4_096);
        buffer.write(constantPacket(0));
        buffer.write(constantPacket(960));
        for (let frame = 480 - fadeFrames; frame < 960 + fadeFrames; ++frame) {
            const jump = Math.abs((valueAt(buffer, frame) ?? 0) - (valueAt(buffer, frame - 1) ?? 0));
            expect(jump).toBeLessThanOrEqual(0.5 / fadeFrames + 1e-6);
        }
    });

    it("takes from an overlapping packet only what is new", () => {
        const buffer = new JitterBuffer(4_096);
        buffer.write(constantPacket(0));
        expect(buffer.write(constantPacket(240, 8192))).toBe("joined");
        expect(valueAt(buffer, 479)).toBe(0.5);
        expect(valueAt(buffer, 480)).toBe(0.25);
        expect(buffer.end).toBe(720);
        expect(buffer.write(constantPacket(0))).toBe("late");
        expect(buffer.end).toBe(720);
    });

    it("starts over where another stream begins", () => {
        const buffer = new JitterBuffer(4_096);
        buffer.write(constantPacket(1_000_000));
        expect(buffer.write(constantPacket(0))).toBe("restarted");
        expect([buffer.first, buffer.end, buffer.missingFrames]).toEqual([0, 480, 0]);
    });

    it("drops the oldest frames when nobody reads", () => {
        const buffer = new JitterBuffer(1_024);
        for (let packet = 0; packet < 10; ++packet) {
            buffer.write(constantPacket(packet * frames));
        }
        expect(buffer.end).toBe(4_800);
        expect(buffer.first).toBe(4_800 - 1_024);
    });

    it("keeps its place far beyond 32 bits of frames", () => {
        const buffer = new JitterBuffer(4_096);
        const far = 2 ** 40;
        buffer.write(constantPacket(far));
        buffer.write(constantPacket(far + frames, 8192));
        expect(valueAt(buffer, far + frames - 1)).toBe(0.5);
        expect(valueAt(buffer, far + frames)).toBe(0.25);
    });
});
