// SPDX-License-Identifier: MIT
// One of the eight parameters: dragged, turned by the wheel, stepped by keys; double-click or Delete unlocks.
import { computed } from "@preact/signals";
import { memo } from "preact/compat";
import { useMemo } from "preact/hooks";

import type { Drag } from "../edit/editor";
import { conditions } from "../generated/schema";
import { beginDrag, draggedValue, moveDrag, type ValueDrag } from "../gestures/value-drag";
import { turned } from "../gestures/wheel";
import { CloseIcon } from "../icons";
import { useInstrument, type Instrument } from "../instrument";
import { format, formatParts, isSwitch, placeOf, type ParamRow } from "../params";
import { badgeOf } from "../state/cell";
import { paramId } from "../state/param-pages";
import { isLockable, paramValue } from "../state/param-value";

function shown(row: ParamRow, value: number): [string, string] {
    if (row.scope === "step" && row.key === "condition") {
        return [badgeOf(conditions[value] ?? "") || "always", ""];
    }
    return formatParts(row, value);
}

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

export const Param = memo(function Param({ row, place }: { readonly row: ParamRow; readonly place: number }) {
    const instrument = useInstrument();
    const { store, view, params } = instrument;
    const handlers = useMemo(() => pointerHandlers(instrument, row), [instrument, row]);
    const state = useMemo(() => {
        let last = "";
        let kept = { value: null as number | null, isLocked: false, base: null as number | null };
        return computed(() => {
            const pattern = store.pattern.value;
            if (pattern) {
                const next = paramValue(pattern, view.selectedTrack.value, view.locking.value, row);
                const text = `${next.value} ${next.isLocked} ${next.base}`;
                kept = text === last ? kept : next;
                last = text;
            }
            return kept;
        });
    }, [instrument, row]);
    const isLocking = view.isLocking.value && isLockable(row);
    const { value, isLocked, base } = state.value;
    const [number, unit] = value === null ? ["-", ""] : shown(row, value);
    const at = value === null ? 0 : placeOf(row, value);
    const zero = row.bipolar ? placeOf(row, 0) : 0;
    const isNeedless = row.scope === "step" && !isLocking;
    return (
        <div
            class="param"
            data-selected={view.laneParam.value === paramId(row) || undefined}
            data-locking={isLocking || undefined}
            data-locked={(isLocking && isLocked) || undefined}
            data-needless={isNeedless || undefined}
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
                    (value === null ? "mixed" : `${number} ${unit}`.trim()) + (isLocking && isLocked ? ", locked" : "")
                }
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
                    {!isNeedless && (
                        <i class="param-fill" style={{ "--from": Math.min(at, zero), "--size": Math.abs(at - zero) }} />
                    )}
                    {row.bipolar && <i class="param-zero" style={{ "--from": zero }} />}
                    {isLocking && base !== null && (
                        <i
                            class="param-base"
                            style={{ "--from": placeOf(row, base) }}
                            title={`The track's own: ${format(row, base)}`}
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
