// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { coachLines, isDone, lineAfter, lineFrom, type Seen } from "@/first-minute/coach";
import { memoryIn } from "@/first-minute/memory";

const before: Seen = { notes: 20, locks: 3, fill: false, pattern: 0 };

describe("a hint goes when the player has done it", () => {
    it("a step was set, or taken away", () => {
        expect(isDone("step", before, { ...before, notes: 21 })).toBe(true);
        expect(isDone("step", before, { ...before, notes: 19 })).toBe(true);
        expect(isDone("step", before, { ...before, locks: 4, fill: true })).toBe(false);
    });

    it("a step was locked; taking a lock away is not what it asked for", () => {
        expect(isDone("lock", before, { ...before, locks: 4 })).toBe(true);
        expect(isDone("lock", before, { ...before, locks: 2 })).toBe(false);
        expect(isDone("lock", before, { ...before, notes: 21 })).toBe(false);
    });

    it("FILL is held", () => {
        expect(isDone("fill", before, { ...before, fill: true })).toBe(true);
        expect(isDone("fill", before, before)).toBe(false);
    });

    it("another pattern is no doing of the player's", () => {
        const other = { notes: 40, locks: 9, fill: false, pattern: 1 };
        expect(coachLines.some((line) => isDone(line, before, other))).toBe(false);
    });
});

describe("the hints come one after the other", () => {
    it("and end", () => {
        expect(coachLines.map(lineAfter)).toEqual([...coachLines.slice(1), null]);
    });

    it("go on where the last visit left off", () => {
        const kept = new Map<string, string>();
        const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) };
        expect(memoryIn(storage).line()).toBe("step");
        memoryIn(storage).keepLine("lock");
        expect(memoryIn(storage).line()).toBe("lock");
    });

    it("are over for ever once they were dismissed", () => {
        const kept = new Map<string, string>();
        const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) };
        memoryIn(storage).keepLine(null);
        expect(memoryIn(storage).line()).toBeNull();
        expect(lineFrom("something of an older page")).toBeNull();
    });

    it("work in a browser that keeps nothing", () => {
        const refuses = (): never => {
            throw new Error("SecurityError");
        };
        const memory = memoryIn({ getItem: refuses, setItem: refuses });
        memory.keepLine(null);
        memory.keepPicked();
        expect([memory.line(), memory.picked()]).toEqual(["step", false]);
    });
});
