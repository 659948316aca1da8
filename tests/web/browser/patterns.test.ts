// SPDX-License-Identifier: MIT
// A new pattern begins with something that sounds; a track that cannot sound says so.
import { expect, test } from "vitest";

import { stage } from "../harness/stage";

const here = stage();
const kit = { pattern: 5, bank: "A" };

async function openOn(pattern: number) {
    await here.launch(kit.pattern);
    const parent = await here.wire.look(kit.pattern);
    const face = await here.open();
    await face.tab("Patterns").click();
    const letter = String.fromCharCode(65 + Math.floor(pattern / 16));
    await face.button(new RegExp(`^Bank ${letter}`)).click();
    const place = face.button(new RegExp(`, pattern ${letter}${String((pattern % 16) + 1).padStart(2, "0")}`));
    return { face, parent, place };
}

test("an empty place asks what it begins with; this kit is heard with the first step, and one undo takes it back", async () => {
    const { face, parent, place } = await openOn(64);
    await place.click();
    const asked = face.page.getByRole("group", { name: /^E01 is empty/ });
    await asked.waitFor();
    await face.watched.picture("birth");
    expect(here.wire.tick.patterns[0], "nothing was launched yet").toBe(kit.pattern);
    await asked.getByRole("button", { name: "This kit" }).click();
    await here.wire.until("it plays", () => here.wire.tick.patterns[0] === 64);
    const born = await here.wire.look(64);
    expect(born.steps.size).toBe(0);
    expect(born.values).toMatchObject({ tempo: parent.values.tempo, swing: parent.values.swing });
    expect(born.tracks.map(({ name }) => name)).toEqual(parent.tracks.map(({ name }) => name));
    for (const key of ["instrument", "kit", "pad", "level"] as const) {
        expect(born.tracks.map(({ values }) => values[key])).toEqual(parent.tracks.map(({ values }) => values[key]));
    }
    await face.shows(() => 64);
    await here.wire.gesture({ type: "Start" });
    await face.step(0, 0, parent.tracks[0]?.name).click();
    await here.wire.until("it is heard", () => (here.wire.tick.peaks[0] ?? -999) > -500);
    await here.wire.gesture({ type: "Stop" });
    await face.settled();
    await face.button(/^Undo/).click();
    await face.settled();
    await face.button(/^Undo whole pattern/).click();
    await here.wire.until("nothing is left", () =>
        here.wire.pattern.tracks.every(({ values }) => values.instrument === 0),
    );
});

test("a copy, and a blank one at the tempo that plays; a place that was made is launched without a question", async () => {
    const { face, parent, place } = await openOn(65);
    await place.click();
    await face.button(/^Copy A06/).click();
    await here.wire.until("it plays", () => here.wire.tick.patterns[0] === 65);
    const copy = await here.wire.look(65);
    expect(copy.checksum).toBe(parent.checksum);
    const blankPlace = face.button(/, pattern E03/);
    await blankPlace.click();
    await face.button("Blank").click();
    await here.wire.until("it plays", () => here.wire.tick.patterns[0] === 66);
    const blank = await here.wire.look(66);
    expect(blank.values.tempo).toBe(parent.values.tempo);
    expect(blank.tracks.every(({ values }) => values.instrument === 0)).toBe(true);
    await place.click();
    await here.wire.until("it plays again", () => here.wire.tick.patterns[0] === 65);
});

test("a pattern is removed with its name; its place is empty, and one undo brings it back", async () => {
    const { face } = await openOn(kit.pattern);
    await here.wire.look(kit.pattern);
    await here.wire.edit({ type: "SetName", what: "pattern", track: 0, name: "Verse" });
    const { checksum } = await here.wire.look(kit.pattern);
    const listed = () => here.wire.newest.project?.patterns.find(({ pattern }) => pattern === kit.pattern);
    await here.wire.until("it is listed", () => listed()?.name === "Verse");
    await face.settled();
    await face.button("Remove").click();
    await here.wire.until("it is not listed any more", () => listed() === undefined);
    await face.page.getByRole("button", { name: /pattern A06, .*empty/ }).waitFor();
    await face.watched.picture("removed");
    await face.settled();
    await face.button(/^Undo whole pattern/).click();
    await here.wire.until("it is back", () => listed()?.name === "Verse");
    expect((await here.wire.look(kit.pattern)).checksum).toBe(checksum);
});

test("a second tap takes the question back", async () => {
    const { face, place } = await openOn(70);
    await place.click();
    await face.page.getByRole("group", { name: /^E07 is empty/ }).waitFor();
    await place.click();
    await face.page.getByRole("group", { name: /^E07 is empty/ }).waitFor({ state: "detached" });
    expect(here.wire.tick.patterns[0]).toBe(kit.pattern);
});

test("a track that cannot sound says so once in its row, and a press gives it a sound; its steps are not outlined", async () => {
    await here.freshPattern();
    await here.wire.edit({ type: "SetTrackParam", track: 3, param: "instrument", value: 0 });
    await here.wire.gesture({ type: "Start" });
    const face = await here.open();
    const mend = face.button(/^No sound: Track 4/);
    expect(await mend.count(), "a track without notes lacks nothing").toBe(0);
    await face.step(3, 0).click();
    await face.step(4, 0).click();
    await mend.waitFor();
    await face.watched.picture("no-sound");
    expect(await face.button(/^No sound/).count()).toBe(1);
    expect(await face.page.getByRole("grid", { name: "Steps of the tracks" }).locator("[data-silent]").count()).toBe(0);
    await mend.click();
    await here.wire.until("it plays a pad", () => here.wire.pattern.tracks[3]?.values.instrument === 1);
    await here.wire.until("it is heard", () => (here.wire.tick.peaks[3] ?? -999) > -500);
    await mend.waitFor({ state: "detached" });
    await here.wire.gesture({ type: "Stop" });
    await face.settled();
    await face.button(/^Undo/).click();
    await here.wire.until("one undo takes it back", () => here.wire.pattern.tracks[3]?.values.instrument === 0);
});
