// SPDX-License-Identifier: MIT
// What moves by itself: the tracks' LFOs, ducking, and the same of the mix.
import { expect, test } from "vitest";

import { stage } from "../harness/stage";

const here = stage();
const values = () => here.wire.pattern.tracks[0]?.values;

test("an LFO gets a target by its name; synced, its rate in Hz steps back", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.button("LFO").click();
    const target = face.parameter("LFO target");
    await target.focus();
    for (let press = 0; press < 4; ++press) {
        await face.page.keyboard.press("ArrowUp");
    }
    await here.wire.until("it has a target", () => values()?.lfo_target === 4);
    await expect.poll(() => target.getAttribute("aria-valuetext")).toBe("Level");

    const [rate, sync] = [face.parameter("LFO rate"), face.parameter("LFO sync")];
    expect(await rate.getAttribute("aria-valuetext")).toBe("1 Hz");
    expect(await sync.getAttribute("aria-valuetext")).toBe("off, not in use");
    await sync.focus();
    await face.page.keyboard.press("ArrowUp");
    await expect.poll(() => rate.getAttribute("aria-valuetext")).toBe("1 Hz, not in use");
    expect(await sync.getAttribute("aria-valuetext")).toBe("1/32");
    await face.watched.picture("page-lfo");
});

test("the lane draws the depth of an LFO over the steps", async () => {
    await here.freshPattern();
    const face = await here.open();
    for (const step of [0, 1, 2, 3]) {
        await face.step(0, step).click();
    }
    await here.wire.until("they were placed", () => here.wire.pattern.steps.size === 4);
    await face.button("LFO").click();
    await face.parameter("LFO depth").click();
    const { y, height } = (await face.page.getByRole("group", { name: /lane/i }).boundingBox()) ?? { y: 0, height: 0 };
    const [first, last] = [await face.point(face.step(0, 0)), await face.point(face.step(0, 3))];
    await face.page.mouse.move(first.x, y + height * 0.9);
    await face.page.mouse.down();
    await face.page.mouse.move(last.x, y + height * 0.2, { steps: 20 });
    await face.page.mouse.up();
    const depth = (step: number): number => here.wire.step(0, step)?.values.lfo_depth ?? -1;
    await here.wire.until("it rises", () => [1, 2, 3].every((step) => depth(step) > depth(step - 1)));
    expect(depth(0)).toBeGreaterThanOrEqual(0);
});

test("what a track makes way for is called by that track's name", async () => {
    await here.freshPattern();
    await here.wire.edit({ type: "SetName", what: "track", track: 0, name: "Kick" });
    const face = await here.open();
    await face.page.getByRole("button", { name: "Track 2, track 2" }).click();
    await face.button(/^Duck$/).click();
    const source = face.parameter("Duck by");
    expect(await source.getAttribute("aria-valuetext")).toBe("none");
    await source.focus();
    await face.page.keyboard.press("ArrowUp");
    await expect.poll(() => source.getAttribute("aria-valuetext")).toBe("Kick");
    expect(here.wire.pattern.tracks[1]?.values.duck_source).toBe(1);
    await face.watched.picture("page-duck");
});

test("the project's LFOs, its ducker and the synced delay stand in the mixer", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.tab("Mix").click();
    await face.page.getByRole("radio", { name: "Motion" }).click();
    await face.drag(face.parameter("LFO 1 rate"), { x: 40, y: 0 });
    const project = () => here.wire.newest.project?.values;
    await here.wire.until("it is faster", () => (project()?.lfo_1_rate ?? 0) > 25);
    await face.parameter("Ducker lowers").click();
    await here.wire.until("it lowers another part", () => project()?.bus_duck_target === 1);
    await face.page.getByRole("radio", { name: "Effects" }).click();
    await face.parameter("Delay sync").focus();
    await face.page.keyboard.press("ArrowUp");
    await here.wire.until("it is synced", () => project()?.delay_sync === 1);
});
