// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { parsePacket } from "@/listen/packet";

function bytesOf(rate: number, firstFrame: bigint, samples: readonly number[], magic = "TRS1"): ArrayBuffer {
    const bytes = new ArrayBuffer(16 + samples.length * 2);
    const view = new DataView(bytes);
    [...magic].forEach((letter, index) => view.setUint8(index, letter.charCodeAt(0)));
    view.setUint32(4, rate, true);
    view.setBigUint64(8, firstFrame, true);
    samples.forEach((sample, index) => view.setInt16(16 + 2 * index, sample, true));
    return bytes;
}

describe("a packet of the listening socket", () => {
    it("tells its rate, its first frame and its samples", () => {
        const packet = parsePacket(bytesOf(48_000, 5_000_000_000n, [1, -2, 32767, -32768]));
        expect(packet?.rate).toBe(48_000);
        expect(packet?.firstFrame).toBe(5_000_000_000);
        expect([...(packet?.samples ?? [])]).toEqual([1, -2, 32767, -32768]);
    });

    it.each([
        ["an empty message", new ArrayBuffer(0)],
        ["a header alone", bytesOf(48_000, 0n, [])],
        ["half a frame", bytesOf(48_000, 0n, [1, 2, 3])],
        ["another magic", bytesOf(48_000, 0n, [1, 2], "TRS2")],
        ["a rate of zero", bytesOf(0, 0n, [1, 2])],
        ["an absurd rate", bytesOf(4_000_000_000, 0n, [1, 2])],
        ["a frame number that no number holds", bytesOf(48_000, 2n ** 60n, [1, 2])],
    ])("is refused when it is %s", (_, bytes) => {
        expect(parsePacket(bytes)).toBeNull();
    });
});
