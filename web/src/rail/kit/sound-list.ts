// SPDX-License-Identifier: MIT
// Which Sounds the list shows. Pure.
import type { SoundSource } from "../../edit/sound-player";
import type { InstrumentKind, LibrarySound, SoundView } from "../../generated/schema";
import { byteLength, cutToBytes } from "../parts/cut-to-bytes";

export interface SoundEntry extends SoundSource {
    readonly key: string;
    readonly tags: readonly string[];
    readonly isOwn: boolean;
}

export interface SoundFilter {
    /** Words that must all be found in name, tags or kind. */
    readonly text: string;
    readonly kind: InstrumentKind | "all";
}

function matches(entry: SoundEntry, { text, kind }: SoundFilter): boolean {
    const own = [entry.name, entry.kind, ...entry.tags].join(" ").toLowerCase();
    const words = text.toLowerCase().split(/\s+/);
    return (kind === "all" || entry.kind === kind) && words.every((word) => own.includes(word));
}

/** The project's by their numbers. */
export function projectEntries(sounds: readonly SoundView[], filter: SoundFilter): readonly SoundEntry[] {
    return sounds
        .map(({ sound, name, kind }) => ({ key: `project ${sound}`, sound, name, kind, tags: [], isOwn: false }))
        .filter((entry) => matches(entry, filter));
}

/** The library's, the player's own first. */
export function libraryEntries(sounds: readonly LibrarySound[], filter: SoundFilter): readonly SoundEntry[] {
    return sounds
        .map(({ file, name, kind, tags, isOwn }) => ({ key: `file ${file}`, file, name, kind, tags, isOwn }))
        .filter((entry) => matches(entry, filter))
        .sort((left, right) => Number(right.isOwn) - Number(left.isOwn) || left.name.localeCompare(right.name));
}

export interface SoundTitle {
    readonly name: string;
    readonly tags: readonly string[];
}

/** Of a name, and of a tag, in bytes. */
export const longestWord = 16;
const mostTags = 8;

/** "Warm Bass #bass #dark": a name, and the words to find it by, which are of lower-case letters, digits and "-". */
export function readTitle(text: string): SoundTitle {
    const words = text.split(/\s+/);
    const tags = words
        .filter((word) => word.startsWith("#"))
        .map((word) => cutToBytes(word.toLowerCase().replace(/[^a-z0-9-]/g, ""), longestWord))
        .filter((tag) => tag !== "");
    return { name: cutToBytes(nameIn(words), longestWord), tags: [...new Set(tags)].slice(0, mostTags) };
}

/** How much room the whole name takes that was written; more than `longestWord` is too much. */
export function nameBytes(text: string): number {
    return byteLength(nameIn(text.split(/\s+/)));
}

function nameIn(words: readonly string[]): string {
    return words.filter((word) => word !== "" && !word.startsWith("#")).join(" ");
}
