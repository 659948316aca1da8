// SPDX-License-Identifier: MIT
// The bottom row: pages of parameters of the selected track, its lane, and eight parameters.
import { useComputed } from "@preact/signals";

import { LetGo } from "../parts/lock-latch";
import { useInstrument } from "../instrument/instrument";
import { trackName } from "../state/cell";
import { paramId } from "../state/param-pages";
import { shownPages, type ShownPages } from "../state/shown-pages";
import type { View } from "../state/view";
import { Lane } from "./lane";
import { Param } from "./param";

export function Title() {
    const { store, view } = useInstrument();
    const locking = view.locking.value;
    const name = useComputed(() =>
        trackName(store.pattern.value?.tracks[view.selectedTrack.value], view.selectedTrack.value),
    ).value;
    if (view.controlsAll.value) {
        return (
            <h2 class="strip-title">
                <b>ALL</b> tracks
            </h2>
        );
    }
    if (locking.length === 0) {
        return <h2 class="strip-title">{name}</h2>;
    }
    const steps = locking.length === 1 ? `step ${locking[0].step + 1}` : `${locking.length} steps`;
    return (
        <h2 class="strip-title">
            <b>LOCK</b> {steps}
            <LetGo />
        </h2>
    );
}

/** Its colour says that a change is not the track's own. */
export function isStripLit(view: View): boolean {
    return view.isLocking.value || view.controlsAll.value;
}

/** Renders anew when the pages or the place change, not with every edit. */
export function useParamPages(): ShownPages {
    const { store, view } = useInstrument();
    const pages = useComputed(() => shownPages(store, view).pages).value;
    const place = useComputed(() => shownPages(store, view).place).value;
    return { pages, place };
}

export function ParamPages() {
    const { view } = useInstrument();
    const { pages, place } = useParamPages();
    return (
        <div class="param-pages" role="group" aria-label="Pages of parameters">
            {pages.map(({ name }, index) => (
                <button
                    key={name}
                    type="button"
                    aria-pressed={place === index}
                    onClick={() => (view.paramPage.value = { name, place: index })}
                >
                    {name}
                </button>
            ))}
        </div>
    );
}

export function Strip() {
    const { view } = useInstrument();
    const { pages, place: shown } = useParamPages();
    return (
        <section
            class="strip"
            aria-label="Parameters"
            data-locking={isStripLit(view) || undefined}
            data-all={view.controlsAll.value || undefined}
        >
            <Lane title={<Title />} />
            <div class="params">
                <ParamPages />
                {pages[shown].rows.map((row, place) => (
                    <Param key={paramId(row)} row={row} place={place} />
                ))}
            </div>
        </section>
    );
}
