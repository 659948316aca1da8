// SPDX-License-Identifier: MIT
// How long an edit takes from one page to another: a client sends SetNote while the demo plays, a second one that looks
// at the same pattern waits for the update. Beside it, in the same moments, the round trip of the same bytes over a bare
// WebSocket on the loopback: what no server could be faster than.
import { Instrument } from "../../tests/web/harness/instrument";
import { bareEcho } from "../../tests/web/harness/echo";
import { parseArguments, quantiles, type Quantiles } from "../../tests/web/harness/figures";
import { Wire } from "../../tests/web/harness/wire";
import type { EditsMessage, SetNote } from "@/generated/schema";

const goal = 50;
/** The demo does not use it, so nobody else edits it. */
const pattern = 15;

function note(step: number, velocity: number): SetNote {
    return { type: "SetNote", track: 0, step, slot: 0, note: { pitch: 60, velocity, micro: 0, on: true, length: 64 } };
}

async function measure(edits: number): Promise<{ edit: Quantiles; bare: Quantiles }> {
    const instrument = await Instrument.start();
    const echo = await bareEcho();
    const from = await Wire.connect(instrument.address);
    const to = await Wire.connect(instrument.address);
    await from.look(pattern);
    await to.look(pattern);
    const edit: number[] = [];
    const bare: number[] = [];
    for (let number = 0; number < edits; ++number) {
        const velocity = 1 + (number % 127);
        const message: EditsMessage = { type: "edits", pattern, edits: [note(number % 16, velocity)] };
        const began = performance.now();
        from.send(message);
        await to.until("the update came", () => to.velocity(0, number % 16) === velocity);
        edit.push(performance.now() - began);
        bare.push(await echo.roundTrip(JSON.stringify(message)));
        // Below the server's bound of messages, and at no fixed phase to its ticks.
        await new Promise((resolve) => setTimeout(resolve, 5 + ((number * 7) % 23)));
    }
    from.close();
    to.close();
    echo.close();
    await instrument.end();
    return { edit: quantiles(edit), bare: quantiles(bare) };
}

const { count } = parseArguments({ count: 1000 });
const { edit, bare } = await measure(count);
const row = (name: string, each: Quantiles): string =>
    `${name.padEnd(34)} ${each.p50.toFixed(2).padStart(8)} ${each.p95.toFixed(2).padStart(8)} ${each.max.toFixed(2).padStart(8)}`;
console.log(`${count} edits`.padEnd(34), "p50 ms".padStart(8), "p95 ms".padStart(8), "max ms".padStart(8));
console.log(row("edit to the other page's update", edit));
console.log(row("bare loopback round trip", bare));
console.log(row("ratio", { p50: edit.p50 / bare.p50, p95: edit.p95 / bare.p95, max: edit.max / bare.max }));
console.log(`goal ${goal} ms: ${edit.p95 <= goal ? "reached" : "MISSED"} by the 95th percentile`);
