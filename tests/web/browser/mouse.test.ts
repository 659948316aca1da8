// SPDX-License-Identifier: MIT
// The grid by mouse. What came of a gesture is what the server says.
import { expect, test } from "vitest";

import { stage } from "../harness/stage";
import type { Wire } from "../harness/wire";

const here = stage();
const wire = (): Wire => here.wire;

test("a press on an empty step places a note at once, the release leaves it", async () => {
    await here.freshPattern();
    const face = await here.open();
    const at = await face.point(face.step(2, 4));
    await face.page.mouse.move(at.x, at.y);
    await face.page.mouse.down();
    await wire().until("the note was placed while the button is down", () => wire().isOn(2, 4));
    await face.page.mouse.up();
    await face.step(2, 4).and(face.page.locator("[aria-pressed=true]")).waitFor();
    expect(wire().pattern.steps.size).toBe(1);
});

test("a click on an active step removes it", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(0, 3).click();
    await wire().until("it was placed", () => wire().isOn(0, 3));
    await face.agrees(wire());
    await face.step(0, 3).click();
    await wire().until("it was removed", () => !wire().pattern.steps.has("0,3"));
});

test("a drag upwards or downwards sets the velocity, and the release does not remove the step", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(1, 0).click();
    await wire().until("it was placed", () => wire().velocity(1, 0) === 100);
    await face.drag(face.step(1, 0), { x: 0, y: -20 });
    await wire().until("it is louder", () => wire().velocity(1, 0) > 110);
    await face.drag(face.step(1, 0), { x: 0, y: 60 });
    await wire().until("it is softer", () => wire().velocity(1, 0) < 80);
    expect(wire().isOn(1, 0)).toBe(true);
});

test("a drag aside off a step takes nothing away", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(1, 3).click();
    await wire().until("it was placed", () => wire().isOn(1, 3));
    await face.settled();
    const [from, to] = [await face.point(face.step(1, 3)), await face.point(face.step(1, 6))];
    await face.drag(face.step(1, 3), { x: to.x - from.x, y: 0 });
    // Something that is answered after all of it.
    await face.step(2, 0).click();
    await wire().until("a later step was placed", () => wire().isOn(2, 0));
    await face.settled();
    expect([...wire().pattern.steps.keys()].sort()).toEqual(["1,3", "2,0"]);
});

test("one drag is one undo", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(1, 0).click();
    await wire().until("it was placed", () => wire().velocity(1, 0) === 100);
    await face.drag(face.step(1, 0), { x: 0, y: 60 });
    await wire().until("it is softer", () => wire().velocity(1, 0) < 80);
    await face.button(/^Undo/).click();
    await wire().until("the whole drag was taken back", () => wire().velocity(1, 0) === 100);
});

test("Alt and a drag sideways shift a note in time", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(0, 5).click();
    await wire().until("it was placed", () => wire().isOn(0, 5));
    await face.page.keyboard.down("Alt");
    await face.drag(face.step(0, 5), { x: 20, y: 0 });
    await face.page.keyboard.up("Alt");
    await wire().until("it comes late", () => (wire().step(0, 5)?.notes[0]?.[3] ?? 0) > 0);
    expect(wire().isOn(0, 5)).toBe(true);
});

test("Shift and a drag paint steps, and from an active one erase them", async () => {
    await here.freshPattern();
    const face = await here.open();
    const across = async (): Promise<void> => {
        const [from, to] = [await face.point(face.step(3, 2)), await face.point(face.step(3, 9))];
        await face.drag(face.step(3, 2), { x: to.x - from.x, y: 0 });
    };
    await face.page.keyboard.down("Shift");
    await across();
    await wire().until("eight were painted", () => wire().pattern.steps.size === 8);
    await across();
    await wire().until("they were erased", () => wire().pattern.steps.size === 0);
    await face.page.keyboard.up("Shift");
});

test("a held step is locked by a parameter that is turned, and letting go leaves it there", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(0, 0).click();
    await wire().until("it was placed", () => wire().isOn(0, 0));
    const before = wire().pattern.tracks[0]?.values.probability;
    const at = await face.point(face.step(0, 0));
    await face.page.mouse.move(at.x, at.y);
    await face.page.mouse.down();
    // The mouse holds the step, so the keyboard turns the parameter: 4 chooses it, an arrow changes it.
    await face.page.keyboard.press("Digit4");
    await face.page.keyboard.press("ArrowDown");
    await wire().until("a lock came", () => wire().step(0, 0)?.values.probability !== undefined);
    await face.page.mouse.up();
    await face
        .step(0, 0)
        .and(face.page.getByLabel(/1 lock/))
        .waitFor();
    expect(wire().isOn(0, 0)).toBe(true);
    expect(wire().pattern.tracks[0]?.values.probability).toBe(before);
});

test("pinned steps are locked by the wheel all at once, and a double-click unlocks them", async () => {
    await here.freshPattern();
    const face = await here.open();
    for (const step of [0, 4, 8]) {
        await face.step(0, step).click();
    }
    await wire().until("they were placed", () => wire().pattern.steps.size === 3);
    for (const step of [0, 8]) {
        await face.step(0, step).click({ button: "right" });
        await face.step(0, step).and(face.page.locator("[data-hold=pinned]")).waitFor();
    }
    // The strip says so, too: only then do its parameters lie where they stay.
    await face.button("Let go").waitFor();
    const velocity = face.parameter(/^Velocity/).first();
    await velocity.hover();
    await face.page.mouse.wheel(0, 100);
    const locked = (step: number): boolean => wire().step(0, step)?.values.velocity !== undefined;
    await wire().until("both were locked", () => locked(0) && locked(8));
    expect(locked(4)).toBe(false);
    await velocity.dblclick();
    await wire().until("both were unlocked", () => !locked(0) && !locked(8));
    await face.page.keyboard.press("Escape");
});

test("the wheel turns a parameter of the track, with Shift in fine steps", async () => {
    await here.freshPattern();
    const face = await here.open();
    const probability = face.parameter(/^Probability/).first();
    await probability.hover();
    await face.page.mouse.wheel(0, 100);
    const value = (): number => wire().pattern.tracks[0]?.values.probability ?? NaN;
    await wire().until("it fell", () => value() < 100);
    expect(wire().pattern.steps.size).toBe(0);
});

test("a send on the strip and a level of the mixer's effects reach the server, and undo takes them back", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.button("Sends").click();
    const send = (): number => wire().pattern.tracks[0]?.values.reverb_send ?? NaN;
    await face.drag(face.parameter("Reverb"), { x: 0, y: -40 });
    await wire().until("the send was raised", () => send() > 100);
    await face.settled();
    await face.agrees(wire());
    await face.button(/^Undo/).click();
    await wire().until("the send was taken back", () => send() === 0);

    await face.tab("Mix").click();
    await face.page.getByRole("radio", { name: "Effects" }).click();
    const level = (): number => wire().newest.project?.values.reverb_mix ?? NaN;
    const before = level();
    await face.parameter("Reverb level").scrollIntoViewIfNeeded();
    await face.drag(face.parameter("Reverb level"), { x: -40, y: 0 });
    await wire().until("the level was lowered", () => level() < before);
    await face.settled();
    await face.button(/^Undo/).click();
    await wire().until("the level was taken back", () => level() === before);
    expect(wire().newest.project?.values.limiter).toBe(1);
    await face.parameter("Limiter on/off").click();
    await wire().until("the limiter is off", () => wire().newest.project?.values.limiter === 0);
});

test("the pages of parameters are those of what the track plays, and stay by name, else by place, with another track", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.button("Sound").click();
    await face.parameter(/^Start$/).waitFor();
    await face.tab("Kit").click();
    await face.page.getByRole("radio", { name: "Synth" }).click();
    await wire().until("it is a synth", () => wire().pattern.tracks[0]?.values.instrument === 3);
    await face.parameter("Wave").waitFor();
    expect(await face.parameter(/^Start$/).count()).toBe(0);
    await face.button("Filter").click();
    await face.parameter("Env amount").waitFor();
    const isFilterOfSamples = async () => {
        await face.parameter("Env amount").waitFor({ state: "detached" });
        expect(await face.button("Filter").getAttribute("aria-pressed")).toBe("true");
    };
    await face.page.keyboard.press("BracketRight");
    await isFilterOfSamples();
    await face.page.keyboard.press("BracketLeft");
    await face.parameter("Env amount").waitFor();
    await face.page.getByRole("radio", { name: "Acid" }).click();
    await face.button("Acid").click();
    await face.parameter("Body").waitFor();
    await face.page.keyboard.press("BracketRight");
    await face.parameter("Body").waitFor({ state: "detached" });
    await isFilterOfSamples();
    await face.page.keyboard.press("BracketLeft");
    await face.parameter("Body").waitFor();
});

test("a lane whose values go both ways grows from its zero", async () => {
    await here.freshPattern();
    const face = await here.open();
    for (const step of [0, 1, 2]) {
        await face.step(0, step).click();
    }
    await wire().until("they were placed", () => wire().pattern.steps.size === 3);
    for (const [step, value] of [
        [0, 12],
        [1, 0],
        [2, -6],
    ] as const) {
        await wire().edit({ type: "SetStepParam", track: 0, step, param: "micro_timing", value });
    }
    await face
        .parameter(/^Micro/)
        .first()
        .click();
    const lane = face.page.getByRole("group", { name: /lane: micro/i });
    await lane.waitFor();
    /** Of each bar: how much of it lies above the middle, and how much below, in parts of the lane. */
    const bars = await lane.evaluate((area) =>
        [...area.children].slice(0, 3).map((bar) => {
            const whole = bar.getBoundingClientRect().height - 4;
            const { bottom, height } = getComputedStyle(bar, "::before");
            const from = (parseFloat(bottom) - 2) / whole;
            return [from, from + parseFloat(height) / whole].map((place) => Math.round(place * 20) / 20);
        }),
    );
    await face.watched.picture("lane-both-ways");
    expect(bars[0]).toEqual([0.5, 1]);
    expect(bars[2]).toEqual([0.25, 0.5]);
    expect(bars[1]?.[0]).toBe(0.5);
});

test("a step shows its two to four notes and how long they hold", async () => {
    await here.freshPattern();
    const face = await here.open();
    const note = (slot: number, length: number, track = 0, step = 0) =>
        ({
            type: "SetNote",
            track,
            step,
            slot,
            note: { pitch: 60 + slot * 4, velocity: 100, micro: 0, on: true, length },
        }) as const;
    await wire().edit(note(0, 64), note(1, 64), note(2, 192), note(0, 64, 1), note(0, 64 * 9, 2), note(0, 64, 2, 4));
    const marks = (track: number) =>
        face.step(track, 0).evaluate((step) => ({
            ticks: step.querySelectorAll(".ticks > i").length,
            tail: step.querySelector(".tail")?.getBoundingClientRect().right ?? 0,
        }));
    await face.step(2, 4).and(face.page.locator("[aria-pressed=true]")).waitFor();
    const right = async (track: number, step: number): Promise<number> => {
        const box = await face.step(track, step).boundingBox();
        return (box?.x ?? NaN) + (box?.width ?? NaN);
    };
    const [chord, plain, long] = [await marks(0), await marks(1), await marks(2)];
    await face.watched.picture("notes-and-tails");
    expect([chord.ticks, plain.ticks, long.ticks]).toEqual([3, 0, 0]);
    expect(plain.tail).toBe(0);
    expect(chord.tail).toBeGreaterThan((await right(0, 1)) + 8);
    expect(chord.tail).toBeLessThan(await right(0, 2));
    expect(long.tail, "until the next note").toBeGreaterThan(await right(2, 3));
    expect(long.tail).toBeLessThan((await right(2, 4)) - 20);
});

test("a drag over the lane draws one parameter over the steps, in the columns of the steps", async () => {
    await here.freshPattern();
    const face = await here.open();
    for (const step of [0, 1, 2, 3]) {
        await face.step(0, step).click();
    }
    await wire().until("they were placed", () => wire().pattern.steps.size === 4);
    const lane = face.page.getByRole("group", { name: /lane/i });
    const box = await lane.boundingBox();
    expect(box).not.toBeNull();
    const [first, last] = [await face.point(face.step(0, 0)), await face.point(face.step(0, 3))];
    const { y, height } = box ?? { y: 0, height: 0 };
    await face.page.mouse.move(first.x, y + height * 0.9);
    await face.page.mouse.down();
    await face.page.mouse.move(last.x, y + height * 0.2, { steps: 20 });
    await face.page.mouse.up();
    const drawn = (): number[] =>
        [0, 1, 2, 3].map((step) => wire().step(0, step)?.values.velocity ?? wire().velocity(0, step));
    await wire().until("they rise", () =>
        drawn().every((value, step, all) => step === 0 || value > (all[step - 1] ?? 0)),
    );
});

test("the wheel over a step turns that step's lock of the chosen parameter, and says its value there", async () => {
    await here.freshPattern();
    await wire().edit(
        { type: "SetStep", track: 2, step: 4, value: { notes: [[0, 60, 100, 0, 1, 64]], values: {}, condition: 0 } },
        { type: "SetStep", track: 2, step: 6, value: { notes: [[0, 60, 100, 0, 1, 64]], values: {}, condition: 0 } },
    );
    const face = await here.open();
    await face.parameter("Probability").click();
    await face.step(2, 4).hover();
    // It goes by itself, so it is looked for before it comes.
    const said = face.page.locator(".pointed-value").textContent();
    await face.page.mouse.wheel(0, 100);
    await wire().until("it was locked", () => wire().step(2, 4)?.values.probability !== undefined);
    const first = wire().step(2, 4)?.values.probability ?? NaN;
    expect(first).toBeLessThan(100);
    expect(await said).toBe(`Probability ${first}%`);
    // The track, its other steps and what is chosen stay as they were.
    expect(wire().pattern.tracks[2]?.values.probability).toBe(100);
    expect(wire().step(2, 6)?.values.probability).toBeUndefined();
    await face.page.keyboard.press("Control+KeyZ");
    await wire().until("it was taken back", () => wire().step(2, 4)?.values.probability === undefined);
});

test("the wheel over a step that is pinned turns all that are; over an empty step it does nothing", async () => {
    await here.freshPattern();
    const face = await here.open();
    for (const step of [0, 3]) {
        await face.step(1, step).click();
        await wire().until("it was placed", () => wire().isOn(1, step));
        await face.step(1, step).click({ button: "right" });
    }
    await face.step(1, 8).hover();
    await face.page.mouse.wheel(0, 100);
    await face.step(1, 3).hover();
    await face.page.mouse.wheel(0, 100);
    await wire().until("both were locked", () =>
        [0, 3].every((step) => wire().step(1, step)?.values.velocity !== undefined),
    );
    expect(wire().step(1, 8)).toBeUndefined();
});
