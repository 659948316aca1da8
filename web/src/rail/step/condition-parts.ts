// SPDX-License-Identifier: MIT
// A condition's code taken apart for its picker, and put together again.
import { conditions } from "../../generated/schema";

export interface ConditionParts {
    readonly negated: boolean;
    /** "" for none and for a ratio. */
    readonly word: string;
    /** Plays on the a-th of every b passes; read for a ratio alone, which has b > 0. */
    readonly a: number;
    readonly b: number;
}

export const noCondition: ConditionParts = { negated: false, word: "", a: 0, b: 0 };
export const conditionWords = ["1st", "lst", "fill", "pre", "nei"] as const;
export const mostPasses = 8;

/** What a player reads beside a word. */
export const conditionHelp: Readonly<Record<(typeof conditionWords)[number], string>> = {
    "1st": "on the first pass",
    lst: "on the last pass",
    fill: "while FILL is on",
    pre: "if the condition before was true",
    nei: "if the track above was true",
};

export function partsOf(code: number): ConditionParts {
    const text = conditions[code] ?? "";
    const negated = text.startsWith("!");
    const bare = negated ? text.slice(1) : text;
    const ratio = /^([1-8]):([1-8])$/.exec(bare);
    if (ratio) {
        return { negated, word: "", a: Number(ratio[1]), b: Number(ratio[2]) };
    }
    return { negated, word: bare, a: 0, b: 0 };
}

export function codeOf({ negated, word, a, b }: ConditionParts): number {
    const bare = b > 0 ? `${Math.min(a, b)}:${b}` : word;
    return bare === "" ? 0 : conditions.indexOf(negated ? `!${bare}` : bare);
}

/** In which of its passes a ratio plays. */
export function playedPasses({ negated, a, b }: ConditionParts): readonly boolean[] {
    return Array.from({ length: b }, (_, pass) => (pass + 1 === a) !== negated);
}

/** "1:4", "not 1:4", "fill"; "always" for none. */
export function conditionText(code: number): string {
    const text = conditions[code] ?? "";
    return text === "" ? "always" : text.startsWith("!") ? `not ${text.slice(1)}` : text;
}
