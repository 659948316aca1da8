// SPDX-License-Identifier: MIT
import type { Change } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { trackName } from "../../state/cell";
import { patternPlace } from "../../state/follow";
import type { PatternState } from "../../state/pattern";
import { clipboard, emptyStep } from "../parts/clipboard";
import { NameField } from "../parts/name-field";
import { subjectOf, viewOf } from "./step-edits";

interface StepHeadProps {
    readonly pattern: PatternState;
    readonly part: "step" | "track" | "tools";
}

/** What the tab is about, in large letters, and what can be done with the whole of it. */
export function StepHead({ pattern, part }: StepHeadProps) {
    return part === "step" ? <HeadOfSteps pattern={pattern} /> : <HeadOfTrack pattern={pattern} />;
}

function HeadOfSteps({ pattern }: { readonly pattern: PatternState }) {
    const { view, editor } = useInstrument();
    const locking = view.locking.value;
    const steps = subjectOf(locking, view.lastStep.value);
    const [first] = steps;
    const several = steps.length > 1;
    const oneTrack = steps.every(({ track }) => track === first.track);
    const clip = clipboard.step.value;

    const paste = (): Change[] =>
        steps.map(({ track, step }) => ({ type: "SetStep", track, step, value: clip?.value ?? emptyStep }));

    return (
        <div class="rail-head" data-track={first.track} data-locking={locking.length > 0}>
            <div class="rail-title">
                <h2>{oneTrack ? trackName(pattern.tracks[first.track], first.track) : "Several tracks"}</h2>
                <p>{several ? `${steps.length} steps at once` : `Step ${first.step + 1}`}</p>
            </div>
            <div class="rail-keys">
                <button
                    type="button"
                    class="key"
                    disabled={several}
                    onClick={() => {
                        const label = `${trackName(pattern.tracks[first.track], first.track)} ${first.step + 1}`;
                        clipboard.step.value = { label, value: viewOf(pattern, first) ?? emptyStep };
                    }}
                >
                    Copy
                </button>
                <button
                    type="button"
                    class="key"
                    disabled={clip === null}
                    title={clip === null ? "Nothing was copied" : `Paste ${clip.label}`}
                    onClick={() => editor.edit(paste())}
                >
                    Paste
                </button>
                <button
                    type="button"
                    class="key"
                    disabled={steps.every((at) => viewOf(pattern, at) === null)}
                    onClick={() =>
                        editor.edit(
                            steps.map(({ track, step }) => ({ type: "SetStep", track, step, value: emptyStep })),
                        )
                    }
                >
                    Clear
                </button>
            </div>
        </div>
    );
}

function HeadOfTrack({ pattern }: { readonly pattern: PatternState }) {
    const { view, editor } = useInstrument();
    const track = view.selectedTrack.value;
    const clip = clipboard.track.value;
    const name = trackName(pattern.tracks[track], track);
    return (
        <div class="rail-head" data-track={track}>
            <div class="rail-title">
                <NameField
                    label="Track's name"
                    value={pattern.tracks[track]?.name ?? ""}
                    placeholder={`Track ${track + 1}`}
                    longest={16}
                    onName={(text) => editor.edit([{ type: "SetName", what: "track", track, name: text }])}
                />
                <p>Track {track + 1}</p>
            </div>
            <div class="rail-keys">
                <button
                    type="button"
                    class="key"
                    onClick={() => {
                        const label = `${name}, ${patternPlace(pattern.pattern)}`;
                        clipboard.track.value = { label, pattern: pattern.pattern, track };
                    }}
                >
                    Copy
                </button>
                <button
                    type="button"
                    class="key"
                    disabled={clip === null}
                    title={clip === null ? "Nothing was copied" : `Paste ${clip.label}`}
                    onClick={() =>
                        clip &&
                        editor.tool({ type: "CopyTrack", fromPattern: clip.pattern, fromTrack: clip.track, track })
                    }
                >
                    Paste
                </button>
                <button type="button" class="key" onClick={() => editor.tool({ type: "ClearTrack", track })}>
                    Clear
                </button>
            </div>
        </div>
    );
}
