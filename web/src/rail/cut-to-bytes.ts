// SPDX-License-Identifier: MIT
/** The text cut to so many bytes of UTF-8, whole characters only. */
export function cutToBytes(text: string, longest: number): string {
    const encoder = new TextEncoder();
    let kept = "";
    let size = 0;
    for (const character of text) {
        size += encoder.encode(character).length;
        if (size > longest) {
            break;
        }
        kept += character;
    }
    return kept;
}
