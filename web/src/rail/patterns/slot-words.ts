// SPDX-License-Identifier: MIT
// What the slots of the PATTERNS tab are called.
import type { SlotView } from "../../generated/schema";

export const slotCount = 128;
/** Bytes of a slot's name. */
export const slotNameBytes = 48;

/** The name of a slot, else that of the pattern in it. */
export function slotTitle(slot: SlotView): string {
    return slot.name === "" ? slot.pattern : slot.name;
}

/** "Slot 7, Night ride, 99.5 BPM", "Slot 8, empty", "Slot 9, cannot be read". */
export function slotLabel(number: number, slot: SlotView | undefined): string {
    if (slot === undefined) {
        return `Slot ${number}, empty`;
    }
    if (!slot.isReadable) {
        return `Slot ${number}, cannot be read`;
    }
    const words = [`Slot ${number}`, slotTitle(slot), `${slot.tempo / 1000} BPM`, slot.genre, ...slot.tags];
    return words.filter((word) => word !== "").join(", ");
}

/** The first that is empty; where none is, the last. */
export function freeSlot(slots: readonly SlotView[]): number {
    const used = new Set(slots.map(({ slot }) => slot));
    for (let number = 1; number <= slotCount; number += 1) {
        if (!used.has(number)) {
            return number;
        }
    }
    return slotCount;
}

/** Slots stand in rows of so many. */
const perRow = 8;
/** The numbers of all slots, row by row. */
export const slotRows: readonly (readonly number[])[] = Array.from({ length: slotCount / perRow }, (_row, row) =>
    Array.from({ length: perRow }, (_slot, index) => row * perRow + index + 1),
);

const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -perRow,
    ArrowDown: perRow,
};

/** The slot that an arrow key leads to; null: that key leads nowhere. */
export function neighbour(number: number, key: string): number | null {
    const next = number + (steps[key] ?? 0);
    return next === number || next < 1 || next > slotCount ? null : next;
}
