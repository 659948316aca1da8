// SPDX-License-Identifier: MIT
// What each form of the page promises, by the screen: its regions fill it and lie beside each other, nothing in them
// overlaps or is cut, steps are as large as they should be. TRESILLO_SCREENSHOTS names a folder for the pictures.
import { expect, test } from "vitest";

import { layoutOf } from "../harness/boxes";
import { desktop, largeDesktop, phoneLandscape, phonePortrait, tablet, type Screen } from "../harness/browser";
import type { Face } from "../harness/face";
import { stage } from "../harness/stage";

const here = stage();

interface Promised {
    readonly screen: Screen;
    readonly steps: number;
    /** Of a step with half the gaps around it, in px. */
    readonly least: { readonly width: number; readonly height: number };
}

const forms: Readonly<Record<string, Promised>> = {
    "narrow desk": { screen: { width: 1024, height: 720 }, steps: 256, least: { width: 29, height: 23 } },
    desk: { screen: desktop, steps: 256, least: { width: 44, height: 23 } },
    "larger desk": { screen: largeDesktop, steps: 256, least: { width: 50, height: 28 } },
    "large desk": { screen: { width: 1800, height: 1000 }, steps: 256, least: { width: 60, height: 36 } },
    tablet: { screen: tablet, steps: 256, least: { width: 36, height: 43 } },
    "small tablet": { screen: { width: 744, height: 1133, touch: true }, steps: 256, least: { width: 32, height: 43 } },
    "tablet on its side": {
        screen: { width: 1024, height: 768, touch: true },
        steps: 256,
        least: { width: 32, height: 32 },
    },
    phone: { screen: phonePortrait, steps: 16, least: { width: 80, height: 90 } },
    "small phone": { screen: { width: 360, height: 640, touch: true }, steps: 16, least: { width: 80, height: 64 } },
    "phone on its side": { screen: phoneLandscape, steps: 32, least: { width: 60, height: 60 } },
};

/** What of the screen no region covers, what two of them cover, in px each way; and texts that end in "...". */
function faults(): { uncovered: number; overlaps: string[]; shortened: string[] } {
    const root = document.querySelector(".instrument");
    const regions = [...(root?.children ?? [])].filter(
        (each) => each.checkVisibility() && !each.matches(".live, .saving") && each.getClientRects().length > 0,
    );
    const boxes = regions.map((each) => each.getBoundingClientRect());
    const overlaps: string[] = [];
    boxes.forEach((own, index) => {
        boxes.slice(index + 1).forEach((other, place) => {
            const wide = Math.min(own.right, other.right) - Math.max(own.left, other.left);
            const tall = Math.min(own.bottom, other.bottom) - Math.max(own.top, other.top);
            if (wide > 0.5 && tall > 0.5) {
                overlaps.push(`${regions[index]?.className} and ${regions[index + 1 + place]?.className}`);
            }
        });
    });
    const covered = boxes.reduce((sum, { width, height }) => sum + width * height, 0);
    const shortened = [...document.querySelectorAll<HTMLElement>(".row-head .word, .param-name, .strip-title, .chip")]
        .filter((each) => each.checkVisibility())
        .filter((each) => each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight + 4)
        .map((each) => each.innerText);
    return { uncovered: Math.abs(innerWidth * innerHeight - covered) / innerWidth, overlaps, shortened };
}

async function expectWhole(face: Face): Promise<void> {
    const { uncovered, overlaps, shortened } = await face.page.evaluate(faults);
    expect({ overlaps, shortened }).toEqual({ overlaps: [], shortened: [] });
    expect(uncovered).toBeLessThan(2);
}

for (const [name, { screen, steps, least }] of Object.entries(forms)) {
    test(`${name}: regions fill the screen, names are whole, steps are large enough`, async () => {
        await here.launch(5);
        await here.wire.gesture({ type: "Start" });
        const face = await here.open({ screen });
        await here.wire.ticks(25);
        await face.drawn();
        await face.watched.picture(name.replaceAll(" ", "-"));
        await expectWhole(face);
        for (const region of [".top", ".ruler", ".grid", ".strip", ".hint-row"]) {
            const { overlaps, cut } = await layoutOf(face.page, region);
            expect([region, overlaps, cut]).toEqual([region, [], []]);
        }
        const boxes = await face.page
            .locator("[data-cell]")
            .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().toJSON() as DOMRect));
        expect(boxes.length).toBe(steps);
        expect(Math.min(...boxes.map(({ width }) => width))).toBeGreaterThanOrEqual(least.width);
        expect(Math.min(...boxes.map(({ height }) => height))).toBeGreaterThanOrEqual(least.height);
    });
}

for (const height of [960, 1180]) {
    test(`tablet of ${height} px: the drawer takes the parameters' place, and every step stays under a finger`, async () => {
        await here.launch(5);
        const face = await here.open({ screen: { width: 820, height, touch: true } });
        const steps = face.page.locator("[data-cell]");
        const parameters = face.page.getByRole("region", { name: "Parameters" });
        await parameters.waitFor();
        for (const name of ["Step", "Patterns", "Mix", "Kit", "Song"]) {
            await face.tab(name).tap();
            await face.page.getByRole("tabpanel", { name }).waitFor();
            await parameters.waitFor({ state: "hidden" });
            await face.drawn();
            await face.watched.picture(`tablet-${height}-${name.toLowerCase()}`);
            await expectWhole(face);
            const panel = face.page.getByRole("tabpanel");
            for (const part of [null, ...(await panel.getByRole("radio").all())]) {
                await part?.tap();
                expect((await layoutOf(face.page, ".rail-panel")).overlaps).toEqual([]);
            }
            expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
            const sizes = await steps.evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().height));
            expect(sizes.length).toBe(256);
            expect(Math.min(...sizes)).toBeGreaterThanOrEqual(31.5);
        }
        await face.button(/^Drawer/).tap();
        await parameters.waitFor();
        await face.page.getByRole("tabpanel").waitFor({ state: "detached" });
    });
}

test("tablet: what is pinned can be let go, drawer open or not", async () => {
    await here.freshPattern();
    const face = await here.open({ screen: tablet });
    for (const isOpen of [false, true]) {
        if (isOpen) {
            await face.button(/^Drawer/).tap();
        }
        await face.button("LOCK").tap();
        await face.step(0, 0).tap();
        await face.button("Let go").tap();
        await face.button("Let go").waitFor({ state: "detached" });
        await face.button("LOCK").tap();
    }
});
