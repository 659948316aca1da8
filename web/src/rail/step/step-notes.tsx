// SPDX-License-Identifier: MIT
import { sizes, type Note } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import type { PatternState } from "../../state/pattern";
import type { StepAddress } from "../../state/view";
import { RemoveSign } from "../parts/icons";
import { noteRows } from "../parts/rows";
import { addNotes, changeNotes, removeNotes, slotsOf, type SlotView } from "./step-edits";
import { ValueField } from "../parts/value-field";

interface StepNotesProps {
    readonly pattern: PatternState;
    readonly steps: readonly StepAddress[];
}

/** Up to four notes, a row each. */
export function StepNotes({ pattern, steps }: StepNotesProps) {
    const { editor } = useInstrument();
    const slots = slotsOf(pattern, steps, sizes.notes);
    return (
        <section class="rail-group" aria-label="Notes">
            <div class="note-heads" aria-hidden="true">
                <span></span>
                {noteRows.map(({ field, row }) => (
                    <span key={field}>{slots.length > 0 ? row.label : ""}</span>
                ))}
                <span></span>
            </div>
            {slots.map((slot) => (
                <NoteRow key={slot.slot} pattern={pattern} steps={steps} slot={slot} />
            ))}
            {slots.length < sizes.notes ? (
                <button
                    type="button"
                    class="key note-add"
                    onClick={() => editor.edit(addNotes(pattern, steps, sizes.notes))}
                >
                    {slots.length === 0 ? "Add a note" : "Add another note"}
                </button>
            ) : null}
        </section>
    );
}

function NoteRow({ pattern, steps, slot }: StepNotesProps & { readonly slot: SlotView }) {
    const { editor } = useInstrument();
    const name = `Note ${slot.slot + 1}`;
    const patch = (change: Partial<Note>) => changeNotes(pattern, steps, slot.slot, change);
    return (
        <div class="note-row" role="group" aria-label={name} data-on={slot.on !== false}>
            <button
                type="button"
                class="note-on"
                aria-label={`${name} sounds`}
                aria-pressed={slot.on !== false}
                onClick={() => editor.edit(patch({ on: slot.on === false }))}
            >
                <span></span>
            </button>
            {noteRows.map(({ field, row }) => (
                <ValueField
                    key={field}
                    bare
                    of={name}
                    row={row}
                    value={slot[field]}
                    change={(value) => patch({ [field]: value })}
                />
            ))}
            <button
                type="button"
                class="key rail-remove"
                aria-label={`Remove ${name.toLowerCase()}`}
                onClick={() => editor.edit(removeNotes(pattern, steps, slot.slot))}
            >
                <RemoveSign />
            </button>
        </div>
    );
}
