// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { firstTrack, pagesFor, placeAt, shapeOf, stepAt } from "@/layout/window";
import type { Form } from "@/state/view";

const forms: readonly Form[] = ["desk", "tablet", "landscape", "portrait"];

test("desk and tablet show 16 x 16, a phone on its side 4 x 8, upright 4 x 4", () => {
    expect(forms.map((form) => [shapeOf(form).rows, shapeOf(form).columns])).toEqual([
        [16, 16],
        [16, 16],
        [4, 8],
        [4, 4],
    ]);
});

test("every cell is one step, and the step's place is that cell", () => {
    for (const form of forms) {
        const { rows, columns } = shapeOf(form);
        for (const selected of [0, 5, 15]) {
            for (const page of [0, 1, 3]) {
                const seen = new Set<string>();
                for (let row = 0; row < rows; ++row) {
                    for (let column = 0; column < columns; ++column) {
                        const { track, step } = stepAt(form, row, column, selected, page);
                        expect(placeAt(form, track, step, selected, page)).toBe(row * columns + column);
                        seen.add(`${track},${step}`);
                    }
                }
                expect(seen.size).toBe(rows * columns);
            }
        }
    }
});

test("a step of another page or of a track that is not shown has no place", () => {
    expect(placeAt("desk", 0, 16, 0, 0)).toBe(-1);
    expect(placeAt("landscape", 0, 8, 0, 0)).toBe(-1);
    expect(placeAt("landscape", 4, 0, 0, 0)).toBe(-1);
    expect(placeAt("portrait", 1, 0, 0, 0)).toBe(-1);
});

test("the selected track is always among those that are shown", () => {
    for (const form of forms) {
        for (let track = 0; track < 16; ++track) {
            const first = firstTrack(form, track);
            const rows = form === "portrait" ? 1 : shapeOf(form).rows;
            expect(track).toBeGreaterThanOrEqual(first);
            expect(track).toBeLessThan(first + rows);
        }
    }
});

test("a track has as many pages as its length takes, at least one", () => {
    expect([1, 16, 17, 128].map((length) => pagesFor("desk", length))).toEqual([1, 1, 2, 8]);
    expect([8, 9, 128].map((length) => pagesFor("landscape", length))).toEqual([1, 2, 16]);
});
