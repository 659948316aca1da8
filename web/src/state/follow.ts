// SPDX-License-Identifier: MIT

/** The pattern that most tracks play; where several are as many, the one of the selected track. */
export function launchedPattern(patterns: readonly number[], selectedTrack: number): number | null {
    if (patterns.length === 0) {
        return null;
    }
    const counts = new Map<number, number>();
    for (const pattern of patterns) {
        counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    }
    const most = Math.max(...counts.values());
    const mine = patterns[selectedTrack] ?? patterns[0];
    return counts.get(mine) === most ? mine : ([...counts].find(([, count]) => count === most)?.[0] ?? mine);
}

/** "A01" for 0, "B16" for 31. */
export function patternPlace(pattern: number): string {
    return `${String.fromCharCode(65 + Math.floor(pattern / 16))}${String((pattern % 16) + 1).padStart(2, "0")}`;
}
