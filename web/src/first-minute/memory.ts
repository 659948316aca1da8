// SPDX-License-Identifier: MIT
// What the browser remembers of the first minute.
import { lineFrom, type CoachLine } from "./coach";

const coachKey = "tresillo.coach";
const pickedKey = "tresillo.picked";
const over = "over";

export interface Memory {
    line(): CoachLine | null;
    keepLine(line: CoachLine | null): void;
    /** Whether a demo was chosen, or the picker closed, before. */
    picked(): boolean;
    keepPicked(): void;
}

/** A browser that keeps nothing (private windows) forgets between visits, and that is all. */
export function memoryIn(storage: Pick<Storage, "getItem" | "setItem">): Memory {
    const read = (key: string): string | null => {
        try {
            return storage.getItem(key);
        } catch {
            return null;
        }
    };
    const write = (key: string, value: string): void => {
        try {
            storage.setItem(key, value);
        } catch {
            // Nothing depends on it.
        }
    };
    return {
        line: () => lineFrom(read(coachKey)),
        keepLine: (line) => write(coachKey, line ?? over),
        picked: () => read(pickedKey) !== null,
        keepPicked: () => write(pickedKey, over),
    };
}
