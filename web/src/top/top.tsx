// SPDX-License-Identifier: MIT
// The top row, in four zones of fixed width: transport, time, pattern and queue, status. Nothing in it moves when a value
// changes: what varies has a box as wide as its longest text.
import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";

import { setPatternParam } from "../edit/changes";
import type { Drag } from "../edit/editor";
import { tapped, tappedTempo } from "../gestures/tempo-tap";
import { PlayIcon, RedoIcon, StopIcon, UndoIcon } from "../parts/icons";
import { useInstrument } from "../instrument/instrument";
import { useListener } from "../listen/context";
import { clampTo, rowOf } from "../params/params";
import { ListenButton } from "../listen/listen-button";
import { DragNumber } from "../parts/drag-number";
import { AllButton, FillButton, RetrigButton } from "../parts/hold-keys";
import { PatternName } from "./pattern-name";
import { RecordButton } from "./record-button";

const tempoRow = rowOf("pattern", "tempo");
const swingRow = rowOf("pattern", "swing");

export function Logo() {
    return (
        <h1 class="logo" aria-label="Tresillo">
            <svg width="72" height="20" viewBox="0 0 72 20" aria-hidden="true">
                {[0, 1, 2, 3, 4, 5, 6, 7].map((step) => {
                    const isStruck = step % 3 === 0;
                    return (
                        <rect
                            key={step}
                            x={step * 9}
                            y={isStruck ? 2 : 14}
                            width={isStruck ? 7 : 5}
                            height={isStruck ? 16 : 4}
                            rx="1"
                            class={isStruck ? "struck" : "rest"}
                        />
                    );
                })}
            </svg>
        </h1>
    );
}

export function PlayButton() {
    const { store, transport } = useInstrument();
    const isPlaying = store.isPlaying.value;
    return (
        <button
            type="button"
            class="key play"
            aria-pressed={isPlaying}
            aria-label={isPlaying ? "Stop" : "Play"}
            onClick={transport.toggle}
        >
            {isPlaying ? <StopIcon /> : <PlayIcon />}
        </button>
    );
}

export function Tempo() {
    const { store, editor } = useInstrument();
    const taps = useRef<readonly number[]>([]);
    const run = useRef<{ readonly pattern: number; readonly drag: Drag } | null>(null);
    const value = useComputed(() => store.pattern.value?.values.tempo ?? tempoRow.initial).value;
    const tap = (event: Event) => {
        taps.current = tapped(taps.current, event.timeStamp);
        // Taps that count together are undone together.
        const pattern = store.pattern.peek()?.pattern ?? 0;
        if (taps.current.length === 1 || run.current?.pattern !== pattern) {
            run.current = { pattern, drag: editor.drag() };
        }
        const { drag } = run.current;
        const tempo = tappedTempo(taps.current);
        if (tempo !== null) {
            drag.put("tempo", [setPatternParam("tempo", clampTo(tempoRow, tempo))]);
            drag.end();
        }
    };
    return (
        <div class="tempo">
            <DragNumber
                row={tempoRow}
                value={value}
                label="Tempo"
                pxOfStep={0.004}
                onChange={(next, drag) => drag.put("tempo", [setPatternParam("tempo", next)])}
            />
            <button type="button" class="tap" onPointerDown={tap} onClick={(event) => event.detail === 0 && tap(event)}>
                TAP
            </button>
        </div>
    );
}

export function Swing() {
    const { store } = useInstrument();
    const value = useComputed(() => store.pattern.value?.values.swing ?? swingRow.initial).value;
    return (
        <div class="swing">
            <DragNumber
                row={swingRow}
                value={value}
                label="Swing"
                caption="Swing"
                pxOfStep={0.6}
                onChange={(next, drag) => drag.put("swing", [setPatternParam("swing", next)])}
            />
        </div>
    );
}

export function History() {
    const { store, editor } = useInstrument();
    const { undo, redo } = store.history.value;
    return (
        <div class="history" role="group" aria-label="History">
            <button
                type="button"
                class="key"
                disabled={undo === null}
                aria-label={undo === null ? "Nothing to undo" : `Undo ${undo}`}
                onClick={editor.undo}
            >
                <UndoIcon />
            </button>
            <button
                type="button"
                class="key"
                disabled={redo === null}
                aria-label={redo === null ? "Nothing to redo" : `Redo ${redo}`}
                onClick={editor.redo}
            >
                <RedoIcon />
            </button>
        </div>
    );
}

/** How late is what is heard in this browser, and how often sound was missing. */
function Latency() {
    const listener = useListener();
    const { latency, gaps } = listener.info.value;
    const isShown = listener.status.value === "playing" && latency > 0;
    return (
        <span
            class="gauge"
            title="How late this browser plays the sound"
            data-alert={(isShown && gaps > 0) || undefined}
        >
            <span class="caption">Latency</span>
            <span class="listen-gaps">{isShown && gaps > 0 ? `${Math.min(gaps, 99)} gaps` : ""}</span>
            <span class={isShown ? "reading listen-latency" : "reading"}>{isShown ? `${latency} ms` : "-"}</span>
        </span>
    );
}

/** Bars are drawn on the canvas; the texts are set from there too. */
function Meters() {
    const { store } = useInstrument();
    const pool = useComputed(() => store.pattern.value?.pool).value;
    const used = pool ? pool.used / pool.capacity : 0;
    return (
        <div class="meters">
            <span class="gauge" title="Time that the sound takes of the time there is">
                <span class="caption">Load</span>
                <span class="bar" data-live="load" />
                <span class="reading" data-text="load">
                    0 %
                </span>
            </span>
            <span
                class="gauge"
                title={pool ? `Locks: ${pool.used} of ${pool.capacity}, at most ${pool.highWater}` : "Locks"}
                data-alert={(pool?.failures ?? 0) > 0 || undefined}
            >
                <span class="caption">Locks</span>
                <span class="bar">
                    <i style={{ width: `${Math.max(used * 100, used > 0 ? 3 : 0)}%` }} />
                </span>
                <span class="reading">{pool?.used ?? 0}</span>
            </span>
            <Latency />
        </div>
    );
}

export function Position() {
    return (
        <div class="position" role="img" aria-label="Bar and beat">
            <span data-text="position">1.1</span>
        </div>
    );
}

export function Top() {
    return (
        <header class="top">
            <div class="zone transport" role="group" aria-label="Transport">
                <Logo />
                <PlayButton />
                <RecordButton />
                <FillButton />
                <AllButton />
                <RetrigButton />
            </div>
            <div class="zone time" role="group" aria-label="Time">
                <Position />
                <Tempo />
                <Swing />
            </div>
            <PatternName />
            <div class="zone status" role="group" aria-label="Status">
                <History />
                <ListenButton />
                <Meters />
            </div>
        </header>
    );
}
