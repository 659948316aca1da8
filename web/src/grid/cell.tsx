// SPDX-License-Identifier: MIT
// One step. It is drawn again when what it shows has changed, and never because time passes.
import { computed } from "@preact/signals";
import { memo } from "preact/compat";
import { useMemo } from "preact/hooks";

import { useInstrument, type Instrument } from "../instrument/instrument";
import { badgeOf, cellOf, emptyCell, labelOf, sameCell, trackName, type Cell } from "../state/cell";
import { lackOf } from "../state/sounding";
import { hasStep } from "../state/store";
import { sameStep } from "../state/view";
import { noTail, tailOf } from "./tail";
import { shapeOf, stepAt } from "../layout/window";

interface Props {
    readonly row: number;
    readonly column: number;
    /** Its number among the cells that are shown. */
    readonly index: number;
}

type Hold = "held" | "pinned" | undefined;

/** The signals of one cell; each tells only when its value is another one. */
function cellSignals({ store, view }: Instrument, row: number, column: number) {
    const at = computed(() => stepAt(view.form.value, row, column, view.selectedTrack.value, view.stepPage.value));
    let shown: Cell = emptyCell;
    const cell = computed(() => {
        const pattern = store.pattern.value;
        const { track, step } = at.value;
        if (!pattern) {
            return emptyCell;
        }
        const silent = store.silent.value;
        const digits = silent?.pattern === pattern.pattern ? silent.tracks[track] : undefined;
        // Of chance and conditions alone: a track that cannot sound says so in its row.
        const canSound = lackOf(pattern.tracks[track], store.project.value?.kits ?? []) === null;
        const isSilent = canSound && digits !== undefined && hasStep(digits, step);
        const next = cellOf(pattern.steps[track]?.[step] ?? null, pattern.tracks[track], step, isSilent);
        shown = sameCell(shown, next) ? shown : next;
        return shown;
    });
    // As text, so that an equal one tells nothing.
    const tail = computed(() => {
        const pattern = store.pattern.value;
        const { track, step } = at.value;
        const left = shapeOf(view.form.value).columns - 1 - column;
        const { steps, beats } = pattern ? tailOf(cell.value, pattern.steps[track], step, column, left) : noTail;
        return `${steps} ${beats}`;
    });
    const hold = computed((): Hold => {
        if (view.pinned.value.some((pin) => sameStep(pin, at.value))) {
            return "pinned";
        }
        return view.held.value.some((held) => sameStep(held, at.value)) ? "held" : undefined;
    });
    const name = computed(() => trackName(store.pattern.value?.tracks[at.value.track], at.value.track));
    const step = computed(() => at.value.step);
    const track = computed(() => at.value.track);
    return { cell, tail, hold, name, step, track };
}

function isLong(cell: Cell): boolean {
    return cell.kind === "note" && cell.length > 1;
}

interface MarksProps {
    readonly cell: Cell;
    readonly tail: string;
}

function Marks({ cell, tail }: MarksProps) {
    const [steps, beats] = tail.split(" ");
    return (
        <>
            {cell.kind === "lock" ? <i class="lock-trig" /> : <i class="fill" />}
            {isLong(cell) && <i class="tail" style={{ "--steps": steps, "--beats": beats }} />}
            {cell.notes > 1 && (
                <i class="ticks">
                    {Array.from({ length: cell.notes }, (_, note) => (
                        <i key={note} />
                    ))}
                </i>
            )}
            {cell.locks > 0 && (
                <i class="dots">
                    <i />
                    {cell.locks > 1 && <i />}
                    {cell.locks > 2 && <i />}
                </i>
            )}
            {cell.condition !== "" && <b class="badge">{badgeOf(cell.condition)}</b>}
        </>
    );
}

export const StepCell = memo(function StepCell({ row, column, index }: Props) {
    const instrument = useInstrument();
    const signals = useMemo(() => cellSignals(instrument, row, column), [instrument, row, column]);
    const cell = signals.cell.value;
    const style = {
        "--velocity": cell.velocity / 127,
        "--micro": cell.micro,
        "--ratchet": cell.ratchet,
    };
    return (
        <div class="cell" role="gridcell" aria-colindex={column + 2}>
            <button
                type="button"
                class="step"
                tabIndex={-1}
                data-cell={index}
                data-track={signals.track.value}
                data-kind={cell.kind}
                data-silent={cell.isSilent || undefined}
                data-beyond={cell.isBeyond || undefined}
                data-hold={signals.hold.value}
                data-tail={isLong(cell) || undefined}
                data-ratchet={cell.ratchet > 1 || undefined}
                aria-pressed={cell.kind === "note"}
                aria-label={labelOf(cell, signals.name.value, signals.step.value)}
                style={style}
            >
                {cell.kind !== "empty" && <Marks cell={cell} tail={signals.tail.value} />}
            </button>
        </div>
    );
});
