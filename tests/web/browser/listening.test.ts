// SPDX-License-Identifier: MIT
// Listening in the browser: what really left for the loudspeaker is measured, on the demo.
import { expect, test } from "vitest";

import type { ListenSelfCheck } from "@/listen/self-check";
import type { Face } from "../harness/face";
import { stage } from "../harness/stage";

const here = stage();

/** Without AudioWorklet, as a phone on plain http is. */
const withoutWorklet =
    "delete globalThis.AudioWorklet; delete AudioContext.prototype.audioWorklet;\
 delete BaseAudioContext.prototype.audioWorklet;";

type Figure = { [Name in keyof ListenSelfCheck]: ListenSelfCheck[Name] extends () => infer R ? R : never };

function heard<Name extends keyof ListenSelfCheck>(face: Face, name: Name): Promise<Figure[Name]> {
    return face.page.evaluate(
        (which) => (window.tresilloListen as unknown as Record<string, () => never>)[which]?.(),
        name,
    );
}

async function listen(face: Face): Promise<void> {
    await here.wire.gesture({ type: "SetFollow", follow: "song" });
    await here.wire.gesture({ type: "Start" });
    await face.button(/^Listen/).click();
    await expect.poll(() => heard(face, "status"), { timeout: 10_000 }).toBe("playing");
    await expect.poll(() => heard(face, "level"), { timeout: 10_000 }).toBeGreaterThan(0.01);
}

test("a minute of listening is sound without a gap", { timeout: 120_000 }, async () => {
    const face = await here.open();
    await listen(face);
    // The clocks are matched in the first seconds; from then on nothing may be missing.
    await face.page.waitForTimeout(3000);
    const before = await heard(face, "missing");
    await heard(face, "reset");
    await expect.poll(() => heard(face, "measured"), { timeout: 80_000, interval: 1000 }).toBeGreaterThan(60);
    expect(await heard(face, "fallback")).toBe(false);
    expect(await heard(face, "rms")).toBeGreaterThan(0.01);
    // The demo never rests for a whole beat, which is 577 ms at its 104 BPM.
    expect(await heard(face, "longestSilence")).toBeLessThan(0.577);
    expect((await heard(face, "missing")) - before).toBe(0);
});

test("without AudioWorklet it is heard as well", { timeout: 60_000 }, async () => {
    const face = await here.open({ before: withoutWorklet });
    await listen(face);
    expect(await heard(face, "fallback")).toBe(true);
    await face.page.waitForTimeout(3000);
    const before = await heard(face, "missing");
    await heard(face, "reset");
    await expect.poll(() => heard(face, "measured"), { timeout: 30_000, interval: 500 }).toBeGreaterThan(15);
    expect(await heard(face, "rms")).toBeGreaterThan(0.01);
    expect(await heard(face, "longestSilence")).toBeLessThan(0.577);
    expect((await heard(face, "missing")) - before).toBe(0);
});

test("nothing sounds before the tap, and a second tap ends it", async () => {
    const face = await here.open();
    await here.wire.gesture({ type: "Start" });
    expect(await heard(face, "status")).toBe("off");
    expect((await here.instrument.status()).listeners).toBe(0);
    await listen(face);
    expect((await here.instrument.status()).listeners).toBe(1);
    await face.button(/Listen/).click();
    await expect.poll(() => heard(face, "status")).toBe("off");
    await expect.poll(async () => (await here.instrument.status()).listeners).toBe(0);
});

test("the latency is shown", async () => {
    const face = await here.open();
    await listen(face);
    const shown = face.page.locator(".listen-latency");
    await expect(shown.waitFor({ timeout: 5000 })).resolves.toBeUndefined();
    expect(await shown.textContent()).toMatch(/^\d+ ms/);
    expect(await heard(face, "latency")).toBeGreaterThan(0);
    expect(await heard(face, "latency")).toBeLessThan(500);
});

test("what is heard is silent when the instrument is stopped, and comes again with it", async () => {
    const face = await here.open();
    await listen(face);
    await here.wire.gesture({ type: "Stop" });
    await expect.poll(() => heard(face, "level"), { timeout: 10_000 }).toBeLessThan(0.001);
    await here.wire.gesture({ type: "Start" });
    await expect.poll(() => heard(face, "level"), { timeout: 5000 }).toBeGreaterThan(0.01);
});
