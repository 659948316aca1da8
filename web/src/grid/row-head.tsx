// SPDX-License-Identifier: MIT
// A track's name, meter (drawn on the canvas), mute, solo and length.
import { computed } from "@preact/signals";
import { memo } from "preact/compat";
import { useMemo } from "preact/hooks";

import { setTrackParam } from "../edit/changes";
import { toggleMute } from "../edit/mutes";
import { useInstrument, type Instrument } from "../instrument/instrument";
import { rowOf } from "../params/params";
import { trackName } from "../state/cell";
import { DragNumber } from "../parts/drag-number";
import { MendKey, useLack } from "./mend-key";
import { firstTrack, pagesFor } from "../layout/window";

const lengthRow = rowOf("track", "track_length");

/** Bits of the pages that hold something, for the minimap. */
function minimapOf({ store, view }: Instrument, track: number): string {
    const pattern = store.pattern.value;
    if (!pattern) {
        return "";
    }
    const form = view.form.value;
    const length = pattern.tracks[track].values.track_length;
    const pages = pagesFor(form, length);
    if (pages < 2) {
        return "";
    }
    const size = form === "landscape" ? 8 : 16;
    let text = "";
    for (let page = 0; page < pages; ++page) {
        const steps = pattern.steps[track].slice(page * size, Math.min(length, (page + 1) * size));
        text += steps.some((step) => step !== null) ? "x" : ".";
    }
    return text;
}

interface MuteAndSoloProps {
    readonly track: number;
    readonly name: string;
    readonly isMuted: boolean;
    readonly isSolo: boolean;
}

function MuteAndSolo({ track, name, isMuted, isSolo }: MuteAndSoloProps) {
    const instrument = useInstrument();
    return (
        <>
            <button
                type="button"
                class="small-key mute"
                tabIndex={-1}
                data-head="mute"
                aria-pressed={isMuted}
                aria-label={`Mute ${name}`}
                onClick={() => toggleMute(instrument, track)}
            >
                M
            </button>
            <button
                type="button"
                class="small-key solo"
                tabIndex={-1}
                data-head="solo"
                aria-pressed={isSolo}
                aria-label={`Solo ${name}`}
                onClick={() => instrument.editor.edit([setTrackParam(track, "solo", isSolo ? 0 : 1)])}
            >
                S
            </button>
        </>
    );
}

export const RowHead = memo(function RowHead({ row }: { readonly row: number }) {
    const instrument = useInstrument();
    const { store, view } = instrument;
    const signals = useMemo(() => {
        const track = computed(() => firstTrack(view.form.value, view.selectedTrack.value) + row);
        const view_ = computed(() => store.pattern.value?.tracks[track.value]);
        return {
            track,
            name: computed(() => trackName(view_.value, track.value)),
            isUnused: computed(() => view_.value?.values.instrument === 0),
            isMuted: computed(() => view_.value?.values.mute === 1 || store.muted.value.includes(track.value)),
            isSolo: computed(() => view_.value?.values.solo === 1),
            length: computed(() => view_.value?.values.track_length ?? 16),
            isSelected: computed(() => view.selectedTrack.value === track.value),
            minimap: computed(() => minimapOf(instrument, track.value)),
        };
    }, [instrument, row]);
    const track = signals.track.value;
    const name = signals.name.value;
    const minimap = signals.minimap.value;
    const lacks = useLack(track);
    return (
        <div
            class="row-head"
            role="rowheader"
            aria-colindex={1}
            data-track={track}
            data-selected={signals.isSelected.value || undefined}
            data-unused={signals.isUnused.value || undefined}
        >
            <button
                type="button"
                class="name"
                tabIndex={-1}
                data-head="name"
                aria-current={signals.isSelected.value}
                aria-label={`${track + 1} ${name}, track ${track + 1}`}
                onClick={() => (view.selectedTrack.value = track)}
            >
                <span class="number">{track + 1}</span>
                <span class="word">{name}</span>
                <span class="meter" data-meter={row} />
            </button>
            {lacks ? (
                <MendKey track={track} tabIndex={-1} />
            ) : (
                <MuteAndSolo track={track} name={name} isMuted={signals.isMuted.value} isSolo={signals.isSolo.value} />
            )}
            <span class="length">
                <DragNumber
                    row={lengthRow}
                    value={signals.length.value}
                    label={`Length of ${name}`}
                    tabIndex={-1}
                    pxOfStep={6}
                    bare
                    onChange={(value, drag) => drag.put("length", [setTrackParam(track, "track_length", value)])}
                />
                {minimap !== "" && (
                    <span class="minimap" aria-hidden="true">
                        {[...minimap].map((mark, page) => (
                            <i
                                key={page}
                                data-full={mark === "x" || undefined}
                                data-here={view.stepPage.value === page || undefined}
                            />
                        ))}
                    </span>
                )}
            </span>
        </div>
    );
});
