// SPDX-License-Identifier: MIT

/** A meter falls through its whole height in so many ms. */
const wholeFall = 1200;

/** What a meter shows `elapsed` ms after it showed `shown`: up at once, down slowly. Both are 0 to 1. */
export function fallen(shown: number, loudness: number, elapsed: number): number {
    return Math.max(loudness, shown - elapsed / wholeFall, 0);
}
