// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { ticksPerQuarter } from "@/generated/schema";
import { countdown, placesOf, stateWords } from "@/rail/patterns/pattern-places";

const facts = {
    patterns: [
        { pattern: 16, name: "Verse" },
        { pattern: 18, name: "" },
    ],
    playing: [16, 16, 16, 18],
    queued: { pattern: 17, bar: 4, position: 0 },
    looked: 18,
};

describe("the patterns of a bank", () => {
    it("tell what plays, waits, is shown and is empty", () => {
        const places = placesOf(1, facts);
        expect(places).toHaveLength(16);
        expect(places.slice(0, 4).map((place) => stateWords(place, 4))).toEqual([
            "playing on 3 of 4 tracks",
            "queued, empty",
            "playing on 1 of 4 tracks, shown",
            "empty",
        ]);
        expect(places[0]?.name).toBe("Verse");
    });

    it("of another bank have none of it", () => {
        expect(placesOf(0, facts).every((place) => stateWords(place, 4) === "empty")).toBe(true);
    });

    it("say it plainly when all tracks play one", () => {
        const [place] = placesOf(1, { ...facts, playing: [16, 16, 16, 16] });
        expect(place && stateWords(place, 4)).toBe("playing");
    });
});

describe("the countdown of a launch", () => {
    it("counts beats and sixteenths down to nothing", () => {
        const bar = 4 * ticksPerQuarter;
        expect(countdown(bar, 0)).toBe("4.0");
        expect(countdown(bar, 1)).toBe("4.0");
        expect(countdown(bar, ticksPerQuarter / 4)).toBe("3.3");
        expect(countdown(bar, bar - 1)).toBe("0.1");
        expect(countdown(bar, bar)).toBe("0.0");
        expect(countdown(bar, bar + 5)).toBe("0.0");
    });
});
