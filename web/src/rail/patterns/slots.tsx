// SPDX-License-Identifier: MIT
import { useComputed } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import type { SlotRequest } from "../../edit/editor";
import type { SlotView } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { patternPlace } from "../../state/follow";
import { NameField } from "../parts/name-field";
import { freeSlot, neighbour, slotLabel, slotNameBytes, slotRows, slotTitle } from "./slot-words";

/** The project's slots 1 to 128: patterns that are kept to return to, with all that they are heard through. */
export function Slots() {
    const { store, editor } = useInstrument();
    const slots = store.slots.value ?? [];
    const [chosen, setChosen] = useState<number | null>(null);
    useEffect(() => editor.askSlots(), [editor, store.hello.value]);
    const number = chosen ?? freeSlot(slots);
    const kept = slots.find(({ slot }) => slot === number);
    // What changes in the pattern concerns no slot: 128 keys are not rendered for it.
    const pattern = useComputed(() => store.pattern.value?.pattern ?? 0).value;
    const place = patternPlace(pattern);
    const ask = (request: SlotRequest) => {
        setChosen(number);
        editor.ask(request, editor.askSlots);
    };
    // One stop of the tab key for all of them.
    const walk = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>) => {
        const next = neighbour(number, event.key);
        if (next !== null) {
            event.preventDefault();
            event.stopPropagation();
            setChosen(next);
            event.currentTarget.querySelectorAll<HTMLElement>(".slot")[next - 1]?.focus();
        }
    };
    return (
        <section class="rail-group" aria-labelledby="slots-title">
            <h2 id="slots-title">
                Slot <b>{number}</b> {kept ? (kept.isReadable ? slotTitle(kept) : "cannot be read") : "is empty"}
            </h2>
            {kept?.problem ? <p class="rail-note">{kept.problem}</p> : null}
            {kept?.isReadable ? (
                <NameField
                    key={number}
                    label={`Name of slot ${number}`}
                    value={kept.name}
                    placeholder={kept.pattern === "" ? "No name" : kept.pattern}
                    longest={slotNameBytes}
                    onName={(name) => ask({ type: "renameSlot", slot: number, name })}
                />
            ) : null}
            <div class="key-row">
                <button
                    type="button"
                    class="key"
                    title={`Keeps ${place} in slot ${number}, with effects, kits and Sounds; what was there is a backup`}
                    onClick={() => ask({ type: "saveSlot", slot: number, pattern })}
                >
                    Save {place}
                </button>
                <button
                    type="button"
                    class="key"
                    disabled={!kept?.isReadable}
                    title={`Slot ${number} takes the place of ${place} at the next bar`}
                    onClick={() => ask({ type: "loadSlot", slot: number, pattern })}
                >
                    Load
                </button>
                <button
                    type="button"
                    class="key"
                    disabled={!kept?.isReadable}
                    title={`Slot ${number} takes the place of ${place} at once`}
                    onClick={() => ask({ type: "loadSlot", slot: number, pattern, now: true })}
                >
                    Now
                </button>
                <button
                    type="button"
                    class="key"
                    disabled={kept === undefined}
                    title={`Empties slot ${number}; what was there is a backup`}
                    onClick={() => ask({ type: "deleteSlot", slot: number })}
                >
                    Delete
                </button>
            </div>
            <div class="slots" role="grid" aria-label="Slots" onKeyDown={walk}>
                {slotRows.map((row) => (
                    <div class="slot-row" role="row" key={row[0]}>
                        {row.map((each) => (
                            <Slot
                                key={each}
                                number={each}
                                kept={slots.find(({ slot }) => slot === each)}
                                isChosen={each === number}
                                onChoose={() => setChosen(each)}
                            />
                        ))}
                    </div>
                ))}
            </div>
        </section>
    );
}

interface SlotProps {
    readonly number: number;
    readonly kept: SlotView | undefined;
    readonly isChosen: boolean;
    readonly onChoose: () => void;
}

function Slot({ number, kept, isChosen, onChoose }: SlotProps) {
    const label = slotLabel(number, kept);
    return (
        <div class="slot-cell" role="gridcell">
            <button
                type="button"
                class="slot"
                aria-label={label}
                aria-pressed={isChosen}
                tabIndex={isChosen ? 0 : -1}
                data-used={kept?.isReadable || undefined}
                data-broken={kept?.isReadable === false || undefined}
                title={label}
                onClick={onChoose}
            >
                {number}
            </button>
        </div>
    );
}
