// SPDX-License-Identifier: MIT
import { setProjectParam } from "../../edit/changes";
import type { ProjectKey } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { rowOf } from "../../params/params";
import { isIdle, wordsOf } from "../../state/param-words";
import { labelled } from "../parts/rows";
import { ValueField } from "../parts/value-field";

interface Effect {
    readonly name: string;
    /** With another label where the row's says too little, or what the name says already. */
    readonly rows: readonly (readonly [ProjectKey, string?])[];
}

const effects: readonly Effect[] = [
    { name: "Reverb", rows: [["reverb_mix"], ["reverb_room"], ["reverb_damp"]] },
    {
        name: "Delay",
        rows: [
            ["delay_time"],
            ["delay_sync"],
            ["delay_feedback"],
            ["delay_mix"],
            ["delay_low_cut"],
            ["delay_high_cut"],
        ],
    },
    { name: "Distortion", rows: [["distortion_drive"], ["distortion_mix"], ["distortion_tone"]] },
    { name: "Limiter", rows: [["limiter", "On/off"], ["limiter_ceiling"]] },
];

const motion: readonly Effect[] = [
    {
        name: "LFO 1",
        rows: [
            ["lfo_1_track", "Track"],
            ["lfo_1_target", "Target"],
            ["lfo_1_depth", "Depth"],
            ["lfo_1_shape", "Shape"],
            ["lfo_1_rate", "Rate"],
            ["lfo_1_sync", "Sync"],
            ["lfo_1_trigger", "Trigger"],
        ],
    },
    {
        name: "LFO 2",
        rows: [
            ["lfo_2_track", "Track"],
            ["lfo_2_target", "Target"],
            ["lfo_2_depth", "Depth"],
            ["lfo_2_shape", "Shape"],
            ["lfo_2_rate", "Rate"],
            ["lfo_2_sync", "Sync"],
            ["lfo_2_trigger", "Trigger"],
        ],
    },
    {
        name: "Ducker",
        rows: [
            ["bus_duck_source", "By"],
            ["bus_duck_target", "Lowers"],
            ["bus_duck_depth", "Depth"],
            ["bus_duck_attack", "Attack"],
            ["bus_duck_release", "Release"],
        ],
    },
];

/** What the whole mix goes through. */
export function MixEffects() {
    return <Effects title="Effects" list={effects} />;
}

/** What moves by itself: the project's two LFOs, and what the mix makes way for. */
export function MixMotion() {
    return <Effects title="Motion" list={motion} />;
}

function Effects({ title, list }: { readonly title: string; readonly list: readonly Effect[] }) {
    const { store } = useInstrument();
    const values = store.project.value?.values;
    const valueOf = (row: { readonly key: string; readonly initial: number }) =>
        values?.[row.key as ProjectKey] ?? row.initial;
    return (
        <section class="mix-effects" aria-label={title}>
            {list.map(({ name, rows }) => (
                <div class="mix-effect" role="group" aria-label={name} key={name}>
                    <span class="mix-effect-name">{name}</span>
                    {rows.map(([key, label]) => {
                        const row = rowOf("project", key);
                        return (
                            <ValueField
                                key={key}
                                of={name}
                                row={labelled(row, label)}
                                value={valueOf(row)}
                                idle={isIdle(row, valueOf)}
                                text={(value) => wordsOf(store, row, value)}
                                change={(value) => [setProjectParam(key, value)]}
                            />
                        );
                    })}
                </div>
            ))}
        </section>
    );
}
