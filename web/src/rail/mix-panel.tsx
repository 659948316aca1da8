// SPDX-License-Identifier: MIT
import { useRef } from "preact/hooks";

import { setProjectParam, setTrackParam } from "../edit/changes";
import { toggleMute } from "../grid/row-head";
import { useInstrument } from "../instrument";
import { rowOf } from "../params";
import { trackName } from "../state/cell";
import { MixEffects } from "./mix-effects";
import { useMeters } from "./mix-meters";
import { ValueField } from "./value-field";

const levelRow = rowOf("track", "level");
const panRow = rowOf("track", "pan");
const masterRow = rowOf("project", "master_level");

/** A strip a track, lying: level over its meter, place, mute and solo; the master and the effects below. */
export function MixPanel() {
    const { store } = useInstrument();
    const canvas = useRef<HTMLCanvasElement>(null);
    useMeters(canvas);
    const pattern = store.pattern.value;
    const master = store.project.value?.values.master_level ?? 0;
    return (
        <div class="mix-panel rail-scroll">
            <div class="strips">
                {pattern?.tracks.map((_, track) => (
                    <Strip key={track} track={track} />
                ))}
                <div class="mix-strip" data-master role="group" aria-label="Master">
                    <span class="mix-name">Master</span>
                    <ValueField
                        bare
                        class="mix-level"
                        of="Master"
                        row={{ ...masterRow, label: "Level" }}
                        value={master}
                        change={(value) => [setProjectParam("master_level", value)]}
                    />
                </div>
                <canvas class="mix-meters" ref={canvas} aria-hidden="true"></canvas>
            </div>
            <MixEffects />
        </div>
    );
}

function Strip({ track }: { readonly track: number }) {
    const instrument = useInstrument();
    const { store, view, editor } = instrument;
    const shown = store.pattern.value?.tracks[track];
    if (!shown) {
        return null;
    }
    const { values } = shown;
    const name = trackName(shown, track);
    const isMuted = values.mute === 1 || store.muted.value.includes(track);
    return (
        <div
            class="mix-strip"
            data-track={track}
            data-selected={view.selectedTrack.value === track || undefined}
            data-unused={values.instrument === 0 || undefined}
            role="group"
            aria-label={name}
        >
            <button
                type="button"
                class="mix-name"
                aria-label={`Select ${name}`}
                aria-current={view.selectedTrack.value === track}
                onClick={() => {
                    view.selectedTrack.value = track;
                }}
            >
                {name}
            </button>
            <ValueField
                bare
                class="mix-level"
                of={name}
                row={levelRow}
                value={values.level}
                change={(value) => [setTrackParam(track, "level", value)]}
            />
            <ValueField
                bare
                class="mix-pan"
                of={name}
                row={panRow}
                value={values.pan}
                change={(value) => [setTrackParam(track, "pan", value)]}
            />
            <button
                type="button"
                class="mix-key mute"
                aria-label={`Mute ${name}`}
                aria-pressed={isMuted}
                onClick={() => toggleMute(instrument, track)}
            >
                M
            </button>
            <button
                type="button"
                class="mix-key solo"
                aria-label={`Solo ${name}`}
                aria-pressed={values.solo === 1}
                onClick={() => editor.edit([setTrackParam(track, "solo", values.solo === 1 ? 0 : 1)])}
            >
                S
            </button>
        </div>
    );
}
