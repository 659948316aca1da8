// SPDX-License-Identifier: MIT
// How many blocks of the null device come late while many pages look and edit, and how many when nobody does, in the
// same run: what the pages add is ours, what is there without them is the machine's. A block is late when it ends after
// the next one is due (audio/devices/late_blocks.h).
import { Instrument } from "../../tests/web/harness/instrument";
import { parseArguments } from "../../tests/web/harness/figures";
import { Wire } from "../../tests/web/harness/wire";

/** The demo does not use it. */
const pattern = 15;
const rate = 48_000;

interface Lateness {
    readonly late: number;
    readonly blocks: number;
    readonly worst: number;
}

const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Somebody who looks at the pattern and edits it a few times a second, until `leaves`. */
async function person(wire: Wire, number: number, leaves: () => boolean): Promise<void> {
    await wire.look(pattern);
    for (let count = 0; !leaves(); ++count) {
        const note = { pitch: 60, velocity: 1 + (count % 127), micro: 0, on: true, length: 64 };
        const edit = { type: "SetNote", track: number % 16, step: count % 64, slot: 0, note } as const;
        wire.send({ type: "edits", pattern, edits: [edit] });
        await rest(100 + ((number * 37) % 100));
    }
}

/** Of the demo that plays while so many pages look on. */
async function lateness(pages: number, seconds: number, buffer: number): Promise<Lateness> {
    const instrument = await Instrument.start({ arguments: ["--buffer", String(buffer)] });
    const wires = await Promise.all(Array.from({ length: pages }, () => Wire.connect(instrument.address)));
    let isOver = false;
    const people = wires.map((wire, number) => person(wire, number, () => isOver));
    await rest(1000);
    const before = await instrument.status();
    await rest(seconds * 1000);
    const after = await instrument.status();
    isOver = true;
    await Promise.all(people);
    for (const wire of wires) {
        wire.close();
    }
    await instrument.end();
    const worst = /the worst by ([0-9.]+) ms/.exec(instrument.output)?.[1] ?? "0";
    const blocks = Math.round((after.frame - before.frame) / buffer);
    return { late: after.lateBlocks - before.lateBlocks, blocks, worst: Number(worst) };
}

const { pages, seconds } = parseArguments({ pages: 50, seconds: 20 });
console.log(
    `${seconds} s each`.padEnd(24),
    "late".padStart(6),
    "of".padStart(8),
    "worst ms, with start and end".padStart(30),
);
for (const buffer of [64, 256, 1024]) {
    for (const count of [0, pages]) {
        const { late, blocks, worst } = await lateness(count, seconds, buffer);
        const name = `${String(buffer).padStart(4)} frames, ${count} pages`;
        console.log(
            name.padEnd(24),
            String(late).padStart(6),
            String(blocks).padStart(8),
            worst.toFixed(1).padStart(30),
        );
    }
}
console.log(`one block: ${[64, 256, 1024].map((frames) => ((frames / rate) * 1000).toFixed(1)).join(", ")} ms`);
