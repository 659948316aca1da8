// SPDX-License-Identifier: MIT
import { setProjectParam } from "../edit/changes";
import type { ProjectKey } from "../generated/schema";
import { useInstrument } from "../instrument";
import { rowOf } from "../params";
import { labelled } from "./rows";
import { ValueField } from "./value-field";

interface Effect {
    readonly name: string;
    /** With another label where the row's says too little. */
    readonly rows: readonly (readonly [ProjectKey, string?])[];
}

const effects: readonly Effect[] = [
    { name: "Reverb", rows: [["reverb_mix"], ["reverb_room"], ["reverb_damp"]] },
    {
        name: "Delay",
        rows: [["delay_time"], ["delay_feedback"], ["delay_mix"], ["delay_low_cut"], ["delay_high_cut"]],
    },
    { name: "Distortion", rows: [["distortion_drive"], ["distortion_mix"], ["distortion_tone"]] },
    { name: "Limiter", rows: [["limiter", "On/off"], ["limiter_ceiling"]] },
];

/** What the whole mix goes through; how much of a track goes to reverb and delay stands on the strip. */
export function MixEffects() {
    const { store } = useInstrument();
    const values = store.project.value?.values;
    return (
        <section class="mix-effects" aria-label="Effects">
            <h2>Effects</h2>
            {effects.map(({ name, rows }) => (
                <div class="mix-effect" role="group" aria-label={name} key={name}>
                    <span class="mix-effect-name">{name}</span>
                    {rows.map(([key, label]) => (
                        <ValueField
                            key={key}
                            of={name}
                            row={labelled(rowOf("project", key), label)}
                            value={values?.[key] ?? rowOf("project", key).initial}
                            change={(value) => [setProjectParam(key, value)]}
                        />
                    ))}
                </div>
            ))}
        </section>
    );
}
