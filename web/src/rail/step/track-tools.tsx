// SPDX-License-Identifier: MIT
import { useState } from "preact/hooks";

import { useInstrument } from "../../instrument/instrument";
import type { PatternState } from "../../state/pattern";
import { euclid } from "./euclid";
import { plainRow } from "../parts/rows";
import { LocalField } from "../parts/value-field";

/** Tools that change all steps of the track at once. */
export function TrackTools({ pattern }: { readonly pattern: PatternState }) {
    const { view } = useInstrument();
    const track = view.selectedTrack.value;
    const length = pattern.tracks[track].values.track_length;
    return (
        <div class="rail-scroll" data-track={track}>
            <Euclid pattern={pattern} track={track} length={length} />
            <Turn track={track} />
            <Humanise track={track} />
        </div>
    );
}

interface ToolProps {
    readonly track: number;
    readonly length: number;
}

function Euclid({ pattern, track, length }: ToolProps & { readonly pattern: PatternState }) {
    const { editor } = useInstrument();
    const [wantedHits, setHits] = useState(3);
    const [wantedRotation, setRotation] = useState(0);
    const hits = Math.min(wantedHits, length);
    const rotation = Math.min(wantedRotation, length - 1);
    const { values } = pattern.tracks[track];
    const note = { pitch: 60, velocity: values.velocity, micro: 0, on: true, length: values.length };
    return (
        <section class="rail-group" aria-labelledby="tool-euclid">
            <h2 id="tool-euclid">Spread evenly</h2>
            <div class="rail-pair">
                <LocalField row={plainRow("Hits", 0, length, 3)} value={hits} onChange={setHits} />
                <LocalField
                    row={plainRow("Rotation", 0, Math.max(1, length - 1), 0)}
                    value={rotation}
                    onChange={setRotation}
                />
            </div>
            <p class="euclid-preview" role="img" aria-label={`${hits} of ${length} steps`}>
                {euclid(length, hits, rotation).map((hit, step) => (
                    <span key={step} data-hit={hit}></span>
                ))}
            </p>
            <button
                type="button"
                class="key rail-wide"
                onClick={() => editor.tool({ type: "Euclid", track, first: 0, hits, rotation, note })}
            >
                Fill the track
            </button>
        </section>
    );
}

function Turn({ track }: { readonly track: number }) {
    const { editor } = useInstrument();
    return (
        <section class="rail-group" aria-labelledby="tool-turn">
            <h2 id="tool-turn">Turn</h2>
            <div class="key-row">
                <button
                    type="button"
                    class="key"
                    onClick={() => editor.tool({ type: "Rotate", track, first: 0, by: -1 })}
                >
                    Earlier
                </button>
                <button
                    type="button"
                    class="key"
                    onClick={() => editor.tool({ type: "Rotate", track, first: 0, by: 1 })}
                >
                    Later
                </button>
                <button type="button" class="key" onClick={() => editor.tool({ type: "Reverse", track, first: 0 })}>
                    Reverse
                </button>
            </div>
        </section>
    );
}

function Humanise({ track }: { readonly track: number }) {
    const { editor } = useInstrument();
    const [micro, setMicro] = useState(2);
    const [velocity, setVelocity] = useState(8);
    const either = (value: number) => (value === 0 ? "0" : `±${value}`);
    return (
        <section class="rail-group" aria-labelledby="tool-humanise">
            <h2 id="tool-humanise">Humanise</h2>
            <div class="rail-pair">
                <LocalField row={plainRow("Timing", 0, 12, 2)} text={either} value={micro} onChange={setMicro} />
                <LocalField
                    row={plainRow("Velocity", 0, 64, 8)}
                    text={either}
                    value={velocity}
                    onChange={setVelocity}
                />
            </div>
            <button
                type="button"
                class="key rail-wide"
                onClick={() => {
                    const seed = Math.floor(Math.random() * 2 ** 31);
                    editor.tool({ type: "Humanise", track, first: 0, seed, micro, velocity });
                }}
            >
                Loosen the track
            </button>
        </section>
    );
}
