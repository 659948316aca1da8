// SPDX-License-Identifier: MIT
// The top bar, mutes, launches, and what the page draws while it plays.
import { expect, test } from "vitest";

import type { Face } from "../harness/face";
import { stage } from "../harness/stage";
import { tapped, tappedTempo } from "../../../web/src/gestures/tempo-tap";

const here = stage();

test("undo and redo name what they do", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(0, 0).click();
    await here.wire.until("it was placed", () => here.wire.isOn(0, 0));
    await face.step(0, 0).click({ button: "right" });
    await face.parameter("Probability").focus();
    await face.page.keyboard.press("ArrowDown");
    await here.wire.until("it is locked", () => here.wire.step(0, 0)?.values.probability !== undefined);
    await face.button(/Undo.*lock.*Probability/i).click();
    await here.wire.until("the lock is gone", () => here.wire.step(0, 0)?.values.probability === undefined);
    await face.button(/Undo.*note/i).waitFor();
    await face.button(/Redo.*lock.*Probability/i).click();
    await here.wire.until("the lock is back", () => here.wire.step(0, 0)?.values.probability !== undefined);
});

test("mute is a gesture of the performance, solo an edit of the pattern", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.button("Mute Track 3").click();
    await here.wire.until("it is muted", () => here.wire.tick.muted.includes(2));
    expect(here.wire.pattern.tracks[2]?.values.mute).toBe(0);
    await face.button("Mute Track 3").and(face.page.locator("[aria-pressed=true]")).click();
    await here.wire.until("it is heard again", () => !here.wire.tick.muted.includes(2));
    await face.button("Solo Track 5").click();
    await here.wire.until("it plays alone", () => here.wire.pattern.tracks[4]?.values.solo === 1);
    await face.button("Solo Track 5").click();
    await here.wire.until("all play", () => here.wire.pattern.tracks[4]?.values.solo === 0);
});

for (const [name, key] of [
    ["Tempo", "tempo"],
    ["Swing", "swing"],
] as const) {
    test(`${name} is dragged`, async () => {
        await here.freshPattern();
        const face = await here.open();
        const before = here.wire.pattern.values[key];
        await face.drag(face.page.getByRole("banner").getByRole("slider", { name }), { x: 0, y: -30 });
        await here.wire.until(`the ${key} rose`, () => here.wire.pattern.values[key] > before);
    });
}

test("the tempo is tapped", async () => {
    await here.freshPattern();
    const face = await here.open();
    // However late this machine's taps come, the page must have the tempo of those that it got.
    await face.page.evaluate(() => {
        const taps: number[] = [];
        Object.assign(window, { taps });
        addEventListener("pointerdown", (event) => taps.push(event.timeStamp), true);
    });
    const at = await face.point(face.button(/^Tap/i));
    for (let tap = 0; tap < 5; ++tap) {
        await face.page.mouse.click(at.x, at.y);
        await face.rest(400);
    }
    const taps = await face.page.evaluate(() => (window as unknown as { taps: number[] }).taps);
    const meant = tappedTempo(taps.reduce(tapped, [] as readonly number[]));
    expect(taps.length).toBe(5);
    await here.wire.until(
        "it is the tempo of the taps",
        () => meant === null || here.wire.pattern.values.tempo === Math.min(Math.max(meant, 30_000), 300_000),
    );
});

test("taps that count together are one undo", async () => {
    await here.freshPattern();
    const face = await here.open();
    const before = here.wire.pattern.values.tempo;
    // By the page's own clock, and slower than what the server joins by itself.
    await face.button(/^Tap/i).evaluate(async (tap) => {
        for (let count = 0; count < 5; ++count) {
            tap.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
            await new Promise((resolve) => setTimeout(resolve, 600));
        }
    });
    await face.settled();
    await here.wire.until("the tempo was tapped", () => here.wire.pattern.values.tempo !== before);
    await expect.poll(() => face.undoDepth()).toBe(1);
    await face.button(/^Undo/).click();
    await here.wire.until("all of them were taken back", () => here.wire.pattern.values.tempo === before);
    await face.button("Nothing to undo").waitFor();
});

test("the playhead of a track that stops playing goes", async () => {
    await here.freshPattern();
    await here.wire.gesture({ type: "Start" });
    const face = await here.open();
    const heads = (): Promise<readonly number[]> => face.page.evaluate(() => window.tresillo?.playheads() ?? []);
    await expect.poll(async () => (await heads()).filter((step) => step >= 0).length).toBe(16);
    await here.wire.edit({ type: "SetTrackParam", track: 5, param: "instrument", value: 0 });
    await expect.poll(async () => (await heads())[5]).toBe(-1);
    await expect.poll(async () => (await heads()).filter((step) => step >= 0).length).toBe(15);
    await here.wire.gesture({ type: "Stop" });
    await expect.poll(async () => (await heads()).every((step) => step < 0)).toBe(true);
});

test("FILL is held, and a double-click latches it", async () => {
    await here.freshPattern();
    const face = await here.open();
    const fill = face.button(/fill/i).first();
    const at = await face.point(fill);
    await face.page.mouse.move(at.x, at.y);
    await face.page.mouse.down();
    await here.wire.until("it fills", () => here.wire.tick.fill);
    await face.page.mouse.up();
    await here.wire.until("it fills no more", () => !here.wire.tick.fill);
    await face.rest(600);
    await fill.dblclick();
    await face.rest(500);
    expect(here.wire.tick.fill).toBe(true);
    await fill.click();
    await here.wire.until("the latch is off", () => !here.wire.tick.fill);
});

test("play plays, a second press stops", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.button(/^Play/).click();
    await here.wire.until("it plays", () => here.wire.tick.transport === "playing");
    await face
        .button(/^(Play|Stop|Pause)/)
        .first()
        .click();
    await here.wire.until("it does not", () => here.wire.tick.transport !== "playing");
});

const ticksOfBar = 4 * 1_935_360;

test("a launch waits for its line, counts down, and begins", async () => {
    const pattern = await here.freshPattern();
    // Bars of eight seconds, so that there is time to count.
    await here.wire.edit({ type: "SetPatternParam", param: "tempo", value: 30_000 });
    await here.wire.gesture({ type: "Start" });
    const face = await here.open();
    await face.tab("Patterns").click();
    await face.page.evaluate(() => {
        const texts = new Set<string>();
        Object.assign(window, { texts });
        const banner = document.querySelector<HTMLElement>("header, [role=banner]");
        const note = (): unknown => texts.add(banner?.innerText ?? "");
        new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    const target = (pattern % 16) + 5;
    const letter = String.fromCharCode(65 + Math.floor(pattern / 16));
    // Early in a bar, so that there is something to count.
    await here.wire.until("a bar begins", () => here.wire.tick.position % ticksOfBar < ticksOfBar / 8);
    await face.button(new RegExp(`, pattern ${letter}${String(target).padStart(2, "0")}`)).click();
    await face.button("Blank").click();
    await here.wire.until("it is queued", () => here.wire.tick.queued !== null);
    await here.wire.until("it is taken", () => here.wire.tick.queued === null);
    const texts = await face.page.evaluate(() => (window as unknown as { texts: Set<string> }).texts.size);
    expect(texts).toBeGreaterThan(2);
    await here.wire.until("it plays", () => here.wire.tick.patterns.every((each) => each % 16 === target - 1));
    await here.wire.gesture({ type: "Stop" });
});

test("steps that will stay silent on the coming pass are outlined", async () => {
    await here.freshPattern();
    const note = { pitch: 60, velocity: 100, micro: 0, on: true, length: 64 };
    await here.wire.edit(
        { type: "SetNote", track: 0, step: 0, slot: 0, note },
        { type: "SetNote", track: 0, step: 4, slot: 0, note },
        { type: "SetStepParam", track: 0, step: 4, param: "probability", value: 0 },
        { type: "SetNote", track: 0, step: 8, slot: 0, note },
    );
    const face = await here.open();
    await here.wire.gesture({ type: "Start" });
    await face.step(0, 4).and(face.page.locator("[data-silent]")).waitFor();
    expect(await face.step(0, 0).getAttribute("data-silent")).toBeNull();
    const look = (step: number): Promise<string> =>
        face.step(0, step).evaluate((button) => {
            const fill = button.querySelector(".fill");
            const style = fill === null ? null : getComputedStyle(fill);
            return `${style?.backgroundColor} ${style?.boxShadow} ${style?.borderTopWidth} ${style?.outlineStyle}`;
        });
    expect(await look(4)).not.toBe(await look(0));
    await here.wire.gesture({ type: "Stop" });
});

test("a 1:2 step is outlined on every second pass", async () => {
    await here.freshPattern();
    const condition = 3;
    await here.wire.edit(
        { type: "SetPatternParam", param: "tempo", value: 240_000 },
        { type: "SetStep", track: 0, step: 8, value: { notes: [[0, 60, 100, 0, 1, 64]], values: {}, condition } },
    );
    const face = await here.open();
    await here.wire.gesture({ type: "Start" });
    const silent = face.step(0, 8).and(face.page.locator("[data-silent]"));
    const sounding = face.step(0, 8).and(face.page.locator(":not([data-silent])"));
    for (let pass = 0; pass < 2; ++pass) {
        await silent.waitFor();
        await sounding.waitFor();
    }
    await here.wire.gesture({ type: "Stop" });
});

/** How often the page renders anew while so many ticks come: 50 a second. */
async function rendersWhile(face: Face, ticks: number): Promise<number> {
    const before = await face.renders();
    await here.wire.ticks(ticks);
    await face.drawn();
    return (await face.renders()) - before;
}

/** Waits until what was done before has been rendered. */
async function calm(face: Face): Promise<void> {
    let before = -1;
    await face.settled();
    await expect
        .poll(async () => {
            await face.drawn();
            const renders = await face.renders();
            const isCalm = renders === before;
            before = renders;
            return isCalm;
        })
        .toBe(true);
}

test("five seconds of playing render nothing anew", async () => {
    await here.freshPattern();
    const note = { pitch: 60, velocity: 100, micro: 0, on: true, length: 64 };
    await here.wire.edit(
        ...Array.from({ length: 16 }, (_, step) => ({ type: "SetNote", track: step, step, slot: 0, note }) as const),
    );
    const face = await here.open();
    await here.wire.gesture({ type: "Start" });
    await here.wire.until("it plays", () => here.wire.tick.transport === "playing");
    await here.wire.ticks(50);
    await calm(face);
    expect(await rendersWhile(face, 250)).toBe(0);
    await here.wire.gesture({ type: "Stop" });
    expect(await face.renders()).toBeGreaterThan(0);
});

test("an edit renders the cell that it changed, and not the others", async () => {
    await here.freshPattern();
    const face = await here.open();
    await calm(face);
    const before = await face.renders();
    await here.wire.edit({
        type: "SetNote",
        track: 9,
        step: 9,
        slot: 0,
        note: { pitch: 60, velocity: 90, micro: 0, on: true, length: 64 },
    });
    await face.step(9, 9).and(face.page.locator("[aria-pressed=true]")).waitFor();
    // The bars, the strip and the rail may say it too; 256 cells may not.
    expect((await face.renders()) - before).toBeLessThan(128);
});

test("the playhead moves while it plays", async () => {
    await here.freshPattern();
    const face = await here.open();
    await here.wire.gesture({ type: "Start" });
    await here.wire.until("it plays", () => here.wire.tick.transport === "playing");
    const clip = (await face.page.getByRole("grid", { name: "Steps of the tracks" }).boundingBox()) ?? {
        x: 0,
        y: 0,
        width: 1,
        height: 1,
    };
    const pictures = new Set<string>();
    await expect
        .poll(async () => pictures.add((await face.page.screenshot({ clip })).toString("base64")).size)
        .toBeGreaterThan(4);
    await here.wire.gesture({ type: "Stop" });
});
