// SPDX-License-Identifier: MIT
// How many blocks of the null device come late while the project that plays gives way to another one again and again,
// and how many in the same time when it does not, in the same run; and how long it takes until a page that asked is
// connected to the next one. The device goes on meanwhile (audio/devices/source_switch.h).
import { Instrument } from "../../tests/web/harness/instrument";
import { parseArguments } from "../../tests/web/harness/figures";
import { Wire } from "../../tests/web/harness/wire";

const projects = [
    { project: "two-lines", name: "Two Lines" },
    { project: "never-twice", name: "Never Twice" },
    { project: "tresillo", name: "Tresillo" },
] as const;

const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A client of the project of this name, as soon as that says something. */
async function connected(instrument: Instrument, name: string): Promise<Wire> {
    for (;;) {
        try {
            const wire = await Wire.connect(instrument.address);
            await wire.until("a project came", () => wire.newest.project !== undefined);
            if (wire.newest.project?.name === name) {
                return wire;
            }
            wire.close();
        } catch {
            await rest(1); // it was connected to the one before
        }
    }
}

/** The milliseconds of each switch, the shortest first. */
async function switchProjects(instrument: Instrument, count: number, apart: number): Promise<number[]> {
    const times: number[] = [];
    let wire = await connected(instrument, "Tresillo");
    for (let turn = 0; turn < count; ++turn) {
        const { project, name } = projects[turn % projects.length] ?? projects[0];
        const begin = performance.now();
        await wire.insist({ type: "open", project });
        wire.close();
        wire = await connected(instrument, name);
        times.push(performance.now() - begin);
        await rest(apart);
    }
    wire.close();
    return times.sort((one, other) => one - other);
}

const { count, apart } = parseArguments({ count: 20, apart: 500 });
const instrument = await Instrument.start();
await rest(1000);
const start = await instrument.status();
const begin = performance.now();
const times = await switchProjects(instrument, count, apart);
const length = performance.now() - begin;
const switched = await instrument.status();
await rest(length);
const alone = await instrument.status();
await instrument.end();
const at = (part: number): string => (times[Math.floor(part * (times.length - 1))] ?? NaN).toFixed(0);
console.log(`${count} projects after one another in ${(length / 1000).toFixed(1)} s`);
console.log(
    `late blocks: ${switched.lateBlocks - start.lateBlocks}; without: ${alone.lateBlocks - switched.lateBlocks}`,
);
console.log(`from asking to the next one's first word: median ${at(0.5)} ms, longest ${at(1)} ms`);
