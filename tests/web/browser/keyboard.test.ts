// SPDX-License-Identifier: MIT
// The page by keyboard alone, by the position of its keys.
import { expect, test } from "vitest";

import { stage } from "../harness/stage";

const here = stage();

test("Q to I and A to K are the 16 steps of the selected track", async () => {
    await here.freshPattern();
    const face = await here.open();
    const keys = ["Q", "W", "E", "R", "T", "Y", "U", "I", "A", "S", "D", "F", "G", "H", "J", "K"];
    for (const key of keys) {
        await face.page.keyboard.press(`Key${key}`);
    }
    await here.wire.until("all were placed", () => here.wire.pattern.steps.size === 16);
    await face.agrees(here.wire); // the page has heard of them, too
    await face.page.keyboard.press("KeyQ");
    await here.wire.until("the first was removed", () => !here.wire.isOn(0, 0));
    expect(here.wire.isOn(0, 15)).toBe(true);
});

test("[ and ] choose the track", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.page.keyboard.press("BracketRight");
    await face.page.keyboard.press("BracketRight");
    await face.page.keyboard.press("BracketLeft");
    await face.page.keyboard.press("KeyE");
    await here.wire.until("it stands in the second track", () => here.wire.isOn(1, 2));
    expect(here.wire.pattern.steps.size).toBe(1);
});

test("comma and full stop change the page of steps", async () => {
    await here.freshPattern();
    await here.wire.edit({ type: "SetTrackParam", track: 0, param: "track_length", value: 32 });
    const face = await here.open();
    await face.page.keyboard.press("Period");
    await face.page.keyboard.press("KeyQ");
    await here.wire.until("it stands at step 17", () => here.wire.isOn(0, 16));
    await face.page.keyboard.press("Comma");
    await face.page.keyboard.press("KeyW");
    await here.wire.until("it stands at step 2", () => here.wire.isOn(0, 1));
});

test("a held step key, a number and an arrow lock a parameter", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.page.keyboard.press("KeyT");
    await here.wire.until("it was placed", () => here.wire.isOn(0, 4));
    await face.page.keyboard.down("KeyT");
    await face.page.keyboard.press("Digit4");
    await face.page.keyboard.press("ArrowDown");
    await here.wire.until("a lock came", () => here.wire.step(0, 4)?.values.probability === 99);
    await face.page.keyboard.up("KeyT");
    expect(here.wire.isOn(0, 4)).toBe(true);
    expect(here.wire.pattern.tracks[0]?.values.probability).toBe(100);
});

test("Space plays and stops, V fills while it is held", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.page.keyboard.press("Space");
    await here.wire.until("it plays", () => here.wire.tick.transport === "playing");
    await face.page.keyboard.down("KeyV");
    await here.wire.until("it fills", () => here.wire.tick.fill);
    await face.page.keyboard.up("KeyV");
    await here.wire.until("it fills no more", () => !here.wire.tick.fill);
    await face.page.keyboard.press("Space");
    await here.wire.until("it stopped", () => here.wire.tick.transport !== "playing");
});

test("Ctrl+Z undoes", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.page.keyboard.press("KeyQ");
    await here.wire.until("it was placed", () => here.wire.isOn(0, 0));
    await face.page.keyboard.press("Control+KeyZ");
    await here.wire.until("it was undone", () => !here.wire.isOn(0, 0));
});

test("? shows the map of keys, and the grid can be played beside it", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.page.keyboard.press("Shift+Slash");
    const map = face.page.getByRole("region", { name: "Map of the keys" });
    await map.waitFor();
    await face.step(0, 15).click();
    await here.wire.until("the grid is as it was", () => here.wire.isOn(0, 15));
    await face.page.keyboard.press("Shift+Slash");
    await map.waitFor({ state: "detached" });
    expect(here.wire.pattern.steps.size).toBe(1);
});

for (const [width, height] of [
    [1024, 720],
    [1280, 720],
    [1440, 900],
] as const) {
    test(`${width} x ${height}: the map of keys is there whole`, async () => {
        const face = await here.open({ screen: { width, height } });
        await face.page.keyboard.press("Shift+Slash");
        const map = face.page.getByRole("region", { name: "Map of the keys" });
        await map.waitFor();
        expect(await map.evaluate((node) => node.scrollHeight - node.clientHeight)).toBe(0);
        expect(await map.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
    });
}

test("the grid is one tab stop; arrows move within it, Enter places", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(0, 0).focus();
    await face.page.keyboard.press("ArrowDown");
    await face.page.keyboard.press("ArrowRight");
    await face.page.keyboard.press("Enter");
    await here.wire.until("it stands where the focus is", () => here.wire.isOn(1, 1));
    const inGrid = (): Promise<boolean> =>
        face.page.evaluate(() => document.activeElement?.closest('[role="grid"]') !== null);
    expect(await inGrid()).toBe(true);
    await face.page.keyboard.press("Tab");
    expect(await inGrid()).toBe(false);
    await face.page.keyboard.press("Shift+Tab");
    expect(await face.step(1, 1).evaluate((step) => step === document.activeElement)).toBe(true);
});

test("shortcuts leave fields alone in which a player writes", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.tab("Patterns").click();
    const field = face.page.getByRole("textbox").first();
    await field.fill("");
    await field.pressSequentially("aqua v");
    expect(here.wire.pattern.steps.size).toBe(0);
    expect(here.wire.tick.fill).toBe(false);
    expect(await field.inputValue()).toBe("aqua v");
});
