// SPDX-License-Identifier: MIT
// The top row and what a phone has instead: whatever its values become, nothing in it moves, overlaps or is cut.
import { expect, test } from "vitest";

import type { ServerMessage } from "@/generated/schema";
import { labelOf, type ListenStatus } from "../../../web/src/listen/status";
import { params } from "../../../web/src/generated/schema";
import { layoutOf, moved, type Layout } from "../harness/boxes";
import type { Screen } from "../harness/browser";
import type { Face } from "../harness/face";
import { stage } from "../harness/stage";

const here = stage();

const ticksOfBar = 4 * 1_935_360;
const widest = "W".repeat(16);
const mostSwing = params.find(({ key, scope }) => key === "swing" && scope === "pattern")?.max ?? NaN;
const longestLabel = params
    .map(({ label }) => label)
    .reduce((long, label) => (label.length > long.length ? label : long));

/** What takes hours to come about, all at once; `bar` from 0. */
function extreme(message: ServerMessage, bar: number): ServerMessage {
    if (message.type === "tick") {
        const position = bar * ticksOfBar + (message.position % ticksOfBar);
        // 128 steps ahead, and never nearer.
        const queued = { pattern: 255, bar: bar + 8, position: position + 8 * ticksOfBar };
        return { ...message, position, load: 1000, queued };
    }
    return message;
}

/** What undo and redo of the page would take back is a page's own edits, of which it has made none here: it hears words. */
function withHistory(message: ServerMessage, words: string): ServerMessage {
    return message.type === "history" ? { ...message, undo: words, redo: words } : message;
}

/** Below 0 as it comes, but for the words. */
function heard(message: ServerMessage, bar: number): ServerMessage {
    return bar < 0 ? withHistory(message, "note") : withHistory(extreme(message, bar), `track: ${longestLabel}`);
}

/** Waits until the page shows this bar and this tempo, in the type it is made for. */
async function shows(face: Face, bar: RegExp, tempo: number): Promise<void> {
    const position = face.page.locator("[data-text=position]");
    await expect.poll(() => position.textContent()).toMatch(bar);
    await expect.poll(() => face.parameter("Tempo").getAttribute("aria-valuenow")).toBe(String(tempo));
    await face.page.evaluate(() => document.fonts.ready.then(() => undefined));
}

const statuses: readonly ListenStatus[] = ["off", "starting", "blocked", "reconnecting", "buffering", "playing"];

/** Of every part of the page that holds them, by selector. */
async function layouts(face: Face, selectors: readonly string[]): Promise<Record<string, Layout>> {
    const measured: Record<string, Layout> = {};
    for (const selector of selectors) {
        measured[selector] = await layoutOf(face.page, selector);
    }
    return measured;
}

function expectSound(measured: Record<string, Layout>): void {
    for (const { overlaps, cut } of Object.values(measured)) {
        expect({ overlaps, cut }).toEqual({ overlaps: [], cut: [] });
    }
}

function expectStill(before: Record<string, Layout>, after: Record<string, Layout>): void {
    for (const [selector, layout] of Object.entries(before)) {
        const now = after[selector];
        expect(now && moved(layout, now)).toEqual([]);
    }
}

const desks: readonly Screen[] = [
    { width: 1024, height: 720 },
    { width: 1280, height: 720 },
    { width: 1440, height: 900 },
    { width: 1800, height: 1000 },
];
const phones: readonly Screen[] = [
    { width: 360, height: 640, touch: true },
    { width: 390, height: 844, touch: true },
    { width: 820, height: 1180, touch: true },
    { width: 844, height: 390, touch: true },
    { width: 740, height: 360, touch: true },
];

for (const screen of [...desks, ...phones]) {
    test(`${screen.width} x ${screen.height}: nothing moves when every value changes`, async () => {
        await here.freshPattern();
        await here.wire.edit({ type: "SetPatternParam", param: "tempo", value: 30_000 });
        await here.wire.gesture({ type: "Start" });
        let bar = -1;
        const face = await here.open({ screen, hears: (message) => heard(message, bar) });
        const upright = screen.width < 740;
        const selectors = [".top", ".hint-row", ...(upright ? [".bottom"] : [])];
        await shows(face, /^\d+\.\d$/, 30_000);
        await face.button("Undo note").waitFor();
        const before = await layouts(face, selectors);
        expectSound(before);

        for (bar of [98, 9998, 99998]) {
            await here.wire.edit(
                { type: "SetName", what: "pattern", track: 0, name: bar > 98 ? widest : "Sixteen 12 5 end" },
                { type: "SetPatternParam", param: "tempo", value: 300_000 - bar },
                { type: "SetPatternParam", param: "swing", value: mostSwing },
            );
            face.watched.say({ ...recording, frames: 48_000 * 60 * (bar + 1) });
            await face.button(`Undo track: ${longestLabel}`).waitFor();
            await shows(face, new RegExp(`^${bar + 1}\\.`), 300_000 - bar);
            const after = await layouts(face, selectors);
            expectSound(after);
            expectStill(before, after);
        }
        await face.watched.picture(`top-extreme-${screen.width}`);

        // What depends on the browser's own sound.
        for (const status of statuses) {
            await face.page
                .locator(".listen-words")
                .evaluate((node, text) => (node.textContent = text), labelOf(status));
            const after = await layouts(face, selectors);
            expectSound(after);
            expectStill(before, after);
        }

        // The queue gone, the widest name stands in its place; another pattern that plays; FILL and the others on.
        bar = -1;
        await here.wire.gesture({ type: "Stop" });
        for (const key of await face.button(/^(FILL|ALL|RETRIG)/).all()) {
            await key.dblclick();
        }
        await face.page.locator(".pattern-name .word").getByText(widest).waitFor();
        const named = await layouts(face, selectors);
        expectSound(named);
        expectStill(before, named);
    });
}

const recording = {
    type: "recording",
    state: "running",
    file: "take.wav",
    frames: 0,
    first: 0,
    gaps: 0,
    problem: "",
} as const;

test("the latency stands with the meters, and Listen keeps its width", async () => {
    await here.freshPattern();
    const face = await here.open();
    const before = await layoutOf(face.page, ".top");
    await face.button(/^Listen/).click();
    const shown = face.page.locator(".meters .listen-latency");
    await shown.waitFor();
    expect(await shown.textContent()).toMatch(/^\d+ ms$/);
    const after = await layoutOf(face.page, ".top");
    expect({ overlaps: after.overlaps, cut: after.cut, moved: moved(before, after) }).toEqual({
        overlaps: [],
        cut: [],
        moved: [],
    });
    await face.page.locator(".listen-gaps").evaluate((node) => (node.textContent = "99 gaps"));
    await shown.evaluate((node) => (node.textContent = "1234 ms"));
    expect((await layoutOf(face.page, ".top")).cut).toEqual([]);
});

for (const screen of [...desks, ...phones]) {
    test(`${screen.width} x ${screen.height}: every page of the longest track can be clicked`, async () => {
        await here.freshPattern();
        await here.wire.edit({ type: "SetTrackParam", track: 0, param: "track_length", value: 128 });
        const face = await here.open({ screen });
        const pages = face.page.getByRole("group", { name: "Pages of steps" });
        await pages.getByRole("button", { name: /128$/ }).waitFor();
        const buttons = await pages.getByRole("button").all();
        expect(buttons.length).toBe(screen.width > screen.height && screen.width < 1024 ? 16 : 8);
        for (const button of buttons) {
            await button.scrollIntoViewIfNeeded();
            const at = await face.point(button);
            await (screen.touch === true ? face.hand.tap(at) : face.page.mouse.click(at.x, at.y));
            await expect.poll(() => button.getAttribute("aria-pressed")).toBe("true");
        }
        const first = await face.page
            .getByRole("grid", { name: "Steps of the tracks" })
            .locator("[data-cell]")
            .last()
            .getAttribute("aria-label");
        expect(first).toContain("step 128");
    });
}
