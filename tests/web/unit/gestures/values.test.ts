// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { heldOff, holdPressed, holdReleased } from "@/gestures/hold";
import { lanePoints } from "@/gestures/lane";
import { tapped, tappedTempo } from "@/gestures/tempo-tap";
import { beginDrag, draggedValue, moveDrag, notched } from "@/gestures/value-drag";
import { rowOf } from "@/params/params";

const probability = rowOf("track", "probability");
const cutoff = rowOf("track", "cutoff");

test("a drag upwards is more, and never beyond the ends", () => {
    const drag = beginDrag(probability, 50, 200);
    expect(draggedValue(moveDrag(drag, 150, false))).toBeGreaterThan(70);
    expect(draggedValue(moveDrag(drag, 250, false))).toBeLessThan(30);
    expect(draggedValue(moveDrag(drag, -5000, false))).toBe(100);
    expect(draggedValue(moveDrag(drag, 5000, false))).toBe(0);
});

test("a finger that trembles moves nothing", () => {
    const drag = beginDrag(probability, 50, 200);
    const trembled = moveDrag(drag, 202, false);
    expect(trembled.hasMoved).toBe(false);
    expect(draggedValue(trembled)).toBe(50);
});

test("a fine drag is ten times as long", () => {
    const drag = beginDrag(probability, 50, 200);
    const coarse = draggedValue(moveDrag(drag, 156, false)) - 50;
    const fine = draggedValue(moveDrag(drag, 156, true)) - 50;
    expect(coarse).toBe(25);
    expect(fine).toBeGreaterThanOrEqual(2);
    expect(fine).toBeLessThanOrEqual(3);
});

test("many small moves come to the same as a long one", () => {
    let drag = beginDrag(probability, 0, 1000);
    for (let y = 997; y >= 900; --y) {
        drag = moveDrag(drag, y, false);
    }
    expect(draggedValue(drag)).toBe(draggedValue(moveDrag(beginDrag(probability, 0, 1000), 900, false)));
});

test("a notch of the wheel always changes the value until the end is reached", () => {
    for (const row of [probability, cutoff, rowOf("track", "length"), rowOf("track", "decay")]) {
        let value = row.min;
        let notches = 0;
        while (value < row.max) {
            const next = notched(row, value, 1, false);
            expect(next).toBeGreaterThan(value);
            value = next;
            notches += 1;
        }
        expect(notches).toBeLessThan(200);
        expect(notched(row, row.max, 1, false)).toBe(row.max);
    }
});

test("a fine notch is the smallest change there is", () => {
    expect(notched(cutoff, 1000, 1, true)).toBe(1001);
    expect(notched(cutoff, 1000, -3, true)).toBe(999);
});

test("a movement over the lane reaches every column that it passes, in a straight line", () => {
    const points = lanePoints({ column: 2, place: 0 }, { column: 6, place: 1 });
    expect(points.map(({ column }) => column)).toEqual([3, 4, 5, 6]);
    expect(points.map(({ place }) => place)).toEqual([0.25, 0.5, 0.75, 1]);
    expect(lanePoints({ column: 6, place: 1 }, { column: 5, place: 0 })).toEqual([{ column: 5, place: 0 }]);
    expect(lanePoints(null, { column: 3, place: 0.5 })).toEqual([{ column: 3, place: 0.5 }]);
    expect(lanePoints({ column: 3, place: 0.1 }, { column: 3, place: 0.5 })).toEqual([{ column: 3, place: 0.5 }]);
});

test("FILL is on while held", () => {
    const held = holdPressed(heldOff, 1000);
    expect(held.isOn).toBe(true);
    expect(holdReleased(held).isOn).toBe(false);
});

test("FILL pressed twice stays on, and the next press ends it", () => {
    const latched = holdReleased(holdPressed(holdReleased(holdPressed(heldOff, 1000)), 1200));
    expect(latched.isOn).toBe(true);
    const ended = holdPressed(latched, 5000);
    expect(ended.isOn).toBe(false);
    expect(holdReleased(ended).isOn).toBe(false);
});

test("FILL pressed twice slowly is held twice", () => {
    const second = holdPressed(holdReleased(holdPressed(heldOff, 1000)), 2000);
    expect(holdReleased(second).isOn).toBe(false);
});

test("the tempo of taps is that of their mean distance, from the third on", () => {
    let taps: readonly number[] = [];
    const tempi: (number | null)[] = [];
    for (const now of [0, 510, 990, 1500, 2000]) {
        taps = tapped(taps, now);
        tempi.push(tappedTempo(taps));
    }
    expect(tempi.slice(0, 2)).toEqual([null, null]);
    expect(tempi[4]).toBe(120_000);
});

test("a pause begins a new row of taps", () => {
    expect(tapped([0, 500, 1000], 4000)).toEqual([4000]);
});
