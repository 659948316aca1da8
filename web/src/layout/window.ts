// SPDX-License-Identifier: MIT
// Which steps are shown where, in each form of the page.
import type { Form, StepAddress } from "../state/view";

export interface Shape {
    readonly rows: number;
    readonly columns: number;
    /** Steps of a track on one page. */
    readonly pageSize: number;
}

const shapes: Readonly<Record<Form, Shape>> = {
    desk: { rows: 16, columns: 16, pageSize: 16 },
    tablet: { rows: 16, columns: 16, pageSize: 16 },
    landscape: { rows: 4, columns: 8, pageSize: 8 },
    portrait: { rows: 4, columns: 4, pageSize: 16 },
};

/** A phone shows a part of the tracks, all others all of them. */
export function isPhone(form: Form): boolean {
    return form === "landscape" || form === "portrait";
}

export function shapeOf(form: Form): Shape {
    return shapes[form];
}

/** The first of the tracks that are shown; upright there is one, the selected. */
export function firstTrack(form: Form, selectedTrack: number): number {
    switch (form) {
        case "desk":
        case "tablet":
            return 0;
        case "landscape":
            return Math.floor(selectedTrack / 4) * 4;
        case "portrait":
            return selectedTrack;
    }
}

export function stepAt(form: Form, row: number, column: number, selectedTrack: number, page: number): StepAddress {
    const { columns, pageSize } = shapes[form];
    const first = page * pageSize;
    return form === "portrait"
        ? { track: selectedTrack, step: first + row * columns + column }
        : { track: firstTrack(form, selectedTrack) + row, step: first + column };
}

/** The inverse: row and column of a step as one number, -1 where it is not shown. */
export function placeAt(form: Form, track: number, step: number, selectedTrack: number, page: number): number {
    const { rows, columns, pageSize } = shapes[form];
    const offset = step - page * pageSize;
    if (offset < 0 || offset >= pageSize) {
        return -1;
    }
    if (form === "portrait") {
        return track === selectedTrack ? offset : -1;
    }
    const row = track - firstTrack(form, selectedTrack);
    return row < 0 || row >= rows ? -1 : row * columns + offset;
}

/** How many pages it takes to show a track of this length. */
export function pagesFor(form: Form, length: number): number {
    return Math.max(1, Math.ceil(length / shapes[form].pageSize));
}
