// SPDX-License-Identifier: MIT
import { sizes, type StepParamKey } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { formatParts, rowOf, rowsOf, stepRow } from "../../params/params";
import type { PatternState } from "../../state/pattern";
import type { StepAddress } from "../../state/view";
import { ConditionPicker } from "./condition-picker";
import { RemoveSign } from "../parts/icons";
import { labelled } from "../parts/rows";
import { StepNotes } from "./step-notes";
import { clearParam, common, lockOf, locksOf, setParam, subjectOf } from "./step-edits";
import { ValueField } from "../parts/value-field";

/** Shown in fields of their own, not in the list of locks. */
const offsets: readonly [StepParamKey, string][] = [
    ["transpose", "Pitch"],
    ["velocity_offset", "Velocity"],
    ["length_offset", "Length"],
    ["micro_offset", "Micro"],
];
const chances = ["probability", "ratchet"] as const;
const listed = rowsOf("track")
    .filter((row) => row.lockable && !(chances as readonly string[]).includes(row.key))
    .map((row) => row.key);

interface PartProps {
    readonly pattern: PatternState;
    readonly steps: readonly StepAddress[];
}

/** The notes, the trig and the locks of the steps. */
export function StepTrig({ pattern }: { readonly pattern: PatternState }) {
    const { view } = useInstrument();
    const steps = subjectOf(view.locking.value, view.lastStep.value);
    return (
        <>
            <StepNotes pattern={pattern} steps={steps} />
            <Chances pattern={pattern} steps={steps} />
            <ConditionPicker pattern={pattern} steps={steps} />
            <Offsets pattern={pattern} steps={steps} />
            <Locks pattern={pattern} steps={steps} />
        </>
    );
}

/** Probability and ratchet: the step's lock, else what the track has. */
function Chances({ pattern, steps }: PartProps) {
    const { editor } = useInstrument();
    return (
        <section class="rail-pair" aria-label="Chance">
            {chances.map((key) => {
                const lock = lockOf(pattern, steps, key);
                const base = common(steps.map(({ track }) => pattern.tracks[track].values[key]));
                return (
                    <ValueField
                        key={key}
                        row={rowOf("track", key)}
                        value={lock ? lock.value : base}
                        locked={lock !== null}
                        change={(value) => setParam(steps, key, value)}
                        onClear={() => editor.edit(clearParam(pattern, steps, key))}
                    />
                );
            })}
        </section>
    );
}

function Offsets({ pattern, steps }: PartProps) {
    const { editor } = useInstrument();
    return (
        <section class="rail-group" aria-labelledby="step-offsets">
            <h2 id="step-offsets">All its notes shifted</h2>
            <div class="rail-small">
                {offsets.map(([key, label]) => {
                    const lock = lockOf(pattern, steps, key);
                    return (
                        <ValueField
                            key={key}
                            row={labelled(rowOf("step", key), label)}
                            value={lock ? lock.value : 0}
                            locked={lock !== null}
                            of="Shift"
                            text={(value) => formatParts(rowOf("step", key), value)[0]}
                            change={(value) => setParam(steps, key, value)}
                            onClear={() => editor.edit(clearParam(pattern, steps, key))}
                        />
                    );
                })}
            </div>
        </section>
    );
}

function Locks({ pattern, steps }: PartProps) {
    const { editor } = useInstrument();
    const locks = locksOf(pattern, steps, listed);
    return (
        <section class="rail-group rail-rest" aria-labelledby="step-locks">
            <h2 id="step-locks">
                Locks <span>{locks.length === 0 ? "" : `${locks.length} of ${sizes.locks}`}</span>
            </h2>
            {locks.length === 0 ? (
                <p class="rail-note">None. Hold the step and move any control.</p>
            ) : (
                <ul class="lock-list">
                    {locks.map((lock) => {
                        const row = stepRow(lock.key);
                        const key = lock.key as StepParamKey;
                        return row ? (
                            <li key={key}>
                                <ValueField
                                    class="field-row"
                                    row={row}
                                    value={lock.value}
                                    locked={!lock.partly}
                                    change={(value) => setParam(steps, key, value)}
                                    onClear={() => editor.edit(clearParam(pattern, steps, key))}
                                />
                                <button
                                    type="button"
                                    class="key rail-remove"
                                    aria-label={`Remove the lock of ${row.label}`}
                                    onClick={() => editor.edit(clearParam(pattern, steps, key))}
                                >
                                    <RemoveSign />
                                </button>
                            </li>
                        ) : null;
                    })}
                </ul>
            )}
        </section>
    );
}
