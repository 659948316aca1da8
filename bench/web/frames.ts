// SPDX-License-Identifier: MIT
// Frames per second of the page while 16 tracks play, in Chromium without a screen and with the processor slowed down
// as a modest laptop would be. Counted from the browser's own trace: what its compositor was asked for, what it drew,
// what it dropped. The longest frame is the greatest distance between two frames that were drawn.
import { Instrument } from "../../tests/web/harness/instrument";
import { launch, Watched } from "../../tests/web/harness/browser";
import { parseArguments, quantiles } from "../../tests/web/harness/figures";
import { framesOf, recordTrace } from "../../tests/web/harness/trace";
import { Wire } from "../../tests/web/harness/wire";
import type { SetNote } from "@/generated/schema";

/** The demo does not use it. */
const pattern = 15;

/** A note on every second step of all tracks: more than any of the demo's patterns. */
async function fillPattern(wire: Wire): Promise<void> {
    await wire.look(pattern);
    const note = { pitch: 60, velocity: 100, micro: 0, on: true, length: 64 };
    for (let track = 0; track < 16; ++track) {
        await wire.edit(
            { type: "SetTrackParam", track, param: "instrument", value: 2 },
            ...Array.from({ length: 8 }, (_, index): SetNote => {
                return { type: "SetNote", track, step: 2 * index + (track % 2), slot: 0, note };
            }),
        );
    }
    await wire.gesture({ type: "SetFollow", follow: "pattern" });
    await wire.gesture({ type: "Launch", pattern, tracks: 65535, line: "now", steps: 0, keepPosition: false });
    await wire.gesture({ type: "Start" });
}

const { seconds, slower } = parseArguments({ seconds: 10, slower: 4 });
const instrument = await Instrument.start();
const browser = await launch();
const wire = await Wire.connect(instrument.address);
await fillPattern(wire);
const watched = await Watched.open(browser, instrument.address);
await watched.page.getByRole("grid", { name: "Steps of the tracks" }).waitFor();
await watched.devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
const { frames, dropped, distances } = framesOf(await recordTrace(watched.devtools, seconds * 1000));
const { p50, p95, max } = quantiles(distances);
console.log(`${seconds} s, 16 tracks, processor slowed ${slower} times`);
console.log(`frames per second   ${(frames / seconds).toFixed(1)}`);
console.log(`frames dropped      ${dropped} of ${frames + dropped}`);
console.log(`frame distance ms   p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, longest ${max.toFixed(1)}`);
await watched.close();
wire.close();
await browser.close();
await instrument.end();
