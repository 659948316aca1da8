// SPDX-License-Identifier: MIT
// Listening in the browser: what really left for the loudspeaker is measured, on the demo.
import { expect, test } from "vitest";
import { WebSocket } from "ws";

import type { ListenSelfCheck } from "@/listen/self-check";
import type { Face } from "../harness/face";
import { stage } from "../harness/stage";
import { parsePacket } from "../../../web/src/listen/packet";

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
    await expect.poll(() => heard(face, "status")).toBe("playing");
    await expect.poll(() => heard(face, "level")).toBeGreaterThan(0.01);
}

/** What is heard goes on: sound leaves for the loudspeaker for so many seconds, and moves on in the instrument's frames.
 * That nothing is missing is tested where the test owns the clock (tests/web/unit/listen, tests/session/listening_test.cpp),
 * and measured by bench/web/listening.ts. */
async function hearSeconds(face: Face, seconds: number): Promise<void> {
    await heard(face, "reset");
    const frame = async (): Promise<number> => (await heard(face, "heardFrame")) ?? -1;
    const first = await frame();
    await expect.poll(() => heard(face, "measured")).toBeGreaterThan(seconds);
    await expect.poll(frame).toBeGreaterThan(first + (seconds * 48_000) / 2);
    await expect.poll(() => heard(face, "rms")).toBeGreaterThan(0.01);
}

test("what is heard goes on", async () => {
    const face = await here.open();
    await listen(face);
    expect(await heard(face, "fallback")).toBe(false);
    await hearSeconds(face, 5);
});

test("without AudioWorklet it is heard as well", async () => {
    const face = await here.open({ before: withoutWorklet });
    await listen(face);
    expect(await heard(face, "fallback")).toBe(true);
    await hearSeconds(face, 3);
});

test("a listener gets every frame once and in order; what it is too slow for is left out by whole packets", async () => {
    await here.wire.gesture({ type: "Start" });
    const socket = new WebSocket(new URL("/listen", here.instrument.address.replace(/^http/, "ws")));
    socket.binaryType = "arraybuffer";
    const firsts: number[] = [];
    const lengths = new Set<number>();
    await new Promise<void>((resolve, reject) => {
        socket.on("error", reject);
        socket.on("message", (bytes: ArrayBuffer) => {
            const packet = parsePacket(bytes);
            firsts.push(packet?.firstFrame ?? NaN);
            lengths.add((packet?.samples.length ?? NaN) / 2);
            if (firsts.length === 300) {
                resolve();
            }
        });
    });
    socket.terminate();
    expect([...lengths]).toEqual([480]);
    for (const [index, first] of firsts.entries()) {
        const distance = first - (firsts[index - 1] ?? first - 480);
        expect(distance).toBeGreaterThan(0);
        expect(distance % 480).toBe(0);
    }
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
    await expect(shown.waitFor()).resolves.toBeUndefined();
    expect(await shown.textContent()).toMatch(/^\d+ ms/);
    expect(await heard(face, "latency")).toBeGreaterThan(0);
    expect(await heard(face, "latency")).toBeLessThan(500);
});

test("what is heard is silent when the instrument is stopped, and comes again with it", async () => {
    const face = await here.open();
    await listen(face);
    await here.wire.gesture({ type: "Stop" });
    await expect.poll(() => heard(face, "level")).toBeLessThan(0.001);
    await here.wire.gesture({ type: "Start" });
    await expect.poll(() => heard(face, "level")).toBeGreaterThan(0.01);
});
