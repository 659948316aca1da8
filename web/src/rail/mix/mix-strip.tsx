// SPDX-License-Identifier: MIT
import { setProjectParam, setTrackParam } from "../../edit/changes";
import type { TrackRowKey } from "../../generated/schema";
import { toggleMute } from "../../edit/mutes";
import { useInstrument } from "../../instrument/instrument";
import { rowOf } from "../../params/params";
import { trackName } from "../../state/cell";
import { limiterChannel, limiterRange, masterChannel } from "../../state/live";
import { meteredClass } from "./mix-meters";
import { labelled } from "../parts/rows";
import { ValueField } from "../parts/value-field";

/** Of a track: its name, and either level, place, mute and solo, or what it sends. */
export function Strip({ track, sends }: { readonly track: number; readonly sends: boolean }) {
    const { store, view } = useInstrument();
    const shown = store.pattern.value?.tracks[track];
    if (!shown) {
        return null;
    }
    const name = trackName(shown, track);
    return (
        <div
            class="mix-strip"
            data-track={track}
            data-channel={track}
            data-sends={sends || undefined}
            data-selected={view.selectedTrack.value === track || undefined}
            data-unused={shown.values.instrument === 0 || undefined}
            role="group"
            aria-label={name}
        >
            <button
                type="button"
                class={`mix-name ${sends ? meteredClass : ""}`}
                aria-label={`Select ${name}`}
                aria-current={view.selectedTrack.value === track}
                onClick={() => {
                    view.selectedTrack.value = track;
                }}
            >
                {name}
            </button>
            {sends ? (
                <>
                    <StripField track={track} name={name} param="reverb_send" label="Reverb send" class="mix-send" />
                    <StripField track={track} name={name} param="delay_send" label="Delay send" class="mix-send" />
                </>
            ) : (
                <>
                    <StripField track={track} name={name} param="level" class={`mix-level ${meteredClass}`} />
                    <StripField track={track} name={name} param="pan" class="mix-pan" />
                    <StripKeys track={track} name={name} />
                </>
            )}
        </div>
    );
}

interface StripPart {
    readonly track: number;
    readonly name: string;
}

interface StripFieldProps extends StripPart {
    readonly param: TrackRowKey;
    readonly label?: string;
    readonly class: string;
}

function StripField({ track, name, param, label, ...look }: StripFieldProps) {
    const { store } = useInstrument();
    const row = rowOf("track", param);
    return (
        <ValueField
            bare
            class={look.class}
            of={name}
            row={labelled(row, label)}
            value={store.pattern.value?.tracks[track].values[param] ?? row.initial}
            change={(value) => [setTrackParam(track, param, value)]}
        />
    );
}

function StripKeys({ track, name }: StripPart) {
    const instrument = useInstrument();
    const { store, editor } = instrument;
    const values = store.pattern.value?.tracks[track].values;
    const isSolo = values?.solo === 1;
    return (
        <>
            <button
                type="button"
                class="mix-key mute"
                aria-label={`Mute ${name}`}
                aria-pressed={values?.mute === 1 || store.muted.value.includes(track)}
                onClick={() => toggleMute(instrument, track)}
            >
                M
            </button>
            <button
                type="button"
                class="mix-key solo"
                aria-label={`Solo ${name}`}
                aria-pressed={isSolo}
                onClick={() => editor.edit([setTrackParam(track, "solo", isSolo ? 0 : 1)])}
            >
                S
            </button>
        </>
    );
}

const masterRow = labelled(rowOf("project", "master_level"), "Level");

/** The mix, and what the limiter takes off it. */
export function MasterStrip() {
    const { store } = useInstrument();
    const values = store.project.value?.values;
    const isOn = values?.limiter === 1;
    return (
        <div class="mix-strip" data-master data-channel={masterChannel} role="group" aria-label="Master">
            <span class="mix-name">Master</span>
            <ValueField
                bare
                class={`mix-level ${meteredClass}`}
                of="Master"
                row={masterRow}
                value={values?.master_level ?? masterRow.initial}
                change={(value) => [setProjectParam("master_level", value)]}
            />
            <div
                class={`mix-limiter ${meteredClass}`}
                data-channel={limiterChannel}
                data-off={!isOn || undefined}
                role="meter"
                aria-label="The limiter takes off"
                aria-valuemin={0}
                aria-valuemax={limiterRange}
                aria-valuenow={0}
                title="How many dB the limiter takes off the mix"
            >
                <span class="caption">Limiter</span>
                <span data-reading hidden={!isOn}>
                    0.0
                </span>
                <span hidden={isOn}>off</span>
            </div>
        </div>
    );
}
