// SPDX-License-Identifier: MIT
// Says once, in its row, that a track whose steps hold notes cannot sound, and makes it sound.
import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";

import { mended } from "../edit/mend-sound";
import { useInstrument } from "../instrument/instrument";
import { trackName } from "../state/cell";
import { holdsNotes, lackOf } from "../state/sounding";

/** Whether the track plays notes that nobody hears: it lacks what would sound them. */
export function useLack(track: number): boolean {
    const { store } = useInstrument();
    const lacks = useMemo(
        () =>
            computed(() => {
                const pattern = store.pattern.value;
                const shown = pattern?.tracks[track];
                const kits = store.project.value?.kits ?? [];
                return shown !== undefined && lackOf(shown, kits) !== null && holdsNotes(pattern?.steps[track] ?? []);
            }),
        [store, track],
    );
    return lacks.value;
}

export function MendKey({ track, tabIndex }: { readonly track: number; readonly tabIndex?: number }) {
    const { store, editor } = useInstrument();
    const pattern = store.pattern.value;
    if (!pattern) {
        return null;
    }
    const kits = store.project.value?.kits ?? [];
    const lack = lackOf(pattern.tracks[track], kits) ?? "instrument";
    const name = trackName(pattern.tracks[track], track);
    return (
        <button
            type="button"
            class="mend-key"
            tabIndex={tabIndex}
            data-head="mend"
            aria-label={`No sound: ${name} has no ${lack}, give it one`}
            title={`${name} has no ${lack}: a press gives it one`}
            onClick={() => editor.edit(mended(pattern, kits, track))}
        >
            No sound
        </button>
    );
}
