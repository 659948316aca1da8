// SPDX-License-Identifier: MIT
// One of the eight parameters: dragged, turned by the wheel, stepped by keys; double-click or Delete unlocks.
import { computed } from "@preact/signals";
import { memo } from "preact/compat";
import { useMemo } from "preact/hooks";

import type { Drag } from "../edit/editor";
import { beginDrag, draggedValue, moveDrag, type ValueDrag } from "../gestures/value-drag";
import { turned } from "../gestures/wheel";
import { CloseIcon } from "../parts/icons";
import { useInstrument, type Instrument } from "../instrument/instrument";
import { clampTo, isSwitch, barOf, joinParts, placeOf, zeroOf, type ParamRow } from "../params/params";
import { paramId } from "../state/param-pages";
import { isLockable, isShiftable, paramValue, type ParamValue } from "../state/param-value";
import { isIdle, wordsOf } from "../state/param-words";

function pointerHandlers({ editor, params, view }: Instrument, row: ParamRow) {
    let wheel = 0;
    let held: { pointer: number; value: ValueDrag; drag: Drag } | null = null;
    const end = (event: PointerEvent) => {
        if (held?.pointer === event.pointerId) {
            held.drag.end();
            held = null;
        }
    };
    return {
        onPointerDown(event: PointerEvent) {
            if (event.button === 0 && !held) {
                (event.currentTarget as Element).setPointerCapture(event.pointerId);
                view.laneParam.value = paramId(row);
                const value = beginDrag(row, params.start(row), event.clientY);
                held = { pointer: event.pointerId, value, drag: editor.drag() };
            }
        },
        onPointerMove(event: PointerEvent) {
            if (held?.pointer === event.pointerId) {
                const before = draggedValue(held.value);
                held.value = moveDrag(held.value, event.clientY, event.shiftKey);
                const next = draggedValue(held.value);
                if (next !== before) {
                    params.set(row, next, held.drag);
                }
            }
        },
        onPointerUp(event: PointerEvent) {
            const isTap = held?.pointer === event.pointerId && !held.value.hasMoved;
            if (isTap && isSwitch(row)) {
                params.set(row, params.start(row) === 0 ? 1 : 0, (held as { drag: Drag }).drag);
            }
            end(event);
        },
        onPointerCancel: end,
        onDblClick: () => params.reset(row),
        onWheel(event: WheelEvent) {
            const [rest, notches] = turned(wheel, event);
            wheel = rest;
            if (notches !== 0) {
                view.laneParam.value = paramId(row);
                params.nudge(row, notches, event.shiftKey);
            }
        },
        onKeyDown(event: KeyboardEvent) {
            const by = keySteps[event.key];
            if (by !== undefined) {
                params.nudge(row, by, event.shiftKey);
            } else if (event.key === "Delete" || event.key === "Backspace") {
                params.reset(row);
            } else {
                return;
            }
            event.preventDefault();
            event.stopPropagation();
        },
        onFocus: () => {
            view.laneParam.value = paramId(row);
        },
    };
}

const keySteps: Readonly<Record<string, number>> = {
    ArrowUp: 1,
    ArrowRight: 1,
    ArrowDown: -1,
    ArrowLeft: -1,
    PageUp: 8,
    PageDown: -8,
};

/** While ALL moves it, it shows where the selected track has come to, and its own value as the tick. */
function movedByAll(own: ParamValue, row: ParamRow, by: number | undefined): ParamValue {
    const isMoved = by !== undefined && row.scope === "track" && own.base !== null;
    return isMoved ? { ...own, value: clampTo(row, own.base + by), isLocked: false } : own;
}

/** All that is shown of a parameter. */
interface Look extends ParamValue {
    readonly words: readonly [number: string, unit: string];
    /** Does nothing as things are. */
    readonly idle: boolean;
}

export const Param = memo(function Param({ row, place }: { readonly row: ParamRow; readonly place: number }) {
    const instrument = useInstrument();
    const { store, view, params } = instrument;
    const handlers = useMemo(() => pointerHandlers(instrument, row), [instrument, row]);
    const state = useMemo(() => {
        let last = "";
        let kept: Look = { value: null, isLocked: false, base: null, words: ["", ""], idle: false };
        return computed(() => {
            const pattern = store.pattern.value;
            if (pattern) {
                const valueOf = (each: ParamRow) =>
                    paramValue(pattern, view.selectedTrack.value, view.locking.value, each);
                const now = movedByAll(valueOf(row), row, view.shifts.value.get(row.key));
                const words = now.value === null ? (["-", ""] as const) : wordsOf(store, row, now.value);
                const next: Look = { ...now, words, idle: isIdle(row, (each) => valueOf(each).value) };
                const text = JSON.stringify(next);
                kept = text === last ? kept : next;
                last = text;
            }
            return kept;
        });
    }, [instrument, row]);
    const isMoving = view.controlsAll.value && isShiftable(row);
    const isLocking = !view.controlsAll.value && view.isLocking.value && isLockable(row);
    const { value, isLocked, base, words, idle } = state.value;
    const [number, unit] = words;
    const bar = value === null ? { from: 0, size: 0 } : barOf(row, value);
    const zero = zeroOf(row);
    const isNeedless = row.scope === "step" && !isLocking;
    return (
        <div
            class="param"
            data-selected={view.laneParam.value === paramId(row) || undefined}
            data-moving={isMoving || undefined}
            data-locking={isLocking || undefined}
            data-locked={(isLocking && isLocked) || undefined}
            data-needless={isNeedless || undefined}
            data-idle={idle || undefined}
            data-wordy={number.length > 8 || undefined}
        >
            <div
                class="param-hold"
                role="slider"
                tabIndex={0}
                data-param={paramId(row)}
                aria-label={row.label}
                aria-valuemin={row.min}
                aria-valuemax={row.max}
                aria-valuenow={value ?? row.initial}
                aria-valuetext={
                    (value === null ? "mixed" : `${number} ${unit}`.trim()) +
                    (isLocking && isLocked ? ", locked" : "") +
                    (idle ? ", not in use" : "")
                }
                aria-keyshortcuts={String(place + 1)}
                aria-description={row.help}
                title={row.help}
                {...handlers}
            >
                <span class="param-name">
                    <span class="param-key" aria-hidden="true">
                        {place + 1}
                    </span>
                    {row.label}
                </span>
                <span class="param-value">
                    {isNeedless ? "hold a step" : number}
                    {!isNeedless && unit !== "" && <span class="unit"> {unit}</span>}
                </span>
                <div class="param-bar">
                    {!isNeedless && <i class="param-fill" style={{ "--from": bar.from, "--size": bar.size }} />}
                    {row.bipolar && <i class="param-zero" style={{ "--from": zero }} />}
                    {(isLocking || isMoving) && base !== null && (
                        <i
                            class="param-base"
                            style={{ "--from": placeOf(row, base) }}
                            title={`The track's own: ${joinParts(wordsOf(store, row, base))}`}
                        />
                    )}
                </div>
            </div>
            {isLocking && isLocked && (
                <button
                    type="button"
                    class="unlock"
                    aria-label={`Unlock ${row.label}`}
                    onClick={() => params.reset(row)}
                >
                    <CloseIcon />
                </button>
            )}
        </div>
    );
});
