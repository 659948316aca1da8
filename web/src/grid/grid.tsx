// SPDX-License-Identifier: MIT
// The tracks and their steps: rows of real buttons, one tab stop, and one place where fingers are listened to.
import { useEffect, useMemo, useRef } from "preact/hooks";

import { turned } from "../gestures/wheel";
import { useInstrument, type Instrument } from "../instrument/instrument";
import { joinParts } from "../params/params";
import { wordsOf } from "../state/param-words";
import type { Geometry } from "../layout/geometry";
import { StepCell } from "./cell";
import { RowHead } from "./row-head";
import { Roving } from "./roving";
import { Ruler } from "./ruler";
import { shapeOf, stepAt } from "../layout/window";

const mouseSlop = 3;
const fingerSlop = 9;

function cellNumber(target: EventTarget | null): number {
    const cell = target instanceof Element ? target.closest("[data-cell]") : null;
    return cell ? Number(cell.getAttribute("data-cell")) : -1;
}

/** What pointers on the steps do, for the lifetime of the grid. */
function pointerHandlers(instrument: Instrument, geometry: Geometry) {
    const { store, view, steps, params } = instrument;
    let wheel = 0;
    const holder = (event: PointerEvent) => `pointer ${event.pointerId}`;
    const addressOf = (cell: number) => {
        const form = view.form.peek();
        const { columns } = shapeOf(form);
        const row = Math.floor(cell / columns);
        return stepAt(form, row, cell % columns, view.selectedTrack.peek(), view.stepPage.peek());
    };
    const release = (event: PointerEvent, type: "release" | "cancel") => {
        if (steps.isHeld(holder(event))) {
            steps.input({ type, holder: holder(event) });
        }
    };
    return {
        addressOf,
        onPointerDown(event: PointerEvent) {
            const cell = cellNumber(event.target);
            if (cell < 0 || event.button > 2 || event.button === 1) {
                return;
            }
            const isMouse = event.pointerType === "mouse";
            (event.currentTarget as Element).setPointerCapture(event.pointerId);
            steps.input({
                type: "press",
                holder: holder(event),
                hit: steps.hit(addressOf(cell)),
                x: event.clientX,
                y: event.clientY,
                shift: event.shiftKey,
                pin: event.button === 2 || view.lockLatch.peek(),
                slop: isMouse ? mouseSlop : fingerSlop,
            });
        },
        onPointerMove(event: PointerEvent) {
            if (!steps.isHeld(holder(event))) {
                return;
            }
            const cell = geometry.cellAt(event.clientX, event.clientY);
            steps.input({
                type: "move",
                holder: holder(event),
                x: event.clientX,
                y: event.clientY,
                alt: event.altKey,
                over: cell < 0 ? null : steps.hit(addressOf(cell)),
            });
        },
        onPointerUp: (event: PointerEvent) => release(event, "release"),
        onPointerCancel: (event: PointerEvent) => release(event, "cancel"),
        onContextMenu: (event: Event) => event.preventDefault(),
        onPointerLeave: () => (view.pointed.value = null),
        onWheel(event: WheelEvent) {
            const cell = cellNumber(event.target);
            const [rest, notches] = turned(wheel, event);
            wheel = rest;
            if (cell < 0 || notches === 0) {
                return;
            }
            const at = addressOf(cell);
            const row = params.selected();
            const value = params.turn(row, at, notches, event.shiftKey);
            if (value !== null) {
                view.selectedTrack.value = at.track;
                view.lastStep.value = at;
                const text = `${row.label} ${joinParts(wordsOf(store, row, value))}`;
                view.pointed.value = { x: event.clientX, y: event.clientY, text };
            }
        },
        // A click that no pointer made: Enter, or a screen reader's.
        onClick(event: MouseEvent) {
            const cell = cellNumber(event.target);
            if (cell >= 0 && event.detail === 0) {
                const hit = steps.hit(addressOf(cell));
                const common = { holder: "click", x: 0, y: 0, shift: false, pin: view.lockLatch.peek(), slop: 1 };
                steps.input({ type: "press", hit, ...common });
                steps.input({ type: "release", holder: "click" });
            }
        },
    };
}

export function Grid({ geometry }: { readonly geometry: Geometry }) {
    const instrument = useInstrument();
    const root = useRef<HTMLDivElement>(null);
    const handlers = useMemo(() => pointerHandlers(instrument, geometry), [instrument, geometry]);
    const form = instrument.view.form.value;
    const { rows, columns } = shapeOf(form);

    useEffect(() => {
        const roving = new Roving(root.current as HTMLElement);
        return () => {
            roving.close();
            instrument.steps.releaseAll(); // their fingers are on what is no longer there
        };
    }, [form]);

    return (
        <main class="steps" aria-label="Steps">
            <Ruler />
            <div
                class="grid"
                role="grid"
                aria-label="Steps of the tracks"
                aria-rowcount={rows}
                aria-colcount={columns + 1}
                ref={root}
                onPointerDown={handlers.onPointerDown}
                onPointerMove={handlers.onPointerMove}
                onPointerUp={handlers.onPointerUp}
                onPointerCancel={handlers.onPointerCancel}
                onPointerLeave={handlers.onPointerLeave}
                onWheel={handlers.onWheel}
                onContextMenu={handlers.onContextMenu}
                onClick={handlers.onClick}
            >
                {Array.from({ length: rows }, (_, row) => (
                    <div class="row" role="row" aria-rowindex={row + 1} key={row}>
                        {form !== "portrait" && <RowHead row={row} />}
                        {Array.from({ length: columns }, (__, column) => (
                            <StepCell key={column} row={row} column={column} index={row * columns + column} />
                        ))}
                    </div>
                ))}
            </div>
        </main>
    );
}
