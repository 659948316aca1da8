// SPDX-License-Identifier: MIT

/** One packet of the `/listen` socket: 10 ms of the master, stereo, interleaved. */
export interface AudioPacket {
    /** Frames a second at the server. */
    readonly rate: number;
    /** The engine's number of the first frame. A jump from packet to packet is a gap. */
    readonly firstFrame: number;
    /** Left, right, left, right, ... */
    readonly samples: Int16Array;
}

export const packetHeaderBytes = 16;

/** "TRS1" as it lies in the packet, read as a little-endian word. */
const magic = 0x31535254;
const slowestRate = 8_000;
const fastestRate = 384_000;

/** The packet in these bytes; null if they are anything else. */
export function parsePacket(bytes: ArrayBuffer): AudioPacket | null {
    const payload = bytes.byteLength - packetHeaderBytes;
    if (payload <= 0 || payload % 4 !== 0) {
        return null;
    }
    const view = new DataView(bytes);
    const rate = view.getUint32(4, true);
    const firstFrame = view.getBigUint64(8, true);
    if (view.getUint32(0, true) !== magic || rate < slowestRate || rate > fastestRate) {
        return null;
    }
    if (firstFrame > BigInt(Number.MAX_SAFE_INTEGER)) {
        return null;
    }
    // Every machine that runs a browser is little-endian, as the packet is: the samples need no copy.
    return { rate, firstFrame: Number(firstFrame), samples: new Int16Array(bytes, packetHeaderBytes) };
}
