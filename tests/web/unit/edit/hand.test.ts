// SPDX-License-Identifier: MIT
import { beforeEach, expect, it } from "vitest";

import { createEditor } from "@/edit/editor";
import { createHand, type Hand } from "@/edit/hand";
import type { Gesture, PageMessage } from "@/generated/schema";
import { createView, type View } from "@/state/view";

let sent: Gesture[];
let view: View;
let hand: Hand;
const kick = { track: 0, pitch: 60 };
const hat = { track: 1, pitch: 42 };

beforeEach(() => {
    sent = [];
    view = createView();
    const send = (message: PageMessage): boolean => {
        if (message.type === "command") {
            sent.push(message.gesture);
        }
        return true;
    };
    hand = createHand(view, createEditor({ send, pattern: () => 0, nextFrame: (work) => work() }));
});

it("plays a note for as long as its pad is pressed", () => {
    hand.press("pad 1", kick, 90);
    hand.press("pad 2", hat, 80);
    hand.release("pad 1");
    hand.release("pad 1");
    expect(sent).toEqual([
        { type: "GateOn", ...kick, velocity: 90 },
        { type: "GateOn", ...hat, velocity: 80 },
        { type: "GateOff", ...kick },
    ]);
});

it("lets go of every pad at once", () => {
    hand.press("pad 1", kick, 90);
    hand.press("pad 2", hat, 80);
    hand.releaseAll();
    hand.release("pad 2");
    expect(sent.slice(2)).toEqual([
        { type: "GateOff", ...kick },
        { type: "GateOff", ...hat },
    ]);
});

it("sends nothing for what a lost connection held", () => {
    hand.press("pad 1", kick, 90);
    hand.forget();
    hand.release("pad 1");
    expect(sent).toHaveLength(1);
});

it("gives a pad to RETRIG while that is on", () => {
    view.retrigs.value = true;
    hand.press("pad 1", kick, 90);
    expect(view.retrigSound.value).toEqual(kick);
    hand.release("pad 1");
    expect(view.retrigSound.value).toBeNull();
    expect(sent).toEqual([]);
});
