// SPDX-License-Identifier: MIT
// Nobody saves: what is done is kept as it is done, and the page says so in one word.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

import { stage } from "../harness/stage";
import { demoProject, Instrument } from "../harness/instrument";
import { Wire } from "../harness/wire";

const here = stage();

/** The files of a folder that has no others below it, by name. */
async function filesOf(folder: string): Promise<ReadonlyMap<string, string>> {
    const names = (await readdir(folder)).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    return new Map(names.map((name, index) => [name, texts[index] ?? ""]));
}

test("an edit is saved without anybody saving it, and is there when the program is started again", async () => {
    await here.wire.look(0);
    const face = await here.open();
    const saving = face.page.getByRole("region", { name: "Saving" });
    await face.shows(() => 0);
    const before = here.wire.pattern.checksum;
    await face.step(0, 1, "Kick").click();
    await here.wire.until("the step is set", () => here.wire.pattern.checksum !== before);
    const edited = here.wire.pattern.checksum;
    await here.wire.until("it is safe", () => {
        const { saving: told } = here.wire.newest;
        return told?.state === "saved" && told.safe > 0;
    });
    await saving.getByText("Tresillo saved", { exact: true }).waitFor();
    await face.watched.picture("saved");
    face.watched.expectComplaint(/WebSocket/);
    await here.restart();
    await here.wire.look(0);
    await here.wire.until("it is as it was left", () => here.wire.pattern.checksum === edited);
    expect(here.wire.tick.transport, "what was left stands still").toBe("stopped");
    await here.launch(1);
    await face.shows(() => 1); // the page has come back
    await face.button("Undo note").click();
    await here.wire.until("undo goes on", () => here.wire.pattern.checksum === before);
});

test("what cannot be kept is said, on page and terminal, until it can be", async () => {
    await here.freshPattern();
    const face = await here.open();
    const mend = await here.instrument.breakKeeping();
    await here.wire.edit({ type: "SetPatternParam", param: "tempo", value: 99_000 });
    await face.page.getByText(/^Tresillo not kept: /).waitFor();
    await face.watched.picture("not-kept");
    await expect.poll(() => here.instrument.output).toContain("not kept: ");
    await mend();
    await face.page.getByText("Tresillo saved", { exact: true }).waitFor();
    await expect.poll(() => here.instrument.output).toContain("kept again");
});

test("a demo is copied with the first edit, and its own folder stays as it is", async () => {
    const before = await filesOf(demoProject);
    const home = await mkdtemp(join(tmpdir(), "tresillo-home-"));
    const shipped = await Instrument.startOn(demoProject, { home });
    const wire = await Wire.connect(shipped.address);
    try {
        await wire.look(0);
        await wire.edit({ type: "SetPatternParam", param: "tempo", value: 99_000 });
        await wire.until("a copy was made", () => wire.newest.saving?.remark.includes("stays as it is") === true);
        await wire.until("it is safe", () => wire.newest.saving?.state === "saved");
    } finally {
        wire.close();
        await shipped.stop();
        await rm(home, { recursive: true });
    }
    expect(await filesOf(demoProject)).toEqual(before);
});
