// SPDX-License-Identifier: MIT
// Several pages on one instrument, pages that come again, an instrument that comes again.
import { expect, test } from "vitest";

import type { Face } from "../harness/face";
import { stage } from "../harness/stage";

const here = stage();

declare global {
    interface Window {
        /** Frames that the page has drawn since a test began to count them. */
        framesDrawn?: number;
    }
}

/** A small generator with a seed, so that a failure repeats itself. */
function dice(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
    };
}

async function agree(...faces: Face[]): Promise<void> {
    const pattern = here.wire.pattern.pattern;
    await expect
        .poll(async () => {
            const { checksum } = await here.instrument.status(pattern);
            const theirs = await Promise.all(faces.map((face) => face.checksum()));
            return [here.wire.pattern.checksum, ...theirs].every((each) => each === checksum);
        })
        .toBe(true);
}

test("what one page places, the other shows", async () => {
    await here.freshPattern();
    const [left, right] = [await here.open(), await here.open()];
    await left.step(3, 3).click();
    await right.step(3, 3).and(right.page.locator("[aria-pressed=true]")).waitFor();
    await right.step(3, 3).click();
    await left.step(3, 3).and(left.page.locator("[aria-pressed=false]")).waitFor();
    await agree(left, right);
});

test("after random edits on both pages both have the server's checksum", async () => {
    await here.freshPattern();
    const pages = [await here.open(), await here.open()];
    const below = dice(20_261_121);
    await Promise.all(
        pages.map(async (face) => {
            for (let edit = 0; edit < 40; ++edit) {
                const step = face.step(below(16), below(16));
                if (below(3) === 0) {
                    await face.drag(step, { x: 0, y: below(60) - 30 });
                } else {
                    await step.click();
                }
            }
        }),
    );
    expect(here.wire.pattern.steps.size).toBeGreaterThan(8);
    await agree(...pages);
});

test("a page that is loaded again shows the same", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(0, 0).click();
    await face.step(5, 7).click();
    await here.wire.until("both were placed", () => here.wire.pattern.steps.size === 2);
    await face.page.reload();
    await face.ready();
    await face.step(5, 7).and(face.page.locator("[aria-pressed=true]")).waitFor();
    await agree(face);
});

test("after the program was started again the page comes back by itself", async () => {
    await here.freshPattern();
    const face = await here.open();
    face.watched.expectComplaint(/WebSocket connection to .* failed/);
    await here.restart();
    const pattern = await here.freshPattern();
    await face.shows(() => pattern);
    await face.step(2, 2).click();
    await here.wire
        .until("the page edits again", () => here.wire.isOn(2, 2))
        .catch(async (error: unknown) => {
            const said = await face.page.getByRole("status").allInnerTexts();
            throw new Error(`${String(error)}; the page says: ${said.join(" / ")}`);
        });
});

test("fifty edits in one drag arrive as at most one message a frame", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(0, 0).click();
    const frames: string[] = [];
    face.page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => frames.push(String(payload))));
    await face.page.reload();
    await face.ready();
    const at = await face.point(face.step(0, 0));
    await face.page.mouse.move(at.x, at.y);
    await face.page.mouse.down();
    await face.page.evaluate(() => {
        const count = (): void => {
            window.framesDrawn = (window.framesDrawn ?? 0) + 1;
            requestAnimationFrame(count);
        };
        count();
    });
    await face.page.mouse.move(at.x, at.y - 25, { steps: 50 });
    await face.page.mouse.move(at.x, at.y + 25, { steps: 50 });
    await face.page.mouse.up();
    await face.settled();
    const drawn = await face.page.evaluate(() => window.framesDrawn ?? 0);
    const edits = frames.filter((text) => text.includes('"edits"')).length;
    expect(edits).toBeGreaterThan(0);
    expect(edits).toBeLessThanOrEqual(drawn + 1);
});

/** Two pages that have each placed a step. */
async function twoWhoPlay(): Promise<readonly [Face, Face]> {
    await here.freshPattern();
    const [mine, yours] = [await here.open(), await here.open()];
    await mine.step(0, 0).click();
    await here.wire.until("mine was placed", () => here.wire.pattern.steps.size === 1);
    await yours.step(1, 1).click();
    await here.wire.until("yours was placed", () => here.wire.pattern.steps.size === 2);
    return [mine, yours];
}

const placed = (): string[] => [...here.wire.pattern.steps.keys()];

test("each of two pages undoes and redoes its own", async () => {
    const [mine, yours] = await twoWhoPlay();
    await mine.page.keyboard.press("Control+z");
    await here.wire.until("mine is gone", () => placed().join() === "1,1");
    await yours.page.keyboard.press("Control+z");
    await here.wire.until("yours is gone", () => placed().length === 0);
    await mine.page.keyboard.press("Control+Shift+z");
    await here.wire.until("mine is there again", () => placed().join() === "0,0");
});

test("undo of what another page changed since is refused, and says which page it was", async () => {
    const [mine, yours] = await twoWhoPlay();
    await yours.step(0, 0).click();
    await here.wire.until("yours took it away", () => placed().join() === "1,1");
    await expect.poll(() => yours.page.title()).toMatch(/^Tresillo, page \d+$/);
    const name = (await yours.page.title()).replace("Tresillo, ", "");
    await mine.page.keyboard.press("Control+z");
    await mine.page.getByText(`not done: changed since by ${name}`).first().waitFor();
    expect(placed()).toEqual(["1,1"]);
});

test("a page that is loaded again, also by a program that was started again, undoes what it did before", async () => {
    const [mine, yours] = await twoWhoPlay();
    for (const face of [mine, yours]) {
        face.watched.expectComplaint(/WebSocket connection to .* failed/);
    }
    await mine.page.reload();
    await mine.ready();
    await mine.page.keyboard.press("Control+z");
    await here.wire.until("mine is gone", () => placed().join() === "1,1");
    const pattern = here.wire.pattern.pattern;
    await here.restart();
    await here.wire.look(pattern);
    await yours.shows(() => pattern);
    await yours.page.keyboard.press("Control+z");
    await here.wire.until("yours is gone", () => placed().length === 0);
});
