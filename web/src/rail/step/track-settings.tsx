// SPDX-License-Identifier: MIT
import { setTrackParam } from "../../edit/changes";
import type { TrackRowKey } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { rowOf } from "../../params/params";
import type { PatternState } from "../../state/pattern";
import { labelled } from "../parts/rows";
import { ValueField } from "../parts/value-field";

type Entry = readonly [TrackRowKey, string?];

interface Group {
    readonly title: string;
    /** Two side by side. */
    readonly pairs?: readonly Entry[];
    /** Three or four side by side. */
    readonly small?: readonly Entry[];
}

const groups: readonly Group[] = [
    {
        title: "Run",
        pairs: [["track_length"], ["step_length", "Step length"], ["speed"], ["direction"], ["swing_own"], ["swing"]],
    },
    {
        title: "Pitch",
        pairs: [["scale"], ["root"]],
        small: [["transpose"], ["note_low", "Lowest"], ["note_high", "Highest"]],
    },
    {
        title: "Transpose each note of a step",
        small: [
            ["slot_transpose_1", "First"],
            ["slot_transpose_2", "Second"],
            ["slot_transpose_3", "Third"],
            ["slot_transpose_4", "Fourth"],
        ],
    },
    {
        title: "When muted",
        pairs: [["mute_tail", "Sounding notes"]],
    },
    {
        title: "MIDI out",
        pairs: [
            ["midi_port", "Port"],
            ["midi_channel", "Channel"],
        ],
    },
];

/** What something sounds already. */
function heard(entries: readonly Entry[] | undefined): readonly Entry[] {
    return (entries ?? []).filter(([param]) => rowOf("track", param).sounded);
}

const shownGroups = groups
    .map(({ title, pairs, small }) => ({ title, pairs: heard(pairs), small: heard(small) }))
    .filter(({ pairs, small }) => pairs.length + small.length > 0);

/** What belongs to the track as a whole. */
export function TrackSettings({ pattern }: { readonly pattern: PatternState }) {
    const { view } = useInstrument();
    const track = view.selectedTrack.value;
    const { values } = pattern.tracks[track];
    const field = ([param, label]: Entry) => (
        <ValueField
            key={param}
            row={labelled(rowOf("track", param), label)}
            value={values[param]}
            change={(value) => [setTrackParam(track, param, value)]}
        />
    );
    return (
        <div class="rail-scroll">
            {shownGroups.map(({ title, pairs, small }) => (
                <section class="rail-group" aria-label={title} key={title}>
                    <h2>{title}</h2>
                    {pairs.length > 0 ? <div class="rail-pair">{pairs.map(field)}</div> : null}
                    {small.length > 0 ? <div class="rail-small">{small.map(field)}</div> : null}
                </section>
            ))}
        </div>
    );
}
