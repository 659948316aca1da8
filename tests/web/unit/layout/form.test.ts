// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { formFor } from "@/layout/form";

test("each form where there is room for it", () => {
    const sizes: readonly (readonly [number, number, string])[] = [
        [1024, 600, "desk"],
        [1440, 900, "desk"],
        [1024, 1366, "desk"],
        [820, 1180, "tablet"],
        [744, 1133, "tablet"],
        [740, 960, "tablet"],
        [739, 960, "portrait"],
        [820, 959, "portrait"],
        [390, 844, "portrait"],
        [844, 390, "landscape"],
        [1023, 700, "landscape"],
    ];
    expect(sizes.map(([width, height]) => [width, height, formFor(width, height)])).toEqual(sizes);
});
