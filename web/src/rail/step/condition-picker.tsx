// SPDX-License-Identifier: MIT
import { useInstrument } from "../../instrument/instrument";
import type { PatternState } from "../../state/pattern";
import type { StepAddress } from "../../state/view";
import {
    codeOf,
    conditionHelp,
    conditionText,
    conditionWords,
    mostPasses,
    noCondition,
    partsOf,
    playedPasses,
    type ConditionParts,
} from "./condition-parts";
import { conditionOf, setCondition } from "./step-edits";

interface ConditionPickerProps {
    readonly pattern: PatternState;
    readonly steps: readonly StepAddress[];
}

/** When the trig plays: a word, or on which of so many passes, drawn as the passes themselves. */
export function ConditionPicker({ pattern, steps }: ConditionPickerProps) {
    const { editor } = useInstrument();
    const code = conditionOf(pattern, steps);
    const parts = partsOf(code ?? 0);
    const isSet = code !== null && code !== 0;
    const choose = (next: ConditionParts) => editor.edit(setCondition(pattern, steps, codeOf(next)));
    const help = conditionWords.find((word) => word === parts.word);
    return (
        <section class="rail-group condition" aria-labelledby="step-condition">
            <h2 id="step-condition">
                Plays{" "}
                <b>
                    {code === null
                        ? "–"
                        : help
                          ? `${parts.negated ? "not " : ""}${conditionHelp[help]}`
                          : passText(code)}
                </b>
            </h2>
            <div class="key-row" role="group" aria-label="Condition">
                {conditionWords.map((word) => (
                    <button
                        type="button"
                        key={word}
                        class="key"
                        aria-pressed={parts.word === word}
                        onClick={() => choose(parts.word === word ? noCondition : { ...parts, word, a: 0, b: 0 })}
                    >
                        {word.toUpperCase()}
                    </button>
                ))}
                <button
                    type="button"
                    class="key"
                    aria-label="Not: the opposite"
                    aria-pressed={parts.negated}
                    disabled={!isSet}
                    onClick={() => choose({ ...parts, negated: !parts.negated })}
                >
                    NOT
                </button>
            </div>
            <Passes parts={parts} onChoose={choose} />
        </section>
    );
}

function passText(code: number): string {
    const { a, b, negated } = partsOf(code);
    return b === 0 ? conditionText(code) : `${negated ? "not on" : "on"} pass ${a} of ${b}`;
}

interface PassesProps {
    readonly parts: ConditionParts;
    readonly onChoose: (parts: ConditionParts) => void;
}

/** Tap a pass to play on it; tap it again to play always. The ends set how many passes there are. */
function Passes({ parts, onChoose }: PassesProps) {
    const { a, b, negated } = parts;
    const played = playedPasses(parts);
    const count = b === 0 ? 4 : b;
    const resize = (next: number) => onChoose({ negated, word: "", a: Math.max(1, Math.min(a, next)), b: next });
    return (
        <div class="passes" role="group" aria-label="Passes" data-set={b > 0}>
            <button type="button" class="key" aria-label="Fewer passes" disabled={b <= 1} onClick={() => resize(b - 1)}>
                −
            </button>
            <div class="pass-row">
                {Array.from({ length: count }, (_, pass) => (
                    <button
                        type="button"
                        key={pass}
                        class="pass"
                        aria-label={`Pass ${pass + 1} of ${count}`}
                        aria-pressed={played[pass] ?? false}
                        onClick={() =>
                            onChoose(
                                b > 0 && a === pass + 1
                                    ? noCondition
                                    : { negated: b > 0 && negated, word: "", a: pass + 1, b: count },
                            )
                        }
                    >
                        {pass + 1}
                    </button>
                ))}
            </div>
            <button
                type="button"
                class="key"
                aria-label="More passes"
                disabled={b >= mostPasses}
                onClick={() => resize(b === 0 ? 2 : b + 1)}
            >
                +
            </button>
        </div>
    );
}
