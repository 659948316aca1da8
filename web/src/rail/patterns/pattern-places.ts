// SPDX-License-Identifier: MIT
// The sixteen patterns of a bank as the PATTERNS tab shows them.
import { ticksPerQuarter, type NamedPattern, type Queued } from "../../generated/schema";

export interface PatternPlace {
    readonly pattern: number;
    readonly name: string;
    /** Holds music or has a name. */
    readonly used: boolean;
    /** How many tracks play it. */
    readonly playing: number;
    readonly queued: boolean;
    readonly looked: boolean;
}

export interface PatternFacts {
    readonly patterns: readonly NamedPattern[];
    /** What each track plays. */
    readonly playing: readonly number[];
    readonly queued: Queued | null;
    readonly looked: number;
}

export const banks = 16;
export const placesOfBank = 16;

export function bankOf(pattern: number): number {
    return Math.floor(pattern / placesOfBank);
}

export function bankLetter(bank: number): string {
    return String.fromCharCode(65 + bank);
}

export function placesOf(bank: number, { patterns, playing, queued, looked }: PatternFacts): readonly PatternPlace[] {
    const names = new Map(patterns.map(({ pattern, name }) => [pattern, name]));
    return Array.from({ length: placesOfBank }, (_, place) => {
        const pattern = bank * placesOfBank + place;
        return {
            pattern,
            name: names.get(pattern) ?? "",
            used: names.has(pattern),
            playing: playing.filter((played) => played === pattern).length,
            queued: queued?.pattern === pattern,
            looked: looked === pattern,
        };
    });
}

/** "playing", "queued, shown", "empty": what the shapes say, in words. */
export function stateWords(place: PatternPlace, tracks: number): string {
    const words = [
        place.playing === 0
            ? ""
            : place.playing === tracks
              ? "playing"
              : `playing on ${place.playing} of ${tracks} tracks`,
        place.queued ? "queued" : "",
        place.looked ? "shown" : "",
        place.used ? "" : "empty",
    ];
    return words.filter((word) => word !== "").join(", ");
}

/** What is left until a queued launch, counted down in whole sixteenths: "2.3" is two beats and three sixteenths. */
export function countdown(position: number, now: number): string {
    const sixteenths = Math.max(0, Math.ceil((position - now) / (ticksPerQuarter / 4)));
    return `${Math.floor(sixteenths / 4)}.${sixteenths % 4}`;
}
