// SPDX-License-Identifier: MIT
// Names are limited in bytes of UTF-8, and never cut within a character. Pure.
const encoder = new TextEncoder();

export function byteLength(text: string): number {
    return encoder.encode(text).length;
}

/** The text cut to so many bytes, whole characters only. */
export function cutToBytes(text: string, longest: number): string {
    let kept = "";
    let size = 0;
    for (const character of text) {
        size += byteLength(character);
        if (size > longest) {
            break;
        }
        kept += character;
    }
    return kept;
}

export interface Typed {
    readonly text: string;
    /** Where the caret stands, in units of the browser. */
    readonly caret: number;
}

/** What a field holds after something was typed or pasted before its caret: of that, only as much as there is room for. */
export function fitted({ text, caret }: Typed, longest: number): Typed {
    if (byteLength(text) <= longest) {
        return { text, caret };
    }
    const after = cutToBytes(text.slice(caret), longest);
    const before = cutToBytes(text.slice(0, caret), longest - byteLength(after));
    return { text: before + after, caret: before.length };
}
