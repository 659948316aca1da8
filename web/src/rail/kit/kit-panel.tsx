// SPDX-License-Identifier: MIT
import { useState } from "preact/hooks";

import { setTrackParam } from "../../edit/changes";
import { sizes, type KitView } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { trackName } from "../../state/cell";
import { instrumentKinds, playsPad, soundOf } from "./audition";
import { Choice } from "../parts/choice";
import { Sounds } from "./sounds";

type Kind = (typeof instrumentKinds)[number];

const kinds = [
    { value: "none", label: "None" },
    { value: "pad", label: "Pad" },
    { value: "kit", label: "Kit" },
    { value: "synth", label: "Synth" },
    { value: "acid", label: "Acid" },
] as const satisfies readonly { value: Kind; label: string }[];

const parts = [
    { value: "pads", label: "Pads" },
    { value: "sounds", label: "Sounds" },
] as const;

const handVelocity = 100;

/** What the selected track sounds with: the pads to try by hand, or the Sounds that there are. */
export function KitPanel() {
    const { store, view, editor } = useInstrument();
    const pattern = store.pattern.value;
    const kits = store.project.value?.kits ?? [];
    if (!pattern) {
        return <p class="rail-note">No pattern yet.</p>;
    }
    const track = view.selectedTrack.value;
    const { values } = pattern.tracks[track];
    const kind = instrumentKinds[values.instrument] ?? "none";
    return (
        <div class="kit-panel" data-track={track}>
            <div class="rail-head">
                <div class="rail-title">
                    <h2>{trackName(pattern.tracks[track], track)}</h2>
                    <p>Track {track + 1} plays</p>
                </div>
            </div>
            <Choice
                label="What the track plays"
                options={kinds}
                value={kind}
                onChoose={(chosen) =>
                    editor.edit([setTrackParam(track, "instrument", instrumentKinds.indexOf(chosen))])
                }
            />
            <Choice
                label="What is shown"
                options={parts}
                value={view.kit.value}
                onChoose={(part) => {
                    view.kit.value = part;
                }}
            />
            {view.kit.value === "sounds" ? <Sounds /> : <KitPads kits={kits} />}
        </div>
    );
}

/** The kits of the project, and the pads of the track's. */
function KitPads({ kits }: { readonly kits: readonly KitView[] }) {
    const { store, view, editor } = useInstrument();
    const track = view.selectedTrack.value;
    const values = store.pattern.value?.tracks[track].values;
    if (!values) {
        return null;
    }
    // A place that has no kit has no name.
    const places = kits.flatMap((kit, index) => (kit.name === "" ? [] : [{ kit, index }]));
    return (
        <>
            {places.length > 1 ? (
                <div class="kit-list" role="radiogroup" aria-label="Kit">
                    {places.map(({ kit, index }) => (
                        <button
                            type="button"
                            key={index}
                            class="key"
                            role="radio"
                            aria-checked={index === values.kit}
                            onClick={() => editor.edit([setTrackParam(track, "kit", index)])}
                        >
                            {kit.name}
                        </button>
                    ))}
                </div>
            ) : null}
            {places.some(({ index }) => index === values.kit) ? (
                <>
                    <KitState kit={kits[values.kit]} />
                    <Pads kit={values.kit} names={kits[values.kit].pads} />
                </>
            ) : (
                <p class="rail-note">The project has no kit {values.kit + 1}.</p>
            )}
        </>
    );
}

/** Whether its samples are there already, and what is wrong with them. */
function KitState({ kit }: { readonly kit: KitView }) {
    return (
        <div role="status">
            {kit.isReading ? <p class="rail-note">{kit.name} is being read; it sounds in a moment.</p> : null}
            {kit.problems.map((problem) => (
                <p key={problem} class="rail-note">
                    {problem}
                </p>
            ))}
        </div>
    );
}

/** Pads sound while they are pressed; with "choose" on they also become the track's. */
function Pads({ kit, names }: { readonly kit: number; readonly names: readonly string[] }) {
    const { store, view, editor, hand } = useInstrument();
    const [chooses, setChooses] = useState(false);
    const pattern = store.pattern.value;
    if (!pattern) {
        return null;
    }
    const track = view.selectedTrack.value;
    const kind = instrumentKinds[pattern.tracks[track].values.instrument] ?? "none";
    const canChoose = kind === "pad";

    const press = (pad: number, velocity: number) => {
        if (canChoose && chooses) {
            editor.edit([setTrackParam(track, "pad", pad)]);
        }
        const own = canChoose && chooses ? { track, pitch: 60 } : soundOf(pattern.tracks, track, kit, pad);
        if (own) {
            hand.press(`pad ${pad}`, own, velocity);
        } else {
            editor.remark("no track plays this pad: choose it for one to hear it");
        }
    };
    const release = (pad: number) => hand.release(`pad ${pad}`);

    return (
        <>
            <div class="rail-between">
                <h2>{store.project.value?.kits[kit]?.name ?? "Kit"}</h2>
                {canChoose ? (
                    <button type="button" class="key" aria-pressed={chooses} onClick={() => setChooses(!chooses)}>
                        Choose by tapping
                    </button>
                ) : null}
            </div>
            <div class="pads" role="group" aria-label="Pads" data-many={names.length > sizes.pads / 2 || undefined}>
                {names.map((name, pad) => {
                    const plays = playsPad(pattern.tracks[track], pad);
                    const canSound = soundOf(pattern.tracks, track, kit, pad) !== null;
                    return (
                        <button
                            type="button"
                            key={pad}
                            class="pad"
                            aria-label={`Pad ${pad + 1}, ${name}${plays ? ", played by this track" : ""}`}
                            data-plays={plays || undefined}
                            data-mute={!canSound || undefined}
                            onPointerDown={(event) => {
                                (event.currentTarget as Element).setPointerCapture(event.pointerId);
                                press(pad, handVelocity);
                            }}
                            onPointerUp={() => release(pad)}
                            onPointerCancel={() => release(pad)}
                            onKeyDown={(event) => {
                                if (!event.repeat && (event.key === "Enter" || event.key === " ")) {
                                    event.stopPropagation();
                                    event.preventDefault();
                                    press(pad, handVelocity);
                                }
                            }}
                            onKeyUp={() => release(pad)}
                            onBlur={() => release(pad)}
                        >
                            <span class="pad-number">{pad + 1}</span>
                            <span class="pad-name">{name}</span>
                        </button>
                    );
                })}
            </div>
        </>
    );
}
