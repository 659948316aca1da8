// SPDX-License-Identifier: MIT
// The picker offers every demo that ships, and to start empty: other projects are opened in the place of the one that plays.
import { expect, test } from "vitest";

import { phonePortrait } from "../harness/browser";
import type { Face } from "../harness/face";
import type {} from "@/listen/self-check";
import { stage } from "../harness/stage";

const here = stage();

const pickerOf = (face: Face) => face.page.getByRole("region", { name: "Demos to begin with" });
const level = (face: Face): Promise<number> => face.page.evaluate(() => window.tresilloListen?.level() ?? 0);

/** Waits until the program plays a project of that name, and joins it. */
async function joined(name: string): Promise<void> {
    const nameNow = async (): Promise<string | undefined> => {
        try {
            await here.rejoin();
            await here.wire.until("a project came", () => here.wire.newest.project !== undefined);
            return here.wire.newest.project?.name;
        } catch {
            return undefined; // between two projects nobody answers
        }
    };
    await expect.poll(nameNow).toBe(name);
}

test("three demos and an empty start are offered", async () => {
    const face = await here.open({ newcomer: true });
    const picker = pickerOf(face);
    await picker.waitFor();
    const names = await picker
        .getByRole("group")
        .evaluateAll((all) => all.map((each) => each.getAttribute("aria-label")));
    expect(names).toEqual(["Tresillo", "Never Twice", "Two Lines"]);
    await picker.getByRole("button", { name: "Start empty" }).waitFor();
});

test("a beginning of another demo is heard in this browser once it was tapped", async () => {
    const face = await here.open({ newcomer: true });
    face.watched.expectComplaint(/WebSocket/);
    await pickerOf(face).getByRole("group", { name: "Two Lines" }).getByRole("button", { name: "Two lines" }).click();
    await joined("Two Lines");
    await expect.poll(() => level(face), { interval: 50 }).toBeGreaterThan(0.01);
    await here.wire.until("it plays what was tapped", () => here.wire.newest.tick?.patterns[0] === 2);
    expect(here.wire.tick.transport).toBe("playing");
    expect(here.instrument.output.match(/playing on/g), "the device went on").toHaveLength(1);
    await face.shows(() => 2);
    await face.watched.picture("picked-two-lines");
});

test("another project is opened at once, what was done is kept, and one's own are offered", async () => {
    const face = await here.open({ newcomer: true });
    face.watched.expectComplaint(/WebSocket/);
    await here.wire.look(2);
    await here.wire.edit({ type: "SetPatternParam", param: "tempo", value: 99_000 });
    await pickerOf(face).getByRole("button", { name: "Start empty" }).click();
    await joined("Empty hands");
    await here.wire.look(0);
    await here.wire.edit({ type: "SetPatternParam", param: "tempo", value: 98_000 });
    await here.wire.until(
        "it is among one's own",
        () => here.wire.newest.saving?.remark.includes("is kept in") === true,
    );
    await here.wire.until("it is safe", () => here.wire.newest.saving?.state === "saved");
    await here.wire.ask({ type: "open", project: "tresillo" });
    await joined("Tresillo");
    const again = await here.open({ newcomer: true });
    again.watched.expectComplaint(/WebSocket/);
    const yours = pickerOf(again).getByRole("group", { name: "Yours" });
    await again.watched.picture("picker-yours");
    await yours.getByRole("button", { name: "Empty hands", exact: true }).click();
    await joined("Empty hands");
    expect((await here.wire.look(0)).values.tempo).toBe(98_000);
    expect(here.wire.tick.transport, "what was asked for is heard").toBe("playing");
});

test("a new project is made of a template; one's own are copied, renamed and deleted", async () => {
    const face = await here.open({ newcomer: true });
    face.watched.expectComplaint(/WebSocket/);
    const picker = pickerOf(face);
    await picker.getByRole("button", { name: "New project" }).click();
    await picker.getByLabel("What it starts from").selectOption("four-on-the-floor");
    await picker.getByLabel("Name of the new project").fill("Mine");
    await face.watched.picture("picker-new");
    await picker.getByRole("button", { name: "Make it" }).click();
    await joined("Mine");
    expect(here.wire.newest.project?.patterns.length).toBeGreaterThan(1);
    await here.wire.ask({ type: "open", project: "tresillo" });
    await joined("Tresillo");
    const again = await here.open();
    await again.tab("Song").click();
    await again.button("Projects").click();
    const yours = pickerOf(again).getByRole("group", { name: "Yours" });
    const work = yours.getByRole("group", { name: "What to do with Mine" });
    await yours.getByRole("button", { name: "More about Mine" }).click();
    await work.getByLabel("Another name").fill("nul");
    await work.getByRole("button", { name: "Copy" }).click();
    await again.page.getByText(/a project's name is a name that Windows reserves/).waitFor();
    await work.getByLabel("Another name").fill("Second");
    await again.watched.picture("picker-own");
    await work.getByRole("button", { name: "Copy" }).click();
    await yours.getByRole("button", { name: "Second", exact: true }).waitFor();
    await yours.getByRole("button", { name: "More about Mine" }).click();
    await work.getByLabel("Another name").fill("First");
    await work.getByRole("button", { name: "Rename" }).click();
    await yours.getByRole("button", { name: "First", exact: true }).waitFor();
    await yours.getByRole("button", { name: "More about Second" }).click();
    await yours.getByRole("button", { name: "Delete" }).click();
    await yours.getByRole("button", { name: "Second", exact: true }).waitFor({ state: "detached" });
    const own = () => (here.wire.newest.project?.demos ?? []).filter(({ isOwn }) => isOwn).map(({ name }) => name);
    await here.wire.until("everybody hears it", () => own().includes("First") && !own().includes("Second"));
    expect(own()).not.toContain("Mine");
    await pickerOf(again).getByRole("button", { name: "Not now" }).click();
    await pickerOf(again).waitFor({ state: "detached" });
});

test("what would be lost is asked about first, and to start empty brings instruments without a step", async () => {
    const face = await here.open({ newcomer: true, screen: phonePortrait });
    face.watched.expectComplaint(/WebSocket/);
    const picker = pickerOf(face);
    await picker.waitFor();
    await here.wire.look(2);
    const mend = await here.instrument.breakKeeping();
    await here.wire.edit({ type: "SetPatternParam", param: "tempo", value: 99_000 });
    await face.page.getByText(/ not kept: /).waitFor({ state: "attached" });
    await picker.getByRole("button", { name: "Start empty" }).click();
    await picker.getByText(/is not kept and would be lost/).waitFor();
    await face.watched.picture("picker-doubts");
    await picker.getByRole("button", { name: "Stay here" }).click();
    await picker.getByRole("button", { name: "Start empty" }).click();
    await picker.getByRole("button", { name: /^Lose it/ }).click();
    await mend();
    await joined("Empty hands");
    await here.wire.look(0);
    expect(here.wire.pattern.steps.size).toBe(0);
    expect(here.wire.pattern.tracks.filter(({ values }) => values.instrument !== 0).length).toBeGreaterThan(8);
    await face.shows(() => 0);
    await face.watched.picture("started-empty");
});
