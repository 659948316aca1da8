// SPDX-License-Identifier: MIT
// Nothing is saved yet: how much would be lost stands on the page, and at the end on the terminal.
import { expect, test } from "vitest";

import { stage } from "../harness/stage";

const here = stage();

test("the page says how many edits are not kept, as undo counts them, and so does the end of the program", async () => {
    const face = await here.open();
    const line = face.page.getByText(/^Not kept/);
    expect(await line.count(), "nothing is lost yet").toBe(0);
    await face.step(0, 1, "Kick").click();
    await face.page.getByText("Not kept: 1 edit", { exact: true }).waitFor();
    // One drag, however many values it sets, is one edit.
    await face.drag(face.parameter(/^Cutoff|^Probability/).first(), { x: 0, y: 30 });
    await face.page.getByText("Not kept: 2 edits").waitFor();
    await face.button(/^Undo/).click();
    await face.page.getByText("Not kept: 1 edit", { exact: true }).waitFor();
    await face.button(/^Redo/).click();
    await face.page.getByText("Not kept: 2 edits").waitFor();
    await face.watched.picture("not-kept");
    const { instrument } = here;
    await face.button(/^Undo/).click();
    await face.page.getByText("Not kept: 1 edit", { exact: true }).waitFor();
    face.watched.expectComplaint(/WebSocket/);
    await here.restart();
    expect(instrument.output.split("\n").filter((each) => each.includes("not kept"))).toEqual(["not kept: 1 edit"]);
    await line.waitFor({ state: "hidden" });
});

test("an end without edits says nothing of them", async () => {
    const { instrument } = here;
    await here.restart();
    expect(instrument.output).not.toContain("not kept");
});
