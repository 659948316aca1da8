// SPDX-License-Identifier: MIT
// Somebody who opens the page for the first time.
import { expect, test } from "vitest";

import { desktop, phonePortrait } from "../harness/browser";
import { stage } from "../harness/stage";

const here = stage();

for (const [form, screen] of Object.entries({ desk: desktop, phone: phonePortrait })) {
    test(`on the ${form} a demo is audible two seconds after the first tap`, async () => {
        await here.wire.gesture({ type: "Stop" });
        const face = await here.open({ screen });
        const picker = face.page
            .getByRole("region", { name: /demo/i })
            .or(face.page.getByRole("group", { name: /demo/i }));
        const demo = picker.getByRole("button").first();
        await demo.waitFor();
        await face.watched.picture(`picker-${form}`);
        await demo.click();
        const level = (): Promise<number> => face.page.evaluate(() => window.tresilloListen?.level() ?? 0);
        await expect.poll(level, { timeout: 2000, interval: 50 }).toBeGreaterThan(0.01);
        expect(here.wire.tick.transport).toBe("playing");
    });
}

test("one line of the coach at a time, and a click sends it away for ever", async () => {
    const face = await here.open();
    await face.page
        .getByRole("region", { name: /demo/i })
        .or(face.page.getByRole("group", { name: /demo/i }))
        .getByRole("button")
        .first()
        .click();
    const coach = face.page
        .getByRole("complementary", { name: /coach|hint|first/i })
        .or(face.page.locator("[data-coach]"));
    await coach.first().waitFor();
    expect(await coach.count()).toBe(1);
    await coach.first().getByRole("button").first().click();
    const first = await coach
        .first()
        .textContent({ timeout: 1000 })
        .catch(() => null);
    await face.page.reload();
    await face.ready();
    const again = await coach
        .first()
        .textContent({ timeout: 2000 })
        .catch(() => null);
    expect(again).toBe(first);
});

test("'Always saved' is shown, and nobody is asked", async () => {
    const face = await here.open();
    await face.page
        .getByText(/always saved/i)
        .first()
        .waitFor();
    let asked = false;
    face.page.on("dialog", (dialog) => {
        asked = true;
        void dialog.dismiss();
    });
    await face.page.reload();
    await face.ready();
    expect(asked).toBe(false);
});

test("the first pattern is the tresillo, not an empty grid", async () => {
    const face = await here.open();
    const on = face.page.getByRole("grid").locator("[aria-pressed=true][data-cell]");
    await expect.poll(() => on.count()).toBeGreaterThan(3);
});
