// SPDX-License-Identifier: MIT
// How long a song's sections are, as far as the page can know.
import { ticksPerQuarter, type Section } from "../../generated/schema";

const sixteenth = ticksPerQuarter / 4;

/** Ticks of a whole section; null for a last one that plays to its pattern's end, which is known to the server alone. */
export function sectionTicks(song: readonly Section[], starts: readonly number[], index: number): number | null {
    if (index + 1 < starts.length) {
        return starts[index + 1] - starts[index];
    }
    const { length, repeats } = song[index];
    return length > 0 ? length * sixteenth * repeats : null;
}

/** "8 bars", "1 bar", "2.5 bars". */
export function barsText(ticks: number): string {
    const bars = Math.round((ticks / (4 * ticksPerQuarter)) * 100) / 100;
    return `${bars} ${bars === 1 ? "bar" : "bars"}`;
}
