// SPDX-License-Identifier: MIT
// A number that is dragged up and down, turned by the wheel or stepped by keys.
import { useRef } from "preact/hooks";

import type { Drag } from "../edit/editor";
import { beginDrag, draggedValue, moveDrag, notched, type ValueDrag } from "../gestures/value-drag";
import { turned } from "../gestures/wheel";
import { useInstrument } from "../instrument/instrument";
import { clampTo, format, formatParts, type ParamRow } from "../params/params";

interface Props {
    readonly row: ParamRow;
    readonly value: number;
    readonly label: string;
    readonly tabIndex?: number;
    /** Px of one whole value; without it the whole range takes one long drag. */
    readonly pxOfStep?: number;
    /** The number alone, without its unit. */
    readonly bare?: boolean;
    /** Below the number, in the place of its unit. */
    readonly caption?: string;
    /** Other than the row says. */
    readonly text?: string;
    readonly onChange: (value: number, drag: Drag) => void;
}

const ownKeys: Readonly<Record<string, number>> = { PageUp: 1, PageDown: -1, "+": 1, "-": -1 };
const arrowKeys: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };

export function DragNumber({ row, value, label, tabIndex = 0, pxOfStep, bare, caption, text, onChange }: Props) {
    const { editor } = useInstrument();
    const held = useRef<{ pointer: number; value: ValueDrag; drag: Drag; told: number } | null>(null);
    const wheel = useRef(0);
    const [number, unit] = formatParts(row, value);

    const once = (next: number) => {
        if (next !== value) {
            const drag = editor.drag();
            onChange(next, drag);
            drag.end();
        }
    };
    const end = (event: PointerEvent) => {
        if (held.current?.pointer === event.pointerId) {
            held.current.drag.end();
            held.current = null;
        }
    };
    return (
        <span
            class="drag-number"
            role="slider"
            tabIndex={tabIndex}
            aria-label={label}
            aria-valuemin={row.min}
            aria-valuemax={row.max}
            aria-valuenow={value}
            aria-valuetext={text ?? format(row, value)}
            data-head={tabIndex < 0 ? "value" : undefined}
            onPointerDown={(event) => {
                if (event.button === 0 && !held.current) {
                    (event.currentTarget as Element).setPointerCapture(event.pointerId);
                    const start = beginDrag(row, value, event.clientY);
                    held.current = { pointer: event.pointerId, value: start, drag: editor.drag(), told: value };
                }
            }}
            onPointerMove={(event) => {
                const now = held.current;
                if (now?.pointer === event.pointerId) {
                    const detent = event.shiftKey ? 1 : row.step;
                    now.value = moveDrag(now.value, event.clientY, event.shiftKey, pxOfStep);
                    const next = clampTo(row, Math.round(draggedValue(now.value) / detent) * detent);
                    if (now.value.hasMoved && next !== now.told) {
                        now.told = next;
                        onChange(next, now.drag);
                    }
                }
            }}
            onPointerUp={end}
            onPointerCancel={end}
            onWheel={(event) => {
                const [rest, notches] = turned(wheel.current, event);
                wheel.current = rest;
                if (notches !== 0) {
                    once(notched(row, value, notches, event.shiftKey));
                }
            }}
            onKeyDown={(event) => {
                const by = ownKeys[event.key] ?? (tabIndex >= 0 ? arrowKeys[event.key] : undefined);
                if (by !== undefined && !event.ctrlKey && !event.metaKey) {
                    event.preventDefault();
                    event.stopPropagation();
                    once(notched(row, value, by, event.shiftKey));
                }
            }}
        >
            <span class="number">{text ?? number}</span>
            {!bare && (caption ?? unit) !== "" && <span class="unit"> {caption ?? unit}</span>}
        </span>
    );
}
