// SPDX-License-Identifier: MIT
// The slots of the tab PATTERNS: a pattern is kept, put back, renamed and deleted.
import { expect, test } from "vitest";

import type { Face } from "../harness/face";
import { stage } from "../harness/stage";

const here = stage();

async function openSlots(face: Face): Promise<void> {
    await face.tab("Patterns").click();
    await face.page.getByRole("grid", { name: "Slots", exact: true }).waitFor();
}

const reverb = (): number => here.wire.newest.project?.values.reverb_mix ?? NaN;

test("a pattern is kept in a slot with its effects, put back as one undo, renamed and deleted", async () => {
    await here.freshPattern();
    const shown = here.wire.pattern.pattern;
    await here.wire.edit(
        { type: "SetProjectParam", param: "reverb_mix", value: 700 },
        { type: "SetPatternParam", param: "tempo", value: 97_000 },
        { type: "SetName", what: "pattern", track: 0, name: "Verse" },
    );
    const face = await here.open();
    await face.shows(() => shown);
    await openSlots(face);
    await face.button("Slot 12, empty").click();
    await face.button(/^Save /).click();
    await face.button("Slot 12, Verse, 97 BPM").waitFor();

    await here.wire.edit(
        { type: "SetProjectParam", param: "reverb_mix", value: 100 },
        { type: "SetPatternParam", param: "tempo", value: 150_000 },
    );
    await face.button("Now").click();
    await here.wire.until("both are as they were kept", () => {
        return here.wire.pattern.values.tempo === 97_000 && reverb() === 700;
    });
    await face.settled();
    await face.button(/^Undo/).click();
    await here.wire.until("one undo takes both back", () => {
        return here.wire.pattern.values.tempo === 150_000 && reverb() === 100;
    });

    await face.page.getByLabel("Name of slot 12").fill("Night ride");
    await face.page.getByLabel("Name of slot 12").press("Enter");
    await face.button("Slot 12, Night ride, 97 BPM").waitFor();
    await face.watched.picture("slots");
    await face.button("Delete").click();
    await face.button("Slot 12, empty").waitFor();
    await expect.poll(() => face.button(/^Load$/).isDisabled()).toBe(true);
});

test("what a slot is loaded into waits for the bar, and the arrow keys walk along the slots", async () => {
    await here.freshPattern();
    const shown = here.wire.pattern.pattern;
    const face = await here.open();
    await face.shows(() => shown);
    await openSlots(face);
    await face.button("Slot 1, empty").click();
    await face.page.keyboard.press("ArrowDown");
    await face.page.keyboard.press("ArrowRight");
    await face.button(/^Save /).click();
    await face.button(/^Slot 10, [^e]/).waitFor();
    await here.wire.edit({ type: "SetPatternParam", param: "tempo", value: 201_000 });
    await here.launch(shown);
    await here.wire.gesture({ type: "Start" });
    await face.button(/^Load$/).click();
    await here.wire.until("it has come", () => here.wire.pattern.values.tempo !== 201_000);
    await face.button("Delete").click();
    await face.button("Slot 10, empty").waitFor();
});
