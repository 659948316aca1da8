// SPDX-License-Identifier: MIT
// The page on a phone: what is there, and whether a thumb can hit it.
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";

import { phoneLandscape, phonePortrait, type Screen } from "../harness/browser";
import type { Face } from "../harness/face";
import { stage } from "../harness/stage";

const here = stage();

interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

async function box(element: Locator): Promise<Box> {
    return (await element.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
}

function within({ x, y, width, height }: Box, screen: Screen): boolean {
    return width > 0 && x >= 0 && y >= 0 && x + width <= screen.width + 0.5 && y + height <= screen.height + 0.5;
}

async function visibleSteps(face: Face): Promise<Box[]> {
    const steps = face.page.getByRole("grid", { name: "Steps of the tracks" }).getByLabel(/, step \d+/);
    return Promise.all((await steps.all()).map(box));
}

/** Nothing lies outside of the screen that would have to be scrolled to. */
async function expectNoScrolling(face: Face): Promise<void> {
    const sizes = await face.page.evaluate(() => {
        const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
        return { right: scrollWidth - clientWidth, below: scrollHeight - clientHeight };
    });
    expect(sizes).toEqual({ right: 0, below: 0 });
}

test("upright: 4 x 4 steps of one track, 64 px or more each, all on the screen", async () => {
    await here.freshPattern();
    const face = await here.open({ screen: phonePortrait });
    const boxes = await visibleSteps(face);
    expect(boxes.length).toBe(16);
    expect(new Set(boxes.map(({ x }) => Math.round(x))).size).toBe(4);
    expect(new Set(boxes.map(({ y }) => Math.round(y))).size).toBe(4);
    for (const each of boxes) {
        expect(each.width).toBeGreaterThanOrEqual(64);
        expect(each.height).toBeGreaterThanOrEqual(64);
        expect(within(each, phonePortrait)).toBe(true);
    }
    await expectNoScrolling(face);
});

test("upright on a small phone: every key of the transport is on the screen, none lies on another", async () => {
    await here.freshPattern();
    const small: Screen = { width: 360, height: 640, touch: true };
    const face = await here.open({ screen: small });
    const transport = face.page.getByRole("contentinfo");
    const keys = await Promise.all((await transport.getByRole("button").all()).map(box));
    const byPlace = keys.sort((left, right) => left.x - right.x);
    expect(byPlace.every((key) => within(key, small))).toBe(true);
    await transport.getByRole("button", { name: "Record to a file" }).waitFor();
    for (const [place, key] of byPlace.entries()) {
        const over = byPlace.slice(place + 1).filter((other) => other.x < key.x + key.width - 0.5);
        expect(over.filter((other) => other.y < key.y + key.height && key.y < other.y + other.height)).toEqual([]);
    }
    await face.watched.picture("phone-small");
    await expectNoScrolling(face);
});

test("upright: four parameters, and play at the bottom, where the thumb is", async () => {
    await here.freshPattern();
    const face = await here.open({ screen: phonePortrait });
    const sliders: Box[] = [];
    for (const slider of await face.page.getByRole("slider").all()) {
        const each = await box(slider);
        if (within(each, phonePortrait) && each.width >= 40 && each.height >= 40) {
            sliders.push(each);
        }
    }
    expect(sliders.length).toBeGreaterThanOrEqual(4);
    const play = await box(face.button(/^(Play|Stop|Pause)/).first());
    expect(within(play, phonePortrait)).toBe(true);
    expect(play.y).toBeGreaterThan(phonePortrait.height / 2);
    expect(Math.min(play.width, play.height)).toBeGreaterThanOrEqual(44);
});

test("upright: a tap on a track's chip shows its steps", async () => {
    await here.freshPattern();
    const face = await here.open({ screen: phonePortrait });
    const chip = face.button(/^Track 3/).first();
    await chip.scrollIntoViewIfNeeded();
    await face.hand.tap(await face.point(chip));
    await face.hand.tap(await face.point(face.step(2, 0)));
    await here.wire.until("it stands in the third track", () => here.wire.isOn(2, 0));
});

test("on its side: the 4 x 8 panel, big enough for fingers, all on the screen", async () => {
    await here.freshPattern();
    const face = await here.open({ screen: phoneLandscape });
    const boxes = await visibleSteps(face);
    expect(boxes.length).toBe(32);
    expect(new Set(boxes.map(({ x }) => Math.round(x))).size).toBe(8);
    expect(new Set(boxes.map(({ y }) => Math.round(y))).size).toBe(4);
    for (const each of boxes) {
        expect(Math.min(each.width, each.height)).toBeGreaterThanOrEqual(44);
        expect(within(each, phoneLandscape)).toBe(true);
    }
    await expectNoScrolling(face);
});

for (const [form, screen] of Object.entries({ upright: phonePortrait, "on its side": phoneLandscape })) {
    test(`${form}: every button that is to be seen can be hit by a finger`, async () => {
        await here.freshPattern();
        const face = await here.open({ screen });
        const small: string[] = [];
        for (const button of await face.page.getByRole("button").all()) {
            const each = await box(button);
            // WCAG 2.2, target size: 24 px at least.
            if (within(each, screen) && Math.min(each.width, each.height) < 24) {
                small.push(`${(await button.getAttribute("aria-label")) ?? (await button.textContent())}`);
            }
        }
        expect(small).toEqual([]);
    });

    test(`${form}: play, undo and every tab of the rail can be reached`, async () => {
        await here.freshPattern();
        const face = await here.open({ screen });
        await face.hand.tap(await face.point(face.step(0, 1)));
        await here.wire.until("a step was placed", () => here.wire.isOn(0, 1));
        await face.hand.tap(await face.point(face.button(/^Play/).first()));
        await here.wire.until("it plays", () => here.wire.tick.transport === "playing");
        await face.hand.tap(await face.point(face.button(/^Undo/).first()));
        await here.wire.until("it was taken back", () => !here.wire.isOn(0, 1));
        const opener = face.button(/^(Rail|More|Tabs|Panels)/i).first();
        if (!(await face.tab("Song").isVisible())) {
            await face.hand.tap(await face.point(opener));
        }
        for (const name of ["Step", "Patterns", "Mix", "Kit", "Song"]) {
            const at = await face.point(face.tab(name));
            await face.hand.tap(at);
            await face.page.getByRole("tabpanel", { name }).waitFor();
        }
    });
}

test("turning the phone keeps what was there", async () => {
    await here.freshPattern();
    const face = await here.open({ screen: phonePortrait });
    await face.hand.tap(await face.point(face.step(0, 1)));
    await here.wire.until("it was placed", () => here.wire.isOn(0, 1));
    await face.page.setViewportSize({ width: phoneLandscape.width, height: phoneLandscape.height });
    await face.step(0, 1).and(face.page.locator("[aria-pressed=true]")).waitFor();
    expect((await visibleSteps(face)).length).toBe(32);
});

/** Points of the canvas layer that are not clear, in a page that plays; canvases that are not shown have none. */
function drawnOutsideOfTheWave(): number {
    let points = 0;
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>(".live canvas")) {
        const isWave = canvas.getBoundingClientRect().width >= innerWidth;
        if (canvas.checkVisibility() && !isWave) {
            const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
            points += [...data].filter((value, index) => index % 4 === 3 && value > 0).length;
        }
    }
    return points;
}

for (const [form, screen] of Object.entries({ upright: phonePortrait, "on its side": phoneLandscape })) {
    test(`${form}: while the rail is open nothing of the steps is drawn anywhere`, async () => {
        await here.launch(5);
        await here.wire.gesture({ type: "Start" });
        const face = await here.open({ screen });
        await expect.poll(() => face.page.evaluate(drawnOutsideOfTheWave)).toBeGreaterThan(0);
        await face.button(/^Panels/).click();
        await face.tab("Song").waitFor();
        const before = await face.page.evaluate(() => window.tresillo?.frames ?? 0);
        await expect.poll(() => face.page.evaluate(() => window.tresillo?.frames ?? 0)).toBeGreaterThan(before + 30);
        expect(await face.page.evaluate(drawnOutsideOfTheWave)).toBe(0);
    });
}
