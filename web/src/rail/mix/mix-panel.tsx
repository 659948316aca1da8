// SPDX-License-Identifier: MIT
import { useRef } from "preact/hooks";

import { useInstrument } from "../../instrument/instrument";
import type { MixView } from "../../state/view";
import { Choice } from "../parts/choice";
import { MixEffects, MixMotion } from "./mix-effects";
import { useMeters } from "./mix-meters";
import { MasterStrip, Strip } from "./mix-strip";

const views = [
    { value: "levels", label: "Levels" },
    { value: "sends", label: "Sends" },
    { value: "effects", label: "Effects" },
    { value: "motion", label: "Motion" },
] as const satisfies readonly { value: MixView; label: string }[];

/** A strip a track, lying, with its levels or its sends; the effects, or what moves by itself. The master stays below. */
export function MixPanel() {
    const { store, view } = useInstrument();
    const canvas = useRef<HTMLCanvasElement>(null);
    useMeters(canvas);
    const shown = view.mix.value;
    const tracks = shown === "levels" || shown === "sends" ? (store.pattern.value?.tracks ?? []) : [];
    return (
        <div class="mix-panel rail-scroll">
            <Choice
                label="What the mixer shows"
                options={views}
                value={shown}
                onChoose={(chosen) => {
                    view.mix.value = chosen;
                }}
            />
            {shown === "effects" ? <MixEffects /> : null}
            {shown === "motion" ? <MixMotion /> : null}
            {shown === "sends" ? (
                <div class="mix-heads" aria-hidden="true">
                    <span>Reverb</span>
                    <span>Delay</span>
                </div>
            ) : null}
            <div class="strips" data-full={tracks.length > 0 || undefined}>
                {tracks.map((_, track) => (
                    <Strip key={track} track={track} sends={shown === "sends"} />
                ))}
                <MasterStrip />
                <canvas class="mix-meters" ref={canvas} aria-hidden="true"></canvas>
            </div>
        </div>
    );
}
