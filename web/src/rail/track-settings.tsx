// SPDX-License-Identifier: MIT
import { setTrackParam } from "../edit/changes";
import type { TrackRowKey } from "../generated/schema";
import { useInstrument } from "../instrument";
import { rowOf } from "../params";
import type { PatternState } from "../state/pattern";
import { labelled } from "./rows";
import { ValueField } from "./value-field";

interface Group {
    readonly title: string;
    readonly rows: readonly (readonly [TrackRowKey, string?])[];
}

const groups: readonly Group[] = [
    { title: "Run", rows: [["track_length"], ["step_length", "Step length"], ["speed"], ["direction"]] },
    { title: "Swing", rows: [["swing_own"], ["swing"]] },
    { title: "Pitch", rows: [["transpose"], ["root"], ["scale"], ["note_low"], ["note_high"]] },
    {
        title: "Transpose each note",
        rows: [
            ["slot_transpose_1", "First"],
            ["slot_transpose_2", "Second"],
            ["slot_transpose_3", "Third"],
            ["slot_transpose_4", "Fourth"],
        ],
    },
    { title: "MIDI out", rows: [["midi_port", "Port"], ["midi_channel", "Channel"]] },
];

/** What belongs to the track as a whole. */
export function TrackSettings({ pattern }: { readonly pattern: PatternState }) {
    const { view } = useInstrument();
    const track = view.selectedTrack.value;
    const { values } = pattern.tracks[track];
    return (
        <div class="rail-scroll">
            {groups.map(({ title, rows }) => (
                <section class="rail-group" aria-label={title} key={title}>
                    <h3>{title}</h3>
                    <div class="rail-pairs" data-many={rows.length > 3}>
                        {rows.map(([param, label]) => (
                            <ValueField
                                key={param}
                                row={labelled(rowOf("track", param), label)}
                                value={values[param]}
                                change={(value) => [setTrackParam(track, param, value)]}
                            />
                        ))}
                    </div>
                </section>
            ))}
        </div>
    );
}
