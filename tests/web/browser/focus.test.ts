// SPDX-License-Identifier: MIT
// Whatever opens and closes, comes and goes: the keyboard's focus is then on what opened it or on what came in its place,
// never on the page as a whole.
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";

import { phonePortrait, tablet } from "../harness/browser";
import type { Face } from "../harness/face";
import { stage } from "../harness/stage";

const here = stage();

/** What the focused element is called; "nothing" where the focus was lost. */
function focus(face: Face): Promise<string> {
    return face.page.evaluate(() => {
        const element = document.activeElement;
        const isLost = element === null || element === document.body || element === document.documentElement;
        return isLost ? "nothing" : (element.getAttribute("aria-label") ?? element.textContent ?? "");
    });
}

async function expectFocus(face: Face, on: RegExp): Promise<void> {
    await expect.poll(() => focus(face)).toMatch(on);
}

/** Uses it by the keyboard, and waits until it is gone or there is nothing to use on it any more. */
async function use(face: Face, name: string | RegExp, on: RegExp): Promise<void> {
    await useThis(face, face.button(name).locator("visible=true").first(), on);
}

async function useThis(face: Face, control: Locator, on: RegExp): Promise<void> {
    const button = await control.elementHandle();
    if (button === null) {
        throw new Error("it is not there");
    }
    await button.focus();
    await face.page.keyboard.press("Enter");
    await expect.poll(() => button.isVisible().then((is) => is && button.isEnabled())).toBe(false);
    await face.drawn();
    await expectFocus(face, on);
}

test("after the picker the keyboard is in the steps, whatever was chosen in it", async () => {
    await here.freshPattern();
    for (const name of ["Not now", "Clave"]) {
        const face = await here.open({ newcomer: true });
        await use(face, name, /, step 1(,|$)/);
    }
});

test("the question of the picker leads back to its keys", async () => {
    await here.freshPattern();
    const mend = await here.instrument.breakKeeping();
    await here.wire.edit({ type: "SetPatternParam", param: "tempo", value: 99_000 });
    const face = await here.open({ newcomer: true });
    await face.page.getByText(/ not kept: /).waitFor({ state: "attached" });
    await use(face, "Start empty", /^Stay here$/);
    await use(face, "Stay here", /^Start empty$/);
    await mend();
});

test("the map of the keys gives the focus back to where it was opened", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.button("Map of the keys").focus();
    await face.page.keyboard.press("Enter");
    await use(face, "Close", /^Map of the keys$/);
    await face.step(2, 3).focus();
    await face.page.keyboard.press("Shift+Slash");
    await use(face, "Close", /^Track 3, step 4/);
    await face.page.keyboard.press("Shift+Slash");
    await face.button(/^Keys play/).focus();
    await face.page.keyboard.press("Shift+Slash");
    await face.button("Close").waitFor({ state: "detached" });
    await expectFocus(face, /^Track 3, step 4/);
});

test("a phone's panels open and close under the key that has the focus", async () => {
    await here.freshPattern();
    const face = await here.open({ screen: phonePortrait });
    for (const opener of [/^Panels/, /^Shows /]) {
        await face.step(0, 0).focus();
        await face.button(opener).focus();
        await face.page.keyboard.press("Enter");
        await face.page.getByRole("tabpanel").waitFor();
        await expectFocus(face, opener);
        await face.button(/^Panels/).focus();
        await face.page.keyboard.press("Enter");
        await face.page.getByRole("tabpanel").waitFor({ state: "hidden" });
        await expectFocus(face, /^Panels/);
    }
});

test("a tablet's drawer opens under its tab, and closes under its key", async () => {
    await here.freshPattern();
    const face = await here.open({ screen: tablet });
    await face.tab("Patterns").focus();
    await face.page.keyboard.press("ArrowRight");
    await face.page.getByRole("tabpanel", { name: "Mix" }).waitFor();
    await expectFocus(face, /^Mix$/);
    await face.button(/^Drawer/).focus();
    await face.page.keyboard.press("Enter");
    await face.page.getByRole("tabpanel").waitFor({ state: "detached" });
    await expectFocus(face, /^Drawer/);
    // What stands in it and has the focus goes with it.
    await face.page.keyboard.press("Enter");
    await face.page.getByRole("tabpanel").getByRole("radio", { name: "Sends" }).focus();
    await face.button(/^Drawer/).evaluate((key: HTMLElement) => key.click());
    await face.page.getByRole("tabpanel").waitFor({ state: "detached" });
    await expectFocus(face, /^(Drawer|Mix$)/);
});

test("an empty place that was made leaves the focus on that place", async () => {
    await here.launch(5);
    const face = await here.open();
    for (const [place, key] of [
        ["A14", "Blank"],
        ["A15", "This kit"],
        ["A16", /^Copy A\d\d$/],
    ] as const) {
        await face.button(new RegExp(`, pattern ${place}`)).focus();
        await face.page.keyboard.press("Enter");
        const ways = face.page.getByRole("group", { name: `${place} is empty: begin with` });
        await useThis(face, ways.getByRole("button", { name: key }), new RegExp(`, pattern ${place}`));
    }
});

test("whatever goes when it is used leaves the focus beside it", async () => {
    const face = await here.open({ newcomer: true, hears: (message) => message });
    await here.freshPattern(); // launched while the page is there: it sees that it plays, however late it opened
    await face.button("Not now").click();
    await use(face, "No more hints", /\w/);
    face.watched.say({ type: "refused", text: "this could not be done" });
    await face.button("Dismiss").waitFor();
    await use(face, "Dismiss", /\w/);
    await face.step(0, 0).click();
    await here.wire.until("it was placed", () => here.wire.isOn(0, 0));
    await face.step(0, 0).click({ button: "right" });
    await face.parameter("Probability").focus();
    await face.page.keyboard.press("ArrowDown");
    await use(face, "Unlock Probability", /^Probability/);
    await use(face, "Let go", /\w/);
    await face.step(0, 0).hover();
    await face.page.mouse.wheel(0, 100);
    await use(face, /^Unlock 1$/, /\w/);
    await here.wire.gesture({ type: "Start" });
    const later = { line: "afterSteps", steps: 255, keepPosition: false } as const;
    await here.wire.gesture({ type: "Launch", pattern: 5, tracks: 65535, ...later });
    await use(face, /^Cancel the launch/, /^Shows /);
    // What the page did itself; the rest is the client's.
    for (let before = await face.undoDepth(); before > 0; before = await face.undoDepth()) {
        await face.button(/^Undo/).focus();
        await face.page.keyboard.press("Enter");
        await expect.poll(() => face.undoDepth()).toBeLessThan(before);
        await face.settled();
        await expectFocus(face, /^(Undo|Redo|Nothing to)/);
    }
});

test("what is taken out of a list of the rail leaves the focus in that list", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(0, 0).click();
    await here.wire.until("it was placed", () => here.wire.isOn(0, 0));
    await face.tab("Step").click();
    await face.button("Add another note").click();
    await use(face, "Remove note 2", /note/i);
    await face.tab("Song").click();
    const panel = face.page.getByRole("tabpanel", { name: "Song" });
    await face.button(/^Add \w+ to the chain/).click();
    await face.button(/^Take .* 1 of the chain/).waitFor();
    await use(face, /^Take .* 1 of the chain/, /to the chain$/);
    await panel.locator(".section-body").first().click();
    await use(face, /^Remove section 1/, /\w/);
    expect(await panel.evaluate((element) => element.contains(document.activeElement))).toBe(true);
});
