// SPDX-License-Identifier: MIT
// Upright there is one track, and no row's head: its mute, solo and length stand above its steps.
import { useComputed } from "@preact/signals";

import { setTrackParam } from "../edit/changes";
import { MendKey, useLack } from "./mend-key";
import { toggleMute } from "../edit/mutes";
import { useInstrument } from "../instrument/instrument";
import { rowOf } from "../params/params";
import { trackName } from "../state/cell";
import { DragNumber } from "../parts/drag-number";

const lengthRow = rowOf("track", "track_length");

export function TrackKeys() {
    const instrument = useInstrument();
    const { store, view, editor } = instrument;
    const index = view.selectedTrack.value;
    const track = useComputed(() => store.pattern.value?.tracks[view.selectedTrack.value]).value;
    const name = trackName(track, index);
    const isSolo = track?.values.solo === 1;
    const lacks = useLack(index);
    return (
        <div class="track-keys">
            {lacks ? (
                <MendKey track={index} />
            ) : (
                <>
                    <button
                        type="button"
                        class="small-key mute"
                        aria-pressed={track?.values.mute === 1 || store.muted.value.includes(index)}
                        aria-label={`Mute ${name}`}
                        onClick={() => toggleMute(instrument, index)}
                    >
                        M
                    </button>
                    <button
                        type="button"
                        class="small-key solo"
                        aria-pressed={isSolo}
                        aria-label={`Solo ${name}`}
                        onClick={() => editor.edit([setTrackParam(index, "solo", isSolo ? 0 : 1)])}
                    >
                        S
                    </button>
                </>
            )}
            <DragNumber
                row={lengthRow}
                value={track?.values.track_length ?? lengthRow.initial}
                label={`Length of ${name}`}
                pxOfStep={6}
                onChange={(value, drag) => drag.put("length", [setTrackParam(index, "track_length", value)])}
            />
        </div>
    );
}
