// SPDX-License-Identifier: MIT
import type { Section } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { rowOf } from "../../params/params";
import { trackName } from "../../state/cell";
import { patternPlace } from "../../state/follow";
import { plainRow } from "../parts/rows";
import { ValueField } from "../parts/value-field";

interface SectionEditorProps {
    readonly index: number;
    readonly section: Section;
    readonly onRemoved: () => void;
}

const patternRow = plainRow("Pattern", 0, 255, 0);
const repeatsRow = plainRow("Repeats", 1, 255, 1);
const lengthRow = { ...plainRow("Length", 0, 256, 0), step: 4 };
/** Whole BPM; below the slowest tempo: the pattern's own. */
const slowest = rowOf("pattern", "tempo").min / 1000;
const fastest = rowOf("pattern", "tempo").max / 1000;
const tempoRow = plainRow("Tempo", slowest - 1, fastest, slowest - 1);

/** The parts of one section, changed where they are shown. */
export function SectionEditor({ index, section, onRemoved }: SectionEditorProps) {
    const { store, editor } = useInstrument();
    const set = (change: Partial<Section>) => [
        { type: "SetSection", index, section: { ...section, ...change } } as const,
    ];
    const tempo = section.tempo === 0 ? tempoRow.min : Math.round(section.tempo / 1000);
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
                    row={tempoRow}
                    value={tempo}
                    text={(bpm) => (bpm < slowest ? "own" : String(bpm))}
                    change={(bpm) => set({ tempo: bpm < slowest ? 0 : bpm * 1000 })}
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
