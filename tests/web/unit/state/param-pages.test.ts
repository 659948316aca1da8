// SPDX-License-Identifier: MIT
import { describe, expect, it } from "vitest";

import { rowOf, rowsOf } from "@/params/params";
import { findParam, paramId, paramPagesFor, placeOfPage } from "@/state/param-pages";
import { createStore } from "@/state/store";
import { createView } from "@/state/view";
import { shownPages, turnPage } from "@/state/shown-pages";
import { patternWith, trackWith } from "../patterns";

const instruments = rowOf("track", "instrument").choices;
const all = instruments.map((_, value) => paramPagesFor(value));
const [none, pad, kit, synth, acid] = all;
const namesOf = (pages: typeof none): string[] => pages.map(({ name }) => name);

describe("the pages of an instrument", () => {
    it("have at most eight rows each, and no two the same name", () => {
        for (const pages of all) {
            expect(new Set(namesOf(pages)).size).toBe(pages.length);
            for (const { name, rows } of pages) {
                expect(rows.length, name).toBeGreaterThan(0);
                expect(rows.length, name).toBeLessThanOrEqual(8);
                expect(new Set(rows).size, name).toBe(rows.length);
            }
        }
    });

    it("reach everything that a step can lock", () => {
        const reached = new Set(all.flat().flatMap(({ rows }) => rows));
        const missing = rowsOf("track").filter((row) => row.lockable && row.key !== "cc" && !reached.has(row));
        expect(missing.map(({ key }) => key)).toEqual([]);
    });

    it("show nothing that nothing sounds yet", () => {
        const shown = all.flat().flatMap(({ rows }) => rows);
        expect(shown.filter(({ sounded }) => !sounded)).toEqual([]);
        expect(rowOf("track", "midi_port").sounded).toBe(false);
    });

    it("say what the instrument is made of", () => {
        expect(namesOf(pad)).toEqual([
            "Trig",
            "Sound",
            "Filter",
            "Shape",
            "Sends",
            "LFO",
            "Duck",
            "Step",
            "Track",
            "Notes",
        ]);
        expect(namesOf(synth)).toEqual([
            "Trig",
            "Sound",
            "Filter",
            "Shape",
            "Sends",
            "LFO",
            "Duck",
            "Step",
            "Track",
            "Notes",
        ]);
        expect(namesOf(acid)).toEqual([
            "Trig",
            "Sound",
            "Acid",
            "Shape",
            "Sends",
            "LFO",
            "Duck",
            "Step",
            "Track",
            "Notes",
        ]);
        expect(kit).toBe(pad);
        expect(none).toBe(pad);
        expect(paramPagesFor(99)).toBe(pad);
    });

    it("have nothing that the instrument does not sound with", () => {
        const keysOf = (pages: typeof none): string[] => pages.flatMap(({ rows }) => rows.map(({ key }) => key));
        expect(keysOf(pad).filter((key) => /^(acid|filter_env)_|^(oscillator|frequency|voices)$/.test(key))).toEqual(
            [],
        );
        expect(keysOf(synth).filter((key) => /^(acid|sample)_|^(loop|reverse|pad)$/.test(key))).toEqual([]);
        expect(keysOf(acid).filter((key) => /^(sample|filter)_|^(cutoff|resonance|voices|pad)$/.test(key))).toEqual([]);
    });
});

describe("the shown page", () => {
    it("keeps its name where the other track has it, however far along", () => {
        expect(placeOfPage(pad, { name: "Sends", place: 2 })).toBe(4);
        expect(placeOfPage(acid, { name: "Notes", place: 6 })).toBe(9);
    });

    it("else stays at its place", () => {
        expect(placeOfPage(acid, { name: "Filter", place: 2 })).toBe(2);
        expect(placeOfPage(pad, { name: "nowhere", place: 12 })).toBe(9);
    });

    it("follows the selected track, and is as it was when the player comes back", () => {
        const pattern = { ...patternWith([]), tracks: [trackWith({ instrument: 3 }), trackWith({ instrument: 4 })] };
        const store = createStore();
        store.pattern.value = pattern;
        const view = createView();
        view.paramPage.value = { name: "Filter", place: 2 };
        const name = (): string => {
            const { pages, place } = shownPages(store, view);
            return pages[place]?.name ?? "";
        };
        expect(name()).toBe("Filter");
        view.selectedTrack.value = 1;
        expect(name()).toBe("Acid");
        view.selectedTrack.value = 0;
        expect(name()).toBe("Filter");
        turnPage(store, view, -3);
        expect(view.paramPage.value).toEqual({ name: "Notes", place: 9 });
    });
});

it("a row is found by its id, those of steps and tracks apart", () => {
    expect(findParam("acid_cutoff")).toBe(rowOf("track", "acid_cutoff"));
    expect(findParam("transpose")).toBe(rowOf("track", "transpose"));
    expect(findParam(paramId(rowOf("step", "transpose")))).toBe(rowOf("step", "transpose"));
    expect(findParam("nowhere")).toBe(rowOf("track", "note"));
});
