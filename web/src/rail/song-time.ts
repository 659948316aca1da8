// SPDX-License-Identifier: MIT
// Where a song's sections begin, as far as the page can know.
import { speeds, stepLengthTicks, ticksPerQuarter, type Section } from "../generated/schema";
import type { PatternState } from "../state/pattern";

const sixteenth = ticksPerQuarter / 4;

/** Where a pattern ends: its master length, else the end of its longest track. In ticks. */
export function patternEnd(pattern: Pick<PatternState, "values" | "tracks">): number {
    if (pattern.values.master_length > 0) {
        return pattern.values.master_length * sixteenth;
    }
    return Math.max(
        ...pattern.tracks.map(({ values }) => {
            const [numerator, denominator] = speeds[values.speed] ?? [1, 1];
            return (values.track_length * (stepLengthTicks[values.step_length] ?? 0) * denominator) / numerator;
        }),
    );
}

/** Ticks of a whole section; null while the end of its pattern is not known. */
export function sectionTicks(section: Section, ends: ReadonlyMap<number, number>): number | null {
    const once = section.length > 0 ? section.length * sixteenth : ends.get(section.pattern);
    return once === undefined ? null : once * section.repeats;
}

/** Where each section begins, in ticks; null from the first on whose place is not known. */
export function sectionStarts(song: readonly Section[], ends: ReadonlyMap<number, number>): readonly (number | null)[] {
    let at: number | null = 0;
    return song.map((section) => {
        const start = at;
        const ticks = sectionTicks(section, ends);
        at = start === null || ticks === null ? null : start + ticks;
        return start;
    });
}

/** "8 bars", "1 bar", "2.5 bars". */
export function barsText(ticks: number): string {
    const bars = Math.round((ticks / (4 * ticksPerQuarter)) * 100) / 100;
    return `${bars} ${bars === 1 ? "bar" : "bars"}`;
}
