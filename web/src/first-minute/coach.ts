// SPDX-License-Identifier: MIT
// One hint at a time, each gone when the player has done it. Pure.
import type { PatternState } from "../state/pattern";

export type CoachLine = "step" | "lock" | "fill";

export const coachLines: readonly CoachLine[] = ["step", "lock", "fill"];

/** What the player can be seen doing. */
export interface Seen {
    /** Notes that sound, in the whole pattern. */
    readonly notes: number;
    readonly locks: number;
    readonly fill: boolean;
    /** Which pattern it was: in another one other numbers are nobody's doing. */
    readonly pattern: number;
}

export function seenIn(pattern: PatternState, fill: boolean): Seen {
    let notes = 0;
    for (const steps of pattern.steps) {
        for (const step of steps) {
            notes += step ? step.notes.filter(([, , , , on]) => on !== 0).length : 0;
        }
    }
    return { notes, locks: pattern.pool.used, fill, pattern: pattern.pattern };
}

/** Whether what the line asks for happened between the two. */
export function isDone(line: CoachLine, before: Seen, after: Seen): boolean {
    if (before.pattern !== after.pattern) {
        return false;
    }
    switch (line) {
        case "step":
            return after.notes !== before.notes;
        case "lock":
            return after.locks > before.locks;
        case "fill":
            return after.fill;
    }
}

/** The line after this one; null: that was the last. */
export function lineAfter(line: CoachLine): CoachLine | null {
    return coachLines[coachLines.indexOf(line) + 1] ?? null;
}

/** What is kept in the browser: the line to show, or that there is none any more. */
export function lineFrom(kept: string | null): CoachLine | null {
    return kept === null ? coachLines[0] : (coachLines.find((line) => line === kept) ?? null);
}
