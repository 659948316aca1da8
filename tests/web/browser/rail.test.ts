// SPDX-License-Identifier: MIT
// Names, chords and the chain, in the tabs of the rail.
import { expect, test } from "vitest";

import { stage } from "../harness/stage";

const here = stage();

test("a name takes as many bytes as are kept, says so while it is written, and loses no part of a character", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.tab("Patterns").click();
    const field = face.page.getByLabel(/^Name of pattern/);
    await field.click();
    await face.page.keyboard.type("Grüße Köln 🥁");
    await face.page.getByText("14/16").waitFor();
    await face.page.keyboard.type("é");
    await face.page.getByText("16/16").waitFor();
    // Nothing within it is pushed out by what finds no room.
    await face.page.keyboard.press("Home");
    await face.page.keyboard.type("X1");
    expect(await field.inputValue()).toBe("Grüße Köln é");
    await face.page.getByText(/full: a name has room for 16 bytes/).waitFor();
    await face.watched.picture("name-is-full");
    await face.page.keyboard.press("Enter");
    await here.wire.until("it is called so", () => here.wire.pattern.name === "Grüße Köln é");
});

test("a bank has a name, and a tempo that its new patterns begin with; each undo takes one of them back", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.tab("Patterns").click();
    await face.button(/^Bank G/).click();
    const field = face.page.getByLabel("Name of bank G");
    await field.fill("Nights");
    await face.page.keyboard.press("Enter");
    const bank = () => here.wire.newest.project?.banks.find((each) => each.bank === 6);
    await here.wire.until("it is called so", () => bank()?.name === "Nights");
    const tempo = face.page.getByRole("slider", { name: "Bank G new patterns" });
    expect(await tempo.getAttribute("aria-valuetext")).toBe("as played");
    await tempo.press("End");
    await here.wire.until("it has a tempo", () => bank()?.tempo === 300_000);
    await face.watched.picture("bank");
    await face.settled();
    await face.button(/^Undo tempo of the bank/).click();
    await here.wire.until("it has none", () => bank()?.tempo === 0);
    await face.settled();
    await face.button(/^Undo name of the bank/).click();
    await here.wire.until("it has no name", () => bank() === undefined);
});

test("a Sound's name that is too long cannot be kept, and says by how much", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.tab("Kit").click();
    await face.page.getByRole("radio", { name: "Sounds" }).click();
    await face.page.getByLabel("Name of the Sound").fill("A name that is long #tag");
    await face.page.getByText("19/16").waitFor();
    expect(await face.button("Keep").isDisabled()).toBe(true);
    await face.page.getByLabel("Name of the Sound").fill("A name that fits #tag");
    await face.page.getByText("16/16").waitFor();
    expect(await face.button("Keep").isEnabled()).toBe(true);
});

test("another note is the next third of the track's scale, four at most", async () => {
    await here.freshPattern();
    await here.wire.edit(
        { type: "SetTrackParam", track: 0, param: "scale", value: 2 },
        { type: "SetTrackParam", track: 0, param: "root", value: 9 },
    );
    const face = await here.open();
    await face.step(0, 0).click();
    await here.wire.until("it was placed", () => here.wire.isOn(0, 0));
    await face.tab("Step").click();
    const pitches = (): number[] => here.wire.step(0, 0)?.notes.map((note) => note[1]) ?? [];
    for (const count of [2, 3, 4]) {
        await face.button("Add another note").click();
        await here.wire.until(`there are ${count}`, () => pitches().length === count);
        await face.settled();
    }
    expect(pitches()).toEqual([60, 64, 67, 71]);
    await face.button("Add another note").waitFor({ state: "detached" });
});

test("a chain is built of the patterns that are shown, and can be followed once there is one", async () => {
    const first = await here.freshPattern();
    const face = await here.open();
    await face.tab("Song").click();
    const follows = face.page.getByRole("radiogroup", { name: "Play follows" });
    const chain = follows.getByRole("radio", { name: "Chain" });
    expect(await chain.count(), "an empty chain leads nowhere").toBe(0);
    await face.button(/^Add .* to the chain$/).click();
    await here.wire.until("it is in the chain", () => here.wire.newest.project?.chain.length === 1);
    const second = await here.freshPattern();
    await face.shows(() => second);
    await face.button(/^Add .* to the chain$/).click();
    await face.button(/^Add .* to the chain$/).click();
    await here.wire.until("three are", () => here.wire.newest.project?.chain.length === 3);
    expect(here.wire.newest.project?.chain).toEqual([first, second, second]);
    await face.button(/3 of the chain, out$/).click();
    await here.wire.until("it was taken out", () => here.wire.newest.project?.chain.length === 2);
    await chain.click();
    await here.wire.until("it is followed", () => here.wire.tick.follow === "chain");
    await here.wire.gesture({ type: "Start" });
    await face.watched.picture("chain");
    await here.wire.until("the second plays after the first", () => here.wire.tick.patterns[0] === second);
    await here.wire.gesture({ type: "Stop" });
    await face.button(/1 of the chain, out$/).click();
    await here.wire.until("one is left", () => here.wire.newest.project?.chain.length === 1);
    await face.button(/1 of the chain, out$/).click();
    await here.wire.until("patterns are followed again", () => here.wire.tick.follow === "pattern");
});

test("pads are counted from 1 wherever they are read", async () => {
    await here.freshPattern();
    await here.wire.edit({ type: "SetTrackParam", track: 0, param: "pad", value: 2 });
    const face = await here.open();
    await face.button("Sound").click();
    await expect.poll(() => face.parameter(/^Pad$/).getAttribute("aria-valuetext")).toBe("3");
    await face.tab("Kit").click();
    await face.button(/^Pad 3, .*played by this track/).waitFor();
});
