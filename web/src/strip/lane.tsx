// SPDX-License-Identifier: MIT
// One parameter over the steps that are shown, in their columns, drawn in one drag.
import { computed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";

import type { Drag } from "../edit/editor";
import { lanePoints, type LanePoint } from "../gestures/lane";
import { LockLatch } from "../parts/lock-latch";
import { shapeOf } from "../layout/window";
import { useInstrument, type Instrument } from "../instrument/instrument";
import { barOf, joinParts, placeOf, valueAt, zeroOf } from "../params/params";
import { findParam } from "../state/param-pages";
import { isLockable, lockedValue, stepValue } from "../state/param-value";
import { wordsOf } from "../state/param-words";

interface Bar {
    /** What it covers of its place, 0 to 1. */
    readonly from: number;
    readonly size: number;
    /** Where the value stands. */
    readonly at: number;
    readonly state: "locked" | "own" | "none";
    readonly text: string;
}

/** "height state text" for each column, so that equal bars are equal text. */
function barsOf({ store, view }: Instrument): readonly Bar[] {
    const pattern = store.pattern.value;
    const row = findParam(view.laneParam.value);
    if (!pattern) {
        return [];
    }
    const index = view.selectedTrack.value;
    const track = pattern.tracks[index];
    const { pageSize } = shapeOf(view.form.value);
    const first = view.stepPage.value * pageSize;
    return pattern.steps[index].slice(first, first + pageSize).map((step) => {
        const value = stepValue(step, track, row);
        const isLocked = lockedValue(step, row) !== undefined;
        const state = isLocked ? "locked" : step && step.notes.length > 0 ? "own" : "none";
        return { ...barOf(row, value), at: placeOf(row, value), state, text: joinParts(wordsOf(store, row, value)) };
    });
}

function drawing({ view, editor, params }: Instrument) {
    let now: { pointer: number; drag: Drag; last: LanePoint; left: number; width: number } | null = null;
    let top = 0;
    let height = 1;

    const pointAt = (event: PointerEvent, left: number, width: number): LanePoint => {
        const { pageSize } = shapeOf(view.form.peek());
        const column = Math.floor(((event.clientX - left) / width) * pageSize);
        return {
            column: Math.max(0, Math.min(pageSize - 1, column)),
            place: Math.max(0, Math.min(1, 1 - (event.clientY - top) / height)),
        };
    };
    const draw = (points: readonly LanePoint[], drag: Drag) => {
        const row = params.selected();
        const first = view.stepPage.peek() * shapeOf(view.form.peek()).pageSize;
        for (const { column, place } of points) {
            params.draw(row, { track: view.selectedTrack.peek(), step: first + column }, valueAt(row, place), drag);
        }
    };
    const end = (event: PointerEvent) => {
        if (now?.pointer === event.pointerId) {
            now.drag.end();
            now = null;
        }
    };
    return {
        onPointerDown(event: PointerEvent) {
            const area = event.currentTarget as Element;
            if (event.button !== 0 || now || !isLockable(params.selected())) {
                return;
            }
            area.setPointerCapture(event.pointerId);
            const box = area.getBoundingClientRect();
            top = box.top + 4;
            height = box.height - 8;
            const last = pointAt(event, box.left, box.width);
            now = { pointer: event.pointerId, drag: editor.drag(), last, left: box.left, width: box.width };
            draw([last], now.drag);
        },
        onPointerMove(event: PointerEvent) {
            if (now?.pointer === event.pointerId) {
                const point = pointAt(event, now.left, now.width);
                draw(lanePoints(now.last, point), now.drag);
                now.last = point;
            }
        },
        onPointerUp: end,
        onPointerCancel: end,
    };
}

/** `title`: what stands above the lane's name. */
export function Lane({ title }: { readonly title: ComponentChildren }) {
    const instrument = useInstrument();
    const { store, view, params } = instrument;
    const handlers = useMemo(() => drawing(instrument), [instrument]);
    const kept = useRef<{ text: string; bars: readonly Bar[] }>({ text: "", bars: [] });
    const bars = useMemo(
        () =>
            computed(() => {
                const next = barsOf(instrument);
                const text = JSON.stringify(next);
                if (text !== kept.current.text) {
                    kept.current = { text, bars: next };
                }
                return kept.current.bars;
            }),
        [instrument],
    );
    const row = findParam(view.laneParam.value);
    const hasLocks = bars.value.some((bar) => bar.state === "locked");
    const first = view.stepPage.value * shapeOf(view.form.value).pageSize;
    const clear = () =>
        params.clear(
            row,
            bars.value.map((_, column) => ({ track: view.selectedTrack.peek(), step: first + column })),
        );
    return (
        <div class="lane" data-track={view.selectedTrack.value} data-lockable={isLockable(row) || undefined}>
            <div class="lane-head">
                {title}
                <span class="lane-name">{row.label}</span>
                <LockLatch />
                <span class="lane-most">{joinParts(wordsOf(store, row, row.max))}</span>
                <span class="lane-least">{joinParts(wordsOf(store, row, row.min))}</span>
                {hasLocks && (
                    <button type="button" class="lane-clear" onClick={clear}>
                        Unlock {bars.value.filter((bar) => bar.state === "locked").length}
                    </button>
                )}
            </div>
            <div
                class="lane-area"
                role="group"
                aria-label={`Lane: ${row.label} over steps ${first + 1} to ${first + bars.value.length}`}
                data-bipolar={row.bipolar || undefined}
                style={{ "--zero": zeroOf(row) }}
                {...handlers}
            >
                {bars.value.map((bar, column) => (
                    <i
                        key={column}
                        class="lane-bar"
                        data-state={bar.state}
                        data-low={bar.size < 0.25 || undefined}
                        style={{ "--from": bar.from, "--size": bar.size, "--at": bar.at }}
                    >
                        {bar.state === "locked" && <b>{bar.text}</b>}
                    </i>
                ))}
            </div>
        </div>
    );
}
