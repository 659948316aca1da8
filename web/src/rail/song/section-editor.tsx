// SPDX-License-Identifier: MIT
import type { Section } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { trackName } from "../../state/cell";
import { patternPlace } from "../../state/follow";
import { openTempo, plainRow } from "../parts/rows";
import { ValueField } from "../parts/value-field";

interface SectionEditorProps {
    readonly index: number;
    readonly section: Section;
    readonly onRemoved: () => void;
}

const patternRow = plainRow("Pattern", 0, 255, 0);
const repeatsRow = plainRow("Repeats", 1, 255, 1);
const lengthRow = { ...plainRow("Length", 0, 256, 0), step: 4 };

/** The parts of one section, changed where they are shown. */
export function SectionEditor({ index, section, onRemoved }: SectionEditorProps) {
    const { store, editor } = useInstrument();
    const set = (change: Partial<Section>) => [
        { type: "SetSection", index, section: { ...section, ...change } } as const,
    ];
    return (
        <section class="rail-group section-editor" aria-label={`Section ${index + 1}`}>
            <div class="rail-small">
                <ValueField
                    row={patternRow}
                    value={section.pattern}
                    text={patternPlace}
                    change={(pattern) => set({ pattern })}
                />
                <ValueField
                    row={repeatsRow}
                    value={section.repeats}
                    text={(repeats) => `×${repeats}`}
                    change={(repeats) => set({ repeats })}
                />
                <ValueField
                    row={lengthRow}
                    value={section.length}
                    text={(length) => (length === 0 ? "whole" : `${length}/16`)}
                    change={(length) => set({ length })}
                />
                <ValueField
                    row={openTempo.row}
                    value={openTempo.valueOf(section.tempo)}
                    text={openTempo.text("own")}
                    change={(bpm) => set({ tempo: openTempo.tempoOf(bpm) })}
                />
            </div>
            <h2 id="section-mutes">Tracks that play</h2>
            <div class="section-mutes" role="group" aria-labelledby="section-mutes">
                {store.pattern.value?.tracks.map((view, track) => {
                    const plays = ((section.mutes >> track) & 1) === 0;
                    return (
                        <button
                            type="button"
                            key={track}
                            data-track={track}
                            aria-label={`${track + 1} ${trackName(view, track)}`}
                            aria-pressed={plays}
                            onClick={() => editor.edit(set({ mutes: section.mutes ^ (1 << track) }))}
                        >
                            {track + 1}
                        </button>
                    );
                })}
            </div>
            <button
                type="button"
                class="key rail-wide"
                onClick={() => {
                    editor.edit([{ type: "RemoveSection", index }]);
                    onRemoved();
                }}
            >
                Remove section {index + 1}
            </button>
        </section>
    );
}
