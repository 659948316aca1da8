// SPDX-License-Identifier: MIT
// The page in every form, with the demo playing: nothing overlaps, nothing is cut off. TRESILLO_SCREENSHOTS names a
// folder that the pictures are left in.
import { expect, test } from "vitest";

import { desktop, largeDesktop, phoneLandscape, phonePortrait } from "../harness/browser";
import { stage } from "../harness/stage";

const here = stage();

for (const [name, screen] of Object.entries({
    "desk-1280": desktop,
    "desk-1440": largeDesktop,
    "phone-upright": phonePortrait,
    "phone-side": phoneLandscape,
})) {
    test(`${name} shows the demo without scrolling`, async () => {
        await here.launch(5);
        await here.wire.gesture({ type: "Start" });
        const face = await here.open({ screen });
        await here.wire.ticks(50);
        await face.drawn();
        await face.watched.picture(name);
        const { right, below } = await face.page.evaluate(() => ({
            right: document.documentElement.scrollWidth - innerWidth,
            below: document.documentElement.scrollHeight - innerHeight,
        }));
        expect([right, below]).toEqual([0, 0]);
    });
}

for (const tab of ["Step", "Patterns", "Mix", "Kit", "Song"]) {
    test(`the tab ${tab} stays within the rail`, async () => {
        await here.launch(5);
        const face = await here.open();
        await face.tab(tab).click();
        await face.drawn();
        await face.watched.picture(`tab-${tab.toLowerCase()}`);
        const panel = face.page.getByRole("tabpanel");
        expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    });
}

test("the strip in its accent while steps are locked", async () => {
    await here.launch(5);
    const face = await here.open();
    const steps = face.page
        .getByRole("grid", { name: "Steps of the tracks" })
        .locator("[aria-pressed=true][data-cell]");
    await steps.nth(1).click({ button: "right" });
    await steps.nth(3).click({ button: "right" });
    await face.drawn();
    await face.watched.picture("locking");
    await face.page.keyboard.press("Shift+Slash");
    await face.drawn();
    await face.watched.picture("keys");
    expect(await steps.count()).toBeGreaterThan(8);
});
