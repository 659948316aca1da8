// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import type { SlotView } from "@/generated/schema";
import { freeSlot, neighbour, slotLabel, slotTitle } from "@/rail/patterns/slot-words";

const kept: SlotView = {
    slot: 7,
    name: "Night ride",
    genre: "dub",
    tags: ["slow"],
    pattern: "Verse",
    tempo: 99_500,
    saved: 1_764_505_204,
    problem: "",
    isReadable: true,
};

describe("a slot", () => {
    it("is called by its name, else by its pattern's", () => {
        expect(slotTitle(kept)).toBe("Night ride");
        expect(slotTitle({ ...kept, name: "" })).toBe("Verse");
    });

    it("tells a screen reader what it holds", () => {
        expect(slotLabel(7, kept)).toBe("Slot 7, Night ride, 99.5 BPM, dub, slow");
        expect(slotLabel(7, { ...kept, name: "", pattern: "", genre: "", tags: [] })).toBe("Slot 7, 99.5 BPM");
        expect(slotLabel(8, undefined)).toBe("Slot 8, empty");
        expect(slotLabel(7, { ...kept, isReadable: false })).toBe("Slot 7, cannot be read");
    });

    it("that is free is the first that is empty, else the last", () => {
        expect(freeSlot([])).toBe(1);
        expect(
            freeSlot([
                { ...kept, slot: 1 },
                { ...kept, slot: 3 },
            ]),
        ).toBe(2);
        expect(freeSlot(Array.from({ length: 128 }, (_, index) => ({ ...kept, slot: index + 1 })))).toBe(128);
    });

    it("has neighbours, eight to a row", () => {
        expect(neighbour(1, "ArrowRight")).toBe(2);
        expect(neighbour(1, "ArrowLeft")).toBeNull();
        expect(neighbour(9, "ArrowUp")).toBe(1);
        expect(neighbour(121, "ArrowDown")).toBeNull();
        expect(neighbour(9, "Enter")).toBeNull();
    });
});
