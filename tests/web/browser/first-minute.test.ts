// SPDX-License-Identifier: MIT
// Somebody who opens the page for the first time.
import { expect, test } from "vitest";

import { desktop, phoneLandscape, phonePortrait } from "../harness/browser";
import type {} from "@/listen/self-check";
import { layoutOf } from "../harness/boxes";
import { stage } from "../harness/stage";

const here = stage();

const screens = { desk: desktop, "phone upright": phonePortrait, "phone on its side": phoneLandscape };

for (const [form, screen] of Object.entries(screens)) {
    test(`${form}: a demo is audible after the first tap`, async () => {
        await here.wire.gesture({ type: "Stop" });
        const face = await here.open({ screen, newcomer: true });
        const picker = face.page.getByRole("region", { name: "Demos to begin with" });
        const demo = picker.getByRole("group").first().getByRole("button").first();
        await demo.waitFor();
        await face.watched.picture(`picker-${form.replaceAll(" ", "-")}`);
        const at = await face.point(demo);
        await (screen.touch === true ? face.hand.tap(at) : face.page.mouse.click(at.x, at.y));
        const level = (): Promise<number> => face.page.evaluate(() => window.tresilloListen?.level() ?? 0);
        await expect.poll(level, { interval: 50 }).toBeGreaterThan(0.01);
        expect(here.wire.tick.transport).toBe("playing");
        expect(await picker.count()).toBe(0);
    });

    test(`${form}: every choice of the picker is on the screen and lies under nothing`, async () => {
        const face = await here.open({ screen, newcomer: true });
        const picker = face.page.getByRole("region", { name: "Demos to begin with" });
        await picker.waitFor();
        for (const button of await picker.getByRole("button").all()) {
            const at = await face.point(button);
            const isOnTop = await button.evaluate(
                (node, { x, y }) => node.contains(document.elementFromPoint(x, y)),
                at,
            );
            expect([await button.innerText(), isOnTop]).toEqual([await button.innerText(), true]);
        }
    });
}

test("the picker can be closed, and does not come again", async () => {
    const face = await here.open({ newcomer: true });
    const picker = face.page.getByRole("region", { name: "Demos to begin with" });
    await picker.getByRole("button", { name: "Not now" }).click();
    await picker.waitFor({ state: "detached" });
    await face.page.reload();
    await face.ready();
    expect(await picker.count()).toBe(0);
});

test("the coach says one thing at a time, goes on when it was done, and one click sends it away for ever", async () => {
    await here.freshPattern();
    const face = await here.open({ newcomer: true });
    await face.button("Not now").click();
    const coach = face.page.getByRole("complementary", { name: "Hint" });
    await coach.getByText(/empty step/).waitFor();
    expect(await coach.count()).toBe(1);
    await face.step(0, 0).click();
    await here.wire.until("it was placed", () => here.wire.isOn(0, 0));
    await coach.getByText(/Turn the wheel over a step/).waitFor();
    await face.watched.picture("coach");
    await face.step(0, 0).hover();
    await face.page.mouse.wheel(0, 100);
    await here.wire.until("it was locked", () => here.wire.step(0, 0)?.values.velocity !== undefined);
    await coach.getByText(/FILL/).waitFor();
    await coach.getByRole("button").click();
    await coach.waitFor({ state: "detached" });
    await face.page.reload();
    await face.ready();
    await face.drawn();
    expect(await coach.count()).toBe(0);
});

/** Whatever is on the screen beside what lies in it or around it. */
function coveredBy(element: Element): string[] {
    const own = element.getBoundingClientRect();
    return [...document.querySelectorAll("button, input, [role=slider], [role=tab], p, h2, .wave, .lane-area")]
        .filter((other) => !element.contains(other) && !other.contains(element) && other.checkVisibility())
        .filter((other) => {
            const its = other.getBoundingClientRect();
            const wide = Math.min(own.right, its.right) - Math.max(own.left, its.left);
            return wide > 0.5 && Math.min(own.bottom, its.bottom) - Math.max(own.top, its.top) > 0.5;
        })
        .map((other) => other.outerHTML.slice(0, 100));
}

const sizes = [
    desktop,
    phonePortrait,
    phoneLandscape,
    { width: 1024, height: 720 },
    { width: 1440, height: 900 },
    { width: 820, height: 1180, touch: true },
    { width: 360, height: 640, touch: true },
];
for (const screen of sizes) {
    test(`${screen.width} x ${screen.height}: the coach covers nothing, and is there whole`, async () => {
        await here.freshPattern();
        const face = await here.open({ screen, newcomer: true });
        await face.button("Not now").click();
        const coach = face.page.getByRole("complementary", { name: "Hint" });
        for (const line of ["step", "lock", "fill"]) {
            await face.page.evaluate((kept) => localStorage.setItem("tresillo.coach", kept), line);
            await face.page.reload();
            await face.ready();
            await coach.waitFor();
            expect(await coach.evaluate(coveredBy)).toEqual([]);
            expect((await layoutOf(face.page, ".coach")).cut).toEqual([]);
        }
    });
}

test("nobody is asked anything when the page is left after an edit", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(0, 0).click();
    await here.wire.until("it was placed", () => here.wire.isOn(0, 0));
    const dialogs: string[] = [];
    face.page.on("dialog", (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
    });
    await face.page.reload();
    await face.ready();
    expect(dialogs).toEqual([]);
});

test("what is shown first holds music, not an empty grid", async () => {
    await here.launch(0);
    const face = await here.open();
    const on = face.page.getByRole("grid", { name: "Steps of the tracks" }).locator("[aria-pressed=true][data-cell]");
    await expect.poll(() => on.count()).toBeGreaterThan(3);
});
