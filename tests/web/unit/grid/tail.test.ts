// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { tailOf } from "@/grid/tail";
import { cellOf } from "@/state/cell";
import type { StepView } from "@/generated/schema";
import { trackWith } from "../patterns";

const track = trackWith();
const note = (length: number, on = 1): StepView => ({
    notes: [[0, 60, 100, 0, on, length]],
    values: {},
    condition: 0,
});
const cell = (view: StepView | null) => cellOf(view, track, 0, false);

function row(...lengths: number[]): (StepView | null)[] {
    return Array.from({ length: 16 }, (_, step) => (lengths[step] ? note(lengths[step]) : null));
}

const tail = (steps: (StepView | null)[], step: number, column = step) =>
    tailOf(cell(steps[step] ?? null), steps, step, column, 15 - column);

test("a cell knows how many notes sound and how long they hold", () => {
    expect(cell(note(64))).toMatchObject({ notes: 1, length: 1 });
    const chord: StepView = {
        ...note(64),
        notes: [
            [0, 60, 100, 0, 1, 64],
            [1, 64, 100, 0, 1, 160],
            [3, 67, 100, 0, 0, 640],
        ],
    };
    expect(cell(chord)).toMatchObject({ notes: 2, length: 2.5 });
    expect(cell({ ...chord, values: { length: 256 } })).toMatchObject({ length: 4 });
    expect(cell({ ...chord, values: { length_offset: 64 } })).toMatchObject({ length: 3.5 });
    expect(cell({ ...chord, values: { ratchet: 2 } })).toMatchObject({ length: 1 });
    expect(cell(note(4097)).length).toBe(Infinity);
    expect(cell(null)).toMatchObject({ notes: 0, length: 0 });
});

test("a tail reaches as far as the note holds beyond its step", () => {
    expect(tail(row(64), 0)).toEqual({ steps: 0, beats: 0 });
    expect(tail(row(160), 0)).toEqual({ steps: 1.5, beats: 0 });
    expect(tail(row(64 * 6), 0)).toEqual({ steps: 5, beats: 1 });
});

test("it ends before the next note, and at the end of what is shown", () => {
    expect(tail(row(64 * 6, 0, 64), 0).steps).toBeCloseTo(1.2);
    expect(tail(row(64 * 6, 64), 0).steps).toBeCloseTo(0.2);
    const last = row();
    last[14] = note(4097);
    expect(tail(last, 14)).toEqual({ steps: 1.1, beats: 0 });
});

test("a note that is switched off stops nothing and has none", () => {
    const steps = row(256);
    steps[1] = note(256, 0);
    expect(tail(steps, 0).steps).toBe(3);
    expect(tail(steps, 1).steps).toBe(0);
});
