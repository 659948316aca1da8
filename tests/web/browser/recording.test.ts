// SPDX-License-Identifier: MIT
// The master as a file, begun and ended on the page.
import { existsSync, statSync } from "node:fs";
import { expect, test } from "vitest";

import { phonePortrait } from "../harness/browser";
import { stage } from "../harness/stage";

const here = stage();
const begin = "Record to a file";
const end = "End the recording";

test("a press records what is heard, shows for how long, and says where the file is", async () => {
    await here.launch(1);
    await here.wire.gesture({ type: "Start" });
    const face = await here.open();
    await face.button(begin).click();
    const running = face.button(end);
    await running.waitFor();
    expect(await running.getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => running.textContent()).toMatch(/0:0[1-9]|0:[1-5]|[1-9]:/);
    await face.watched.picture("recording");
    await running.click();
    const line = face.page.getByText(/^Recorded \d+:\d\d to /);
    await line.waitFor();
    const file = /to (.*\.wav)/.exec((await line.textContent()) ?? "")?.[1] ?? "";
    expect(existsSync(file), file).toBe(true);
    // A second of two sides of 32 bits at 48 kHz, at least.
    expect(statSync(file).size).toBeGreaterThan(384_000);
    await face.button(begin).waitFor();
});

test("every page shows that it is recorded, and each can end it; the key is B", async () => {
    await here.freshPattern();
    const [one, other] = [await here.open(), await here.open({ screen: phonePortrait })];
    await one.page.keyboard.press("KeyB");
    await other.button(end).waitFor();
    await other.hand.tap(await other.point(other.button(end)));
    await one.button(begin).waitFor();
    await one.page.getByText(/^Recorded /).waitFor();
});
