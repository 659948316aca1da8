// SPDX-License-Identifier: MIT
// The pages of parameters of the selected track, and which of them is shown.
import { paramPagesFor, placeOfPage, type ParamPage } from "./param-pages";
import type { Store } from "./store";
import type { View } from "./view";

export interface ShownPages {
    readonly pages: readonly ParamPage[];
    readonly place: number;
}

export function shownPages(store: Pick<Store, "pattern">, view: Pick<View, "selectedTrack" | "paramPage">): ShownPages {
    const track = store.pattern.value?.tracks[view.selectedTrack.value];
    const pages = paramPagesFor(track?.values.instrument ?? 0);
    return { pages, place: placeOfPage(pages, view.paramPage.value) };
}

/** `by` pages on, around the end. */
export function turnPage(store: Pick<Store, "pattern">, view: Pick<View, "selectedTrack" | "paramPage">, by: number) {
    const { pages, place } = shownPages(store, view);
    const next = (place + by + pages.length) % pages.length;
    view.paramPage.value = { name: pages[next].name, place: next };
}
