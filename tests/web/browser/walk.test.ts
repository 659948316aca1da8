// SPDX-License-Identifier: MIT
// A walk over everything that can be used, in every form and state of the page: the words that are seen are in its name,
// a finger can hit it, and the keyboard reaches it.
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";

import { desktop, phoneLandscape, phonePortrait, tablet, type Screen } from "../harness/browser";
import type { Face } from "../harness/face";
import { stage } from "../harness/stage";

const here = stage();
const tabs = ["Step", "Patterns", "Mix", "Kit", "Song"];
const forms: Readonly<Record<string, Screen>> = {
    desk: desktop,
    "phone upright": phonePortrait,
    "small phone": { width: 360, height: 640, touch: true },
    "phone on its side": phoneLandscape,
    "tablet upright": tablet,
    "small tablet upright": { width: 744, height: 1133, touch: true },
    "tablet on its side": { width: 1180, height: 820, touch: true },
    "small tablet on its side": { width: 1024, height: 768, touch: true },
};

/** Runs in the page. What is wrong with what can be used now, a line each. */
function faults(): string[] {
    const controls =
        "button, input, select, textarea, summary, a[href], [role=slider], [role=radio], [role=tab], [role=button]";
    const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}#]+/gu) ?? [];
    const onGlass = matchMedia("(pointer: coarse)").matches;
    const shown = [...document.querySelectorAll<HTMLElement>(controls)].filter(
        (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0,
    );
    const nameOf = (element: HTMLElement): string => {
        const label = element.getAttribute("aria-label");
        const by = element.getAttribute("aria-labelledby");
        const text = by === null ? null : document.getElementById(by)?.textContent;
        const own = element instanceof HTMLInputElement ? element.labels?.[0]?.innerText : element.innerText;
        return label ?? text ?? own ?? "";
    };
    /** Without what is told otherwise: a parameter's key as its shortcut, a countdown never. */
    const seenText = (element: HTMLElement): string => {
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const seen: string[] = [];
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
            const parent = node.parentElement;
            if (parent?.checkVisibility() === true && !parent.closest(".param-key, .countdown, [data-text]")) {
                seen.push(node.nodeValue ?? "");
            }
        }
        return seen.join(" ");
    };
    const unnamed = (element: HTMLElement): string[] => {
        const name = nameOf(element);
        if (wordsIn(name).length === 0) {
            return [`no name: ${element.outerHTML.slice(0, 120)}`];
        }
        // A slider's value is told as its value, not in its name.
        const known = new Set(wordsIn(`${name} ${element.getAttribute("aria-valuetext") ?? ""}`));
        const isValue = (word: string): boolean => element.getAttribute("role") === "slider" && /^[\d.]+$/.test(word);
        const text = seenText(element);
        // Shortened words begin as the long ones do.
        const isKnown = (word: string): boolean => [...known].some((each) => each.startsWith(word));
        const isTold = wordsIn(text).every((word) => isValue(word) || isKnown(word));
        const key = element.querySelector(".param-key")?.textContent ?? null;
        return [
            ...(isTold ? [] : [`seen as "${text}", called "${name}"`]),
            ...(key === null || key === element.getAttribute("aria-keyshortcuts") ? [] : [`key ${key} is not told`]),
        ];
    };
    const small = (element: HTMLElement): string[] => {
        const { width, height } = element.getBoundingClientRect();
        const isSmall = onGlass && !element.matches(":disabled") && Math.min(width, height) < 31.5;
        return isSmall ? [`small: ${nameOf(element)}, ${Math.round(width)} x ${Math.round(height)}`] : [];
    };
    // Of what is one stop for Tab and is walked by arrows, one part must be that stop.
    const stops = "[role=grid], [role=tablist], [role=radiogroup]";
    const unreachable = (element: HTMLElement): string[] => {
        const group = element.closest(stops);
        const reached = element.tabIndex >= 0 || (group !== null && group.querySelector("[tabindex='0']") !== null);
        return reached || element.matches(":disabled") ? [] : [`not reached by Tab: ${nameOf(element)}`];
    };
    return shown.flatMap((element) => [...unnamed(element), ...small(element), ...unreachable(element)]);
}

function seen(locator: Locator): Locator {
    return locator.locator("visible=true").first();
}

/** On a phone it takes the place of the steps. */
async function openRail(face: Face): Promise<void> {
    if (!(await face.tab("Song").isVisible())) {
        await face.button(/^Panels/).click();
    }
}

/** Opens each tab, and each part of it, and looks there; on phones and tablets also before. */
async function inEveryTab(face: Face, look: (where: string) => Promise<void>): Promise<void> {
    await look("steps");
    await openRail(face);
    for (const name of tabs) {
        await face.tab(name).click();
        const panel = face.page.getByRole("tabpanel", { name });
        await panel.waitFor();
        await look(name);
        for (const part of await panel.getByRole("radio").all()) {
            if (await part.isVisible()) {
                await part.click();
                await look(`${name}, ${await part.innerText()}`);
            }
        }
    }
}

async function expectFaultless(face: Face, where: string): Promise<void> {
    await face.settled();
    await face.drawn();
    expect([where, await face.page.evaluate(faults)]).toEqual([where, []]);
}

for (const [form, screen] of Object.entries(forms)) {
    test(`${form}: every control in every tab`, async () => {
        await here.launch(5);
        const face = await here.open({ screen });
        await inEveryTab(face, (where) => expectFaultless(face, where));
    });

    test(`${form}: every control of what comes and goes`, async () => {
        await here.freshPattern();
        const face = await here.open({ screen, newcomer: true, hears: (message) => message });
        await expectFaultless(face, "picker");
        await face.button("Not now").click();
        await face.button("No more hints").waitFor();
        await expectFaultless(face, "coach");

        const notes = [60, 64, 67].map((pitch, slot) => [slot, pitch, 90, -5, 1, 64] as const);
        const value = { notes, values: { probability: 50 }, condition: 13 };
        await here.wire.edit(
            { type: "SetTrackParam", track: 0, param: "track_length", value: 128 },
            { type: "SetStep", track: 0, step: 0, value },
            { type: "SetStep", track: 1, step: 0, value },
            { type: "SetTrackParam", track: 1, param: "instrument", value: 0 },
        );
        await face.button(/: steps .* to 128$/).waitFor();
        await expectFaultless(face, "a long track, and one without a sound");

        await seen(face.button(/^LOCK$/)).click();
        await face.step(0, 1).click();
        await seen(face.button(/^LOCK 1$/)).waitFor();
        await seen(face.button("Let go")).waitFor();
        await expectFaultless(face, "pinned");

        await here.wire.gesture({ type: "Start" });
        const later = { line: "afterSteps", steps: 255, keepPosition: false } as const;
        await here.wire.gesture({ type: "Launch", pattern: 5, tracks: 65535, ...later });
        await face.button(/^Cancel the launch/).waitFor();
        await expectFaultless(face, "a queue");

        for (const text of ["this could not be done", "nor could that"]) {
            face.watched.say({ type: "refused", text });
        }
        await face.page.getByText("1 more").click();
        await face.page.getByText("this could not be done").waitFor();
        await expectFaultless(face, "remarks");
    });
}

/** An empty place was tapped; a Sound, a section, a kit's pad are chosen: what the tabs show then. */
test.each(Object.entries(forms))("%s: what the tabs ask", async (_, screen) => {
    await here.launch(5);
    const face = await here.open({ screen });
    await openRail(face);
    await face.tab("Patterns").click();
    await face.page.getByRole("button", { name: /, pattern A16/ }).click();
    await face.button("Blank").waitFor();
    await expectFaultless(face, "an empty place");
    await face.tab("Song").click();
    await face.page.getByRole("tabpanel", { name: "Song" }).locator(".section-body").first().click();
    await face.page.locator(".section-mutes").waitFor();
    await expectFaultless(face, "a section");
});

test("desk: the map of the keys", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.page.keyboard.press("Shift+Slash");
    await face.button("Close").waitFor();
    await expectFaultless(face, "keys");
});

test("Tab goes through everything that it can reach, and out at the other end", async () => {
    await here.launch(5);
    const face = await here.open();
    for (const name of tabs) {
        await face.tab(name).click();
        await face.page.getByRole("tabpanel", { name }).waitFor();
        const stops = await face.page.evaluate(() => {
            const all = [...document.querySelectorAll<HTMLElement>("button, input, summary, [tabindex]")].filter(
                (each) => each.tabIndex >= 0 && each.checkVisibility() && !each.matches(":disabled"),
            );
            all.forEach((each, index) => each.setAttribute("data-stop", String(index)));
            all[0]?.focus();
            return all.length;
        });
        const reached: string[] = [];
        for (let count = 0; count < stops; ++count) {
            reached.push(await face.page.evaluate(() => document.activeElement?.getAttribute("data-stop") ?? "none"));
            await face.page.keyboard.press("Tab");
        }
        expect([name, reached]).toEqual([name, Array.from({ length: stops }, (_, index) => String(index))]);
    }
});
