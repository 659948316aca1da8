// SPDX-License-Identifier: MIT
// The sets of eight parameters that the strip shows: those of the selected track's instrument. What a step can lock
// comes first.
import { paramGroups, params } from "../generated/schema";
import { rowOf, rowsOf, type ParamRow } from "../params/params";

export interface ParamPage {
    readonly name: string;
    readonly rows: readonly ParamRow[];
}

/** The page that the player chose: another instrument may have none of that name. */
export interface ChosenPage {
    readonly name: string;
    /** Where it stood among the pages. */
    readonly place: number;
}

/** What the table shows of an instrument under each group, in its order. */
function pagesOf(instrument: string): readonly ParamPage[] {
    return paramGroups.flatMap((name) => {
        const rows = params
            .filter(({ sounded }) => sounded)
            .flatMap((row) =>
                row.places
                    .filter(({ group, of }) => group === name && (of === null || of.includes(instrument)))
                    .map(({ order }) => ({ row, order })),
            )
            .sort((a, b) => a.order - b.order)
            .map(({ row }) => row);
        return rows.length > 0 ? [{ name, rows }] : [];
    });
}

/** By the value of `instrument`; instruments with the same pages have the very same. */
const pagesByInstrument: readonly (readonly ParamPage[])[] = (() => {
    const known = new Map<string, readonly ParamPage[]>();
    return rowOf("track", "instrument").choices.map((instrument) => {
        const pages = pagesOf(instrument);
        const words = JSON.stringify(pages.map(({ name, rows }) => [name, rows.map(paramId)]));
        const same = known.get(words) ?? pages;
        known.set(words, same);
        return same;
    });
})();

/** The pages of a track with this value of `instrument`; at most eight rows each, and always the same objects. */
export function paramPagesFor(instrument: number): readonly ParamPage[] {
    return pagesByInstrument[instrument] ?? pagesByInstrument[0];
}

/** Which of the pages is shown: the one of the chosen name, else the one at its place. */
export function placeOfPage(pages: readonly ParamPage[], chosen: ChosenPage): number {
    const named = pages.findIndex(({ name }) => name === chosen.name);
    return named >= 0 ? named : Math.max(0, Math.min(pages.length - 1, chosen.place));
}

const rowsById = new Map([...rowsOf("track"), ...rowsOf("step")].map((row) => [paramId(row), row]));

/** The row of this id; an id that is nowhere gives the first of all. */
export function findParam(id: string): ParamRow {
    return rowsById.get(id) ?? rowOf("track", "note");
}

/** Unique among all that the strip shows: some keys are a track's and a step's. */
export function paramId(row: ParamRow): string {
    return row.scope === "step" ? `step.${row.key}` : row.key;
}
