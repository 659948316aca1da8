// SPDX-License-Identifier: MIT
// The Sounds of the tab KIT: found, put on a track, locked to steps, kept.
import { expect, test } from "vitest";

import { phonePortrait } from "../harness/browser";
import type { Face } from "../harness/face";
import { stage } from "../harness/stage";

const here = stage();
const synth = 3;

async function openSounds(face: Face): Promise<void> {
    await face.tab("Kit").click();
    await face.page.getByRole("radio", { name: "Sounds" }).click();
    await face.page.getByRole("group", { name: "Sounds", exact: true }).waitFor();
}

/** Makes the first track a synth of a level of its own and keeps it under a name. */
async function keep(face: Face, name: string): Promise<void> {
    await here.wire.edit(
        { type: "SetTrackParam", track: 0, param: "instrument", value: synth },
        { type: "SetTrackParam", track: 0, param: "level", value: -120 },
    );
    await openSounds(face);
    await face.page.getByLabel("Name of the Sound").fill(name);
    await face.button("Keep").click();
    await face.button(new RegExp(`^${name}, synth, .*your own`)).waitFor();
}

const instrumentOf = (track: number): number => here.wire.pattern.tracks[track]?.values.instrument ?? NaN;

test("a press puts a Sound on the selected track, heard at once; undo names it and takes it back", async () => {
    await here.freshPattern();
    const face = await here.open();
    await keep(face, "Glassy");
    await face.page.getByRole("button", { name: "Track 3, track 3" }).click();
    await face.button(/^Glassy/).click();
    await here.wire.until("it is a synth", () => instrumentOf(2) === synth);
    expect(here.wire.pattern.tracks[2]?.values.level).toBe(-120);
    await here.wire.until("it is heard", () => (here.wire.tick.peaks[2] ?? -999) > -500);
    await face.watched.picture("sounds");
    await face.settled();
    await face.button(/^Undo track: Sound/).click();
    await here.wire.until("the track is as before", () => instrumentOf(2) === 1);
});

test("typing and a kind leave out what does not fit", async () => {
    await here.freshPattern();
    const face = await here.open();
    await keep(face, "Findable");
    const all = face.page.getByRole("group", { name: "Sounds", exact: true }).getByRole("button");
    await face.page.getByLabel("Find a Sound").fill("finda");
    await expect.poll(() => all.count()).toBe(1);
    const kinds = face.page.getByRole("radiogroup", { name: "Kind of Sound" });
    await kinds.getByRole("radio", { name: "Acid" }).click();
    await face.page.getByText("No Sound of that name.").waitFor();
    await kinds.getByRole("radio", { name: "Synth" }).click();
    await expect.poll(() => all.count()).toBe(1);
});

test("a Sound is kept with the tags that were written behind its name, and found by them", async () => {
    await here.freshPattern();
    const face = await here.open();
    await openSounds(face);
    await face.page.getByLabel("Name of the Sound").fill("Tagged #Yodel #low-end");
    await face.button("Keep").click();
    await face.button(/^Tagged, .*yodel, low-end, your own/).waitFor();
    await face.page.getByLabel("Find a Sound").fill("yodel");
    const all = face.page.getByRole("group", { name: "Sounds", exact: true }).getByRole("button");
    await expect.poll(() => all.count()).toBe(1);
});

test("a Sound that is chosen while steps are held is their lock, and is the project's from then on", async () => {
    await here.freshPattern();
    const face = await here.open();
    await keep(face, "Locked in");
    await face.step(0, 1).click();
    await face.step(0, 6).click();
    await here.wire.until("they stand", () => here.wire.isOn(0, 1) && here.wire.isOn(0, 6));
    await face.step(0, 1).click({ button: "right" });
    await face.step(0, 6).click({ button: "right" });
    await face.page.getByText("A press locks it to 2 steps").waitFor();
    await face.watched.picture("sound-lock");
    await face.button(/^Locked in/).click();
    const lock = (step: number): number => here.wire.step(0, step)?.values.sound ?? 0;
    await here.wire.until("both have it", () => lock(1) > 0 && lock(1) === lock(6));
    const sounds = here.wire.newest.project?.sounds ?? [];
    expect(sounds.find(({ sound }) => sound === lock(1))?.name).toBe("Locked in");
    await face.page.keyboard.press("Escape");
    // A second lock takes the one that is there, by its name.
    await face.step(0, 9).click();
    await here.wire.until("it stands", () => here.wire.isOn(0, 9));
    await face.step(0, 9).click({ button: "right" });
    await face
        .button(/^Locked in/)
        .last()
        .click();
    await here.wire.until("it has it too", () => lock(9) === lock(1));
    expect(here.wire.newest.project?.sounds.length).toBe(sounds.length);
});

test("on a phone Sounds are put on tracks by a finger", async () => {
    await here.freshPattern();
    const desk = await here.open();
    await keep(desk, "Pocket");
    const face = await here.open({ screen: phonePortrait });
    await face
        .button(/^Track 2/)
        .first()
        .click();
    await face.button(/^Panels/).click();
    await openSounds(face);
    await face.watched.picture("sounds-upright");
    await face.button(/^Pocket/).click();
    await here.wire.until("it is a synth", () => instrumentOf(1) === synth);
});
