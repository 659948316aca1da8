// SPDX-License-Identifier: MIT
import { useRef, useState } from "preact/hooks";

import type { Change } from "../../generated/schema";
import { beginDrag, draggedValue, moveDrag, notched, type ValueDrag } from "../../gestures/value-drag";
import { useInstrument } from "../../instrument/instrument";
import { barOf, formatParts, isSwitch, joinParts, type ParamRow } from "../../params/params";

/** Where a field's value goes. */
export interface Sink {
    /** One change of its own. */
    set(value: number): void;
    /** Changes that belong together. */
    begin(): { put(value: number): void; end(): void };
}

interface LookProps {
    readonly row: ParamRow;
    /** Null: the things that it is about differ. */
    readonly value: number | null;
    /** What a double-click or Delete does; by default it goes back to the initial value. */
    readonly onClear?: () => void;
    /** Drawn in the accent colour: the value is held by a step. */
    readonly locked?: boolean;
    /** Without the label above the value; screen readers still read it. */
    readonly bare?: boolean;
    /** Other words than the row's for a value; also with the unit apart. */
    readonly text?: (value: number) => string | readonly [number: string, unit: string];
    /** Does nothing as things are. */
    readonly idle?: boolean;
    /** Read by screen readers before the label. */
    readonly of?: string;
    readonly class?: string;
}

interface ValueFieldProps extends LookProps {
    /** What a change of the value is sent as. */
    readonly change: (value: number) => readonly Change[];
}

interface LocalFieldProps extends LookProps {
    readonly onChange: (value: number) => void;
}

/** A value of the music: whatever one drag changes is undone in one go. */
export function ValueField({ change, ...look }: ValueFieldProps) {
    const { editor } = useInstrument();
    const place = look.row.label;
    const sink: Sink = {
        set: (value) => editor.edit(change(value)),
        begin: () => {
            const drag = editor.drag();
            return { put: (value) => drag.put(place, change(value)), end: () => drag.end() };
        },
    };
    return <Field {...look} sink={sink} />;
}

/** A value of this page alone. */
export function LocalField({ onChange, ...look }: LocalFieldProps) {
    return <Field {...look} sink={{ set: onChange, begin: () => ({ put: onChange, end: () => undefined }) }} />;
}

/** A drag under way. */
interface Grip {
    readonly pointer: number;
    readonly sent: ReturnType<Sink["begin"]>;
    value: ValueDrag;
}

const keySteps: Readonly<Record<string, number>> = {
    ArrowUp: 1,
    ArrowRight: 1,
    ArrowDown: -1,
    ArrowLeft: -1,
    PageUp: 10,
    PageDown: -10,
};

/** Right or up is more. A finger that moves up and down scrolls, so for it only the way aside counts. */
function wayOf(event: PointerEvent): number {
    return event.pointerType === "touch" ? -event.clientX : event.clientY - event.clientX;
}

/** So few values that a tap leads to the next one. */
function isShort(row: ParamRow): boolean {
    return isSwitch(row) || (row.choices.length > 0 && row.choices.length <= 4);
}

/** The value after this one; after the last comes the first. */
export function nextChoice(row: ParamRow, value: number): number {
    return value >= row.max ? row.min : value + 1;
}

/** A value that is dragged: right or up is more, Shift is fine, a double-click goes back. */
function Field(props: LookProps & { readonly sink: Sink }) {
    const { row, value, sink, onClear, locked = false, bare = false, of = "" } = props;
    const grip = useRef<Grip | null>(null);
    const [dragged, setDragged] = useState<number | null>(null);
    const shown = dragged ?? value;
    const start = value ?? row.initial;

    const set = (next: number) => {
        if (next !== value) {
            sink.set(next);
        }
    };
    const clear = onClear ?? (() => set(row.initial));

    const press = (event: PointerEvent & { currentTarget: HTMLElement }) => {
        if (event.button === 0 && !grip.current) {
            event.currentTarget.setPointerCapture(event.pointerId);
            grip.current = {
                pointer: event.pointerId,
                sent: sink.begin(),
                value: beginDrag(row, start, wayOf(event)),
            };
        }
    };
    const move = (event: PointerEvent) => {
        const held = grip.current;
        if (held?.pointer !== event.pointerId) {
            return;
        }
        held.value = moveDrag(held.value, wayOf(event), event.shiftKey);
        const next = draggedValue(held.value);
        if (held.value.hasMoved && next !== (dragged ?? value)) {
            setDragged(next);
            held.sent.put(next);
        }
    };
    const release = (event: PointerEvent) => {
        const held = grip.current;
        if (held?.pointer === event.pointerId) {
            if (event.type === "pointerup" && !held.value.hasMoved && isShort(row)) {
                held.sent.put(nextChoice(row, start));
            }
            held.sent.end();
            grip.current = null;
            setDragged(null);
        }
    };
    const type = (event: KeyboardEvent) => {
        const step = keySteps[event.key];
        if (event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        if (step !== undefined) {
            set(notched(row, start, step, event.shiftKey));
        } else if (event.key === "Home" || event.key === "End") {
            set(event.key === "Home" ? row.min : row.max);
        } else if (event.key === "Delete" || event.key === "Backspace") {
            clear();
        } else {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
    };
    const turn = (event: WheelEvent) => {
        if (event.deltaY !== 0) {
            event.preventDefault();
            set(notched(row, start, event.deltaY < 0 ? 1 : -1, event.shiftKey));
        }
    };

    return (
        <div
            class={`field ${props.class ?? ""}`}
            data-locked={locked || undefined}
            data-bare={bare || undefined}
            data-idle={props.idle || undefined}
            role="slider"
            tabIndex={0}
            aria-label={of === "" ? row.label : `${of} ${row.label.toLowerCase()}`}
            aria-valuemin={row.min}
            aria-valuemax={row.max}
            aria-valuenow={shown ?? row.initial}
            aria-valuetext={shown === null ? "mixed" : joinParts(partsOf(row, shown, props.text))}
            title={row.help}
            onPointerDown={press}
            onPointerMove={move}
            onPointerUp={release}
            onPointerCancel={release}
            onDblClick={isShort(row) ? undefined : clear}
            onKeyDown={type}
            onWheel={turn}
        >
            {bare ? null : <span class="field-label">{row.label}</span>}
            <Words row={row} value={shown} bare={bare} text={props.text} />
            <Bar row={row} value={shown} />
        </div>
    );
}

function partsOf(row: ParamRow, value: number, text: LookProps["text"]): readonly [string, string] {
    const words = text?.(value) ?? formatParts(row, value);
    return typeof words === "string" ? [words, ""] : words;
}

type WordsProps = Pick<LookProps, "row" | "value" | "bare" | "text">;

function Words({ row, value, bare, text }: WordsProps) {
    if (value === null) {
        return <span class="field-value">–</span>;
    }
    const [number, unit] = partsOf(row, value, text);
    return (
        <span class="field-value">
            {number}
            {bare || unit === "" ? null : <small> {unit}</small>}
        </span>
    );
}

function Bar({ row, value }: Pick<LookProps, "row" | "value">) {
    const { from, size } = value === null ? { from: 0, size: 0 } : barOf(row, value);
    return (
        <span class="field-bar" data-bipolar={row.bipolar || undefined}>
            <span style={{ left: `${from * 100}%`, width: `${size * 100}%` }}></span>
        </span>
    );
}
