// SPDX-License-Identifier: MIT
// The tab MIX, and the master's waveform: what is heard, and what becomes of it, to be seen.
import { expect, test } from "vitest";

import type { Face } from "../harness/face";
import { stage } from "../harness/stage";

const here = stage();

/** Every beat of the first track sounds. */
async function playBeats(): Promise<void> {
    await here.freshPattern();
    const note = [0, 60, 127, 0, 1, 64] as const;
    await here.wire.edit(
        ...[0, 4, 8, 12].map(
            (step) =>
                ({ type: "SetStep", track: 0, step, value: { notes: [note], values: {}, condition: 0 } }) as const,
        ),
    );
    await here.wire.gesture({ type: "Start" });
    await here.wire.until("it sounds", () => here.wire.tick.master > -400);
}

const shows = (face: Face, name: string) => face.page.getByRole("radio", { name, exact: true }).click();

test("the limiter's meter shows how much it takes off, and that it is off", async () => {
    await playBeats();
    const face = await here.open();
    await face.tab("Mix").click();
    const meter = face.page.getByRole("meter", { name: "The limiter takes off" });
    const taken = async (): Promise<number> => Number(await meter.getAttribute("aria-valuenow"));
    expect(await meter.textContent()).toContain("off");
    expect(await taken()).toBe(0);
    await here.wire.edit(
        { type: "SetProjectParam", param: "limiter", value: 1 },
        { type: "SetProjectParam", param: "limiter_ceiling", value: -120 },
    );
    await here.wire.until("it lowers the mix", () => here.wire.tick.limiter > 20);
    await expect.poll(taken).toBeGreaterThan(1);
    await here.wire.edit({ type: "SetProjectParam", param: "limiter", value: 0 });
    await expect.poll(taken).toBe(0);
});

test("what each track sends stands on its strip", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.tab("Mix").click();
    await shows(face, "Sends");
    const send = (): number => here.wire.pattern.tracks[2]?.values.delay_send ?? NaN;
    await face.drag(face.parameter("Track 3 delay send"), { x: 50, y: 0 });
    await here.wire.until("it sends", () => send() > 100);
    await face.settled();
    await face.button(/^Undo/).click();
    await here.wire.until("it was taken back", () => send() === 0);
});

test("levels, sends, effects and motion fit the desk without scrolling", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.tab("Mix").click();
    for (const name of ["Levels", "Sends", "Effects", "Motion"]) {
        await shows(face, name);
        await face.watched.picture(`mix-${name.toLowerCase()}`);
        const panel = face.page.locator(".mix-panel");
        expect(await panel.evaluate((element) => element.scrollHeight - element.clientHeight), name).toBe(0);
        expect(await face.page.getByRole("group", { name: "Master" }).isVisible()).toBe(true);
    }
});

/** Everything that is drawn over an element, as a text. */
function drawnOver(face: Face, selector: string): Promise<string> {
    return face.page.locator(selector).evaluate((element) => {
        const place = element.getBoundingClientRect();
        const over = [...document.querySelectorAll<HTMLCanvasElement>(".live canvas")].find((canvas) => {
            const box = canvas.getBoundingClientRect();
            return Math.abs(box.top - place.top) < 1 && box.width > 1 && Math.abs(box.width - place.width) < 2;
        });
        const pixels = over?.getContext("2d")?.getImageData(0, 0, over.width, over.height).data ?? [];
        return [...pixels].filter((_, index) => index % 4 === 3).join("");
    });
}

test("the waveform under the top row runs, and stands still where motion is reduced", async () => {
    await playBeats();
    const face = await here.open();
    const before = await drawnOver(face, ".wave");
    await expect.poll(() => drawnOver(face, ".wave")).not.toBe(before);
    expect(await drawnOver(face, ".wave")).toMatch(/[1-9]/);
    await face.page.emulateMedia({ reducedMotion: "reduce" });
    const isStill = async (): Promise<boolean> => {
        const before = await drawnOver(face, ".wave");
        await here.wire.ticks(15);
        await face.drawn();
        return (await drawnOver(face, ".wave")) === before;
    };
    await expect.poll(isStill).toBe(true);
    expect(await isStill()).toBe(true);
});
