// SPDX-License-Identifier: MIT
import { beforeEach, describe, expect, it } from "vitest";

import { createEditor } from "@/edit/editor";
import { createPerformance, retrigRates, type Performance } from "@/edit/performance";
import type { Gesture, PageMessage } from "@/generated/schema";
import { rowOf } from "@/params/params";
import { createStore } from "@/state/store";
import { createView, type View } from "@/state/view";
import { patternWith, trackWith } from "../patterns";

const level = rowOf("track", "level");
let sent: Gesture[];
let view: View;
let performance: Performance;

beforeEach(() => {
    sent = [];
    const store = createStore();
    store.pattern.value = { ...patternWith([]), tracks: [trackWith({ level: -100 }), trackWith({})] };
    view = createView();
    const send = (message: PageMessage): boolean => {
        if (message.type === "command") {
            sent.push(message.gesture);
        }
        return true;
    };
    let now = 0;
    const editor = createEditor({ send, pattern: () => 0, nextFrame: (work) => work() });
    performance = createPerformance(store, view, editor, () => (now += 1000));
});

describe("ALL", () => {
    it("moves a parameter by as much as takes the selected track there", () => {
        expect(performance.shift(level, -160)).toBe(false);
        performance.all.down();
        expect(performance.shift(level, -160)).toBe(true);
        expect(sent).toEqual([{ type: "ControlAll", param: "level", delta: -60, on: true }]);
        expect(performance.shifted(level)).toBe(-160);
    });

    it("lets go of every parameter that it moved", () => {
        performance.all.down();
        performance.shift(level, -160);
        performance.shift(rowOf("track", "cutoff"), 500);
        performance.all.up();
        expect(sent.slice(2).map((gesture) => gesture.type === "ControlAll" && [gesture.param, gesture.on])).toEqual([
            ["level", false],
            ["cutoff", false],
        ]);
        expect(performance.shifted(level)).toBeNull();
        expect(view.controlsAll.value).toBe(false);
    });

    it("forgets what a lost connection moved, and sends nothing", () => {
        performance.all.down();
        performance.shift(level, -160);
        performance.forget();
        performance.all.up();
        expect(sent).toHaveLength(1);
        expect(view.controlsAll.value).toBe(false);
        expect(performance.shifted(level)).toBeNull();
    });

    it("takes one back and goes on with the others", () => {
        performance.all.down();
        performance.shift(level, -160);
        expect(performance.shiftBack(level)).toBe(true);
        expect(sent.at(-1)).toEqual({ type: "ControlAll", param: "level", delta: 0, on: false });
        expect(performance.shifted(level)).toBeNull();
        expect(view.controlsAll.value).toBe(true);
    });

    it("leaves alone what is decided before it sounds, and what cannot be locked", () => {
        performance.all.down();
        for (const key of [
            "note",
            "probability",
            "slide",
            "layer_mask",
            "pad",
            "sound",
            "track_length",
            "lfo_target",
        ]) {
            expect(performance.shift(rowOf("track", key), 1), key).toBe(false);
        }
        for (const key of ["level", "reverb_send", "lfo_rate", "lfo_depth", "acid_accent_decay", "accent_boost"]) {
            const row = rowOf("track", key);
            expect(performance.shift(row, row.max), key).toBe(true);
        }
    });
});

describe("RETRIG", () => {
    it("repeats the selected track at its rate until it is let go", () => {
        performance.retrig.down();
        const rate = retrigRates.indexOf("1/16") + 1;
        const own = { type: "Retrig", track: 0, pitch: 60, velocity: 100, rate };
        expect(sent).toEqual([{ ...own, on: true }]);
        performance.retrig.up();
        expect(sent.at(-1)).toEqual({ ...own, on: false });
    });

    it("goes over to another track, and to a sound of its own", () => {
        performance.retrig.down();
        view.selectedTrack.value = 1;
        const on = sent.map((gesture) => gesture.type === "Retrig" && [gesture.track, gesture.pitch, gesture.on]);
        expect(on).toEqual([
            [0, 60, true],
            [0, 60, false],
            [1, 60, true],
        ]);
        view.retrigSound.value = { track: 1, pitch: 38 };
        expect(sent.slice(3).map((gesture) => gesture.type === "Retrig" && [gesture.pitch, gesture.on])).toEqual([
            [60, false],
            [38, true],
        ]);
    });

    it("becomes faster and slower while it is held, up to the ends", () => {
        performance.retrig.down();
        performance.turnRate(1);
        expect(retrigRates[view.retrigRate.value - 1]).toBe("1/16t");
        expect(sent.at(-1)).toMatchObject({ on: true, rate: view.retrigRate.value });
        performance.turnRate(-99);
        expect(retrigRates[view.retrigRate.value - 1]).toBe("1/4");
        performance.turnRate(99);
        expect(retrigRates[view.retrigRate.value - 1]).toBe("1/32");
    });
});
