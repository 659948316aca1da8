// SPDX-License-Identifier: MIT
// Steps and locks by real touches: one finger holds, another drags.
import { expect, test } from "vitest";

import { phoneLandscape, phonePortrait } from "../harness/browser";
import { stage } from "../harness/stage";

const here = stage();

for (const [form, screen] of Object.entries({ upright: phonePortrait, "on its side": phoneLandscape })) {
    test(`a tap places a step and a tap removes it, on a phone ${form}`, async () => {
        await here.freshPattern();
        const face = await here.open({ screen });
        await face.hand.tap(await face.point(face.step(0, 2)));
        await here.wire.until("it was placed", () => here.wire.isOn(0, 2));
        await face.agrees(here.wire);
        await face.hand.tap(await face.point(face.step(0, 2)));
        await here.wire.until("it was removed", () => here.wire.pattern.steps.size === 0);
    });

    test(`one finger holds a step while another drags a parameter, on a phone ${form}`, async () => {
        await here.freshPattern();
        const face = await here.open({ screen });
        await face.hand.tap(await face.point(face.step(0, 2)));
        await here.wire.until("it was placed", () => here.wire.isOn(0, 2));
        const parameter = face.parameter(/^Probability/).first();
        const from = await face.point(parameter);
        await face.hand.down(0, await face.point(face.step(0, 2)));
        await face.hand.down(1, from);
        await face.hand.move(1, { x: from.x - 40, y: from.y + 40 });
        await here.wire.until("a lock came", () => here.wire.step(0, 2)?.values.probability !== undefined);
        await face.hand.up(1);
        await face.hand.up(0);
        expect(here.wire.isOn(0, 2)).toBe(true);
        expect(here.wire.pattern.tracks[0]?.values.probability).toBe(100);
    });

    test(`with the LOCK latch one finger is enough, on a phone ${form}`, async () => {
        await here.freshPattern();
        const face = await here.open({ screen });
        for (const step of [0, 2]) {
            await face.hand.tap(await face.point(face.step(0, step)));
        }
        await here.wire.until("they were placed", () => here.wire.pattern.steps.size === 2);
        await face.hand.tap(await face.point(face.button(/^lock/i).first()));
        for (const step of [0, 2]) {
            await face.hand.tap(await face.point(face.step(0, step)));
        }
        const parameter = face.parameter(/^Probability/).first();
        const from = await face.point(parameter);
        await face.hand.down(0, from);
        await face.hand.move(0, { x: from.x - 40, y: from.y + 40 });
        await face.hand.up(0);
        const locked = (step: number): boolean => here.wire.step(0, step)?.values.probability !== undefined;
        await here.wire.until("both were locked", () => locked(0) && locked(2));
        expect(here.wire.isOn(0, 0) && here.wire.isOn(0, 2)).toBe(true);
    });
}

test("a finger on the grid neither scrolls nor zooms the page, nor calls a menu", async () => {
    await here.freshPattern();
    const face = await here.open({ screen: phonePortrait });
    const touchAction = await face.step(0, 0).evaluate((step) => {
        const actions: string[] = [];
        for (let node: Element | null = step; node; node = node.parentElement) {
            actions.push(getComputedStyle(node).touchAction);
        }
        return actions;
    });
    expect(touchAction).toContain("none");
    await face.hand.down(0, await face.point(face.step(0, 0)));
    await face.hand.move(0, await face.point(face.step(0, 12)));
    await face.hand.up(0);
    expect(await face.page.evaluate(() => [scrollX, scrollY, visualViewport?.scale])).toEqual([0, 0, 1]);
});

test("a swipe over steps takes none away", async () => {
    await here.freshPattern();
    const face = await here.open({ screen: phonePortrait });
    const at = await face.point(face.step(0, 5));
    await face.hand.tap(at);
    await here.wire.until("it was placed", () => here.wire.isOn(0, 5));
    await face.settled();
    await face.hand.down(0, at);
    await face.hand.move(0, { x: at.x + 120, y: at.y + 20 });
    await face.hand.up(0);
    await face.hand.tap(await face.point(face.step(0, 9)));
    await here.wire.until("a later tap was done", () => here.wire.isOn(0, 9));
    await face.settled();
    expect(here.wire.isOn(0, 5)).toBe(true);
});
