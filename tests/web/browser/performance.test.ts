// SPDX-License-Identifier: MIT
// What is played by holding: ALL, RETRIG; and a pattern that is taken back to how it was launched.
import { expect, test } from "vitest";

import { phonePortrait } from "../harness/browser";
import type { Face } from "../harness/face";
import { stage } from "../harness/stage";

const here = stage();

/** The loudest of a track in the next ticks, of which 50 come in a second, in tenths of dB. */
async function loudest(track: number, ticks = 30): Promise<number> {
    let most = -999;
    await here.wire.ticks(ticks, ({ peaks }) => (most = Math.max(most, peaks[track] ?? -999)));
    return most;
}

const sounds = (track: number) =>
    here.wire.until(`track ${track + 1} sounds`, () => (here.wire.tick.peaks[track] ?? -999) > -400);
const falls = (track: number) =>
    here.wire.until(`track ${track + 1} is silent`, () => (here.wire.tick.peaks[track] ?? 0) < -600);

/** Two tracks sound on every second step. */
async function playTwoTracks(): Promise<void> {
    await here.freshPattern();
    const value = { notes: [[0, 60, 120, 0, 1, 64]], values: {}, condition: 0 } as const;
    await here.wire.edit(
        ...[0, 1].flatMap((track) =>
            [0, 2, 4, 6, 8, 10, 12, 14].map((step) => ({ type: "SetStep", track, step, value }) as const),
        ),
    );
    await here.wire.gesture({ type: "Start" });
    await sounds(0);
    await sounds(1);
}

/** By the key X, with the mouse: the level of the selected track, all the way down. */
async function pullLevel(face: Face): Promise<void> {
    await face.button("Sound").click();
    await face.drag(face.parameter("Level"), { x: 0, y: 260 });
}

test("while ALL is held a parameter moves on all tracks; let go, all are as they were", async () => {
    await playTwoTracks();
    const face = await here.open();
    await face.page.keyboard.down("KeyX");
    await face.page.getByText("ALL tracks").waitFor();
    await pullLevel(face);
    await expect.poll(() => loudest(1)).toBeLessThan(-600);
    expect(here.wire.pattern.tracks.map(({ values }) => values.level)).toEqual(new Array(16).fill(0));
    await face.watched.picture("all");
    await face.page.keyboard.up("KeyX");
    await sounds(0);
    await sounds(1);
    expect(await face.undoDepth()).toBe(0);
});

test("ALL pressed twice stays on for the mouse, a double-click takes a parameter back, a press lets go", async () => {
    await playTwoTracks();
    const face = await here.open();
    const all = face.button("ALL");
    await all.dblclick();
    expect(await all.getAttribute("aria-pressed")).toBe("true");
    await pullLevel(face);
    await expect.poll(() => loudest(1)).toBeLessThan(-600);
    await face.parameter("Level").dblclick();
    await sounds(1);
    await all.click();
    await expect.poll(() => all.getAttribute("aria-pressed")).toBe("false");
});

test("one finger holds ALL while another moves a fader", async () => {
    await playTwoTracks();
    const face = await here.open({ screen: phonePortrait });
    await face.hand.tap(await face.point(face.button("Sound")));
    const fader = await face.point(face.parameter("Level"));
    await face.hand.down(0, await face.point(face.button("ALL")));
    await face.hand.down(1, fader);
    await face.hand.move(1, { x: fader.x, y: fader.y + 260 });
    await expect.poll(() => loudest(0)).toBeLessThan(-600);
    await face.hand.up(1);
    await face.hand.up(0);
    await sounds(0);
});

test("RETRIG repeats the selected track while it is held, another where one is selected meanwhile", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.page.keyboard.down("KeyZ");
    await sounds(0);
    await face.watched.picture("retrig");
    await face.page.getByRole("button", { name: "Track 2, track 2" }).click();
    await sounds(1);
    await falls(0);
    await face.page.keyboard.up("KeyZ");
    await falls(1);
});

test("up and down choose how fast it repeats, on the button and by keys", async () => {
    await here.freshPattern();
    const face = await here.open();
    const retrig = face.button(/^RETRIG/);
    expect(await retrig.textContent()).toContain("1/16");
    await face.page.keyboard.down("KeyZ");
    await face.page.keyboard.press("ArrowUp");
    await expect.poll(() => retrig.textContent()).toMatch(/1\/16t/);
    await face.page.keyboard.up("KeyZ");
    // Not so soon that it would be the second press of two, which keeps it on.
    await face.rest(400);
    await face.drag(retrig, { x: 0, y: 40 });
    await expect.poll(() => retrig.textContent()).toMatch(/1\/16\./);
    await falls(0);
});

test("a pattern comes back as it was launched, and undo takes that back", async () => {
    const pattern = await here.freshPattern();
    const value = { notes: [[0, 60, 120, 0, 1, 64]], values: {}, condition: 0 } as const;
    await here.wire.edit({ type: "SetStep", track: 0, step: 3, value });
    await here.launch(pattern - 1);
    await here.launch(pattern);
    const face = await here.open();
    await face.step(0, 5).click();
    await face.step(0, 3).click();
    await here.wire.until("it was changed", () => here.wire.isOn(0, 5) && !here.wire.isOn(0, 3));
    await face.page.keyboard.press("KeyC");
    await here.wire.until("it is as before", () => here.wire.isOn(0, 3) && !here.wire.isOn(0, 5));
    await face.settled();
    await face.button(/^Undo/).click();
    await here.wire.until("the changes are back", () => here.wire.isOn(0, 5) && !here.wire.isOn(0, 3));
    await face.button("Reload").click();
    await here.wire.until("it is as before", () => here.wire.isOn(0, 3) && !here.wire.isOn(0, 5));
});
