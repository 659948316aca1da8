// SPDX-License-Identifier: MIT
// What is played with the whole hand and never kept: one parameter of all tracks at once, and notes that repeat.
import { effect } from "@preact/signals";

import { clampTo, rowOf, type ParamRow } from "../params/params";
import { handSound } from "../state/hand-sound";
import { baseValue, isShiftable } from "../state/param-value";
import type { Store } from "../state/store";
import type { PadSound, View } from "../state/view";
import { controlAll } from "./changes";
import type { Editor } from "./editor";
import { createHold, type Hold } from "./hold";

export interface Performance {
    /** While it is on, a parameter that is moved moves on all tracks. */
    readonly all: Hold;
    /** While it is on, the selected track repeats its note. */
    readonly retrig: Hold;
    /** Moves `row` on all tracks by as much as takes the selected one to `value`. False where ALL is off or the row
     * cannot be moved so. */
    shift(row: ParamRow, value: number): boolean;
    /** As they are by themselves. False where ALL is off. */
    shiftBack(row: ParamRow): boolean;
    /** What the selected track has while it is moved so. */
    shifted(row: ParamRow): number | null;
    /** So many rates faster; a negative number is slower. */
    turnRate(by: number): void;
    /** The connection is lost, and the server has let go of everything. Nothing is sent. */
    forget(): void;
    close(): void;
}

/** Rates are note lengths, as the LFO's; the last is a quarter. */
export const retrigRates: readonly string[] = rowOf("track", "lfo_sync").choices.slice(1, 10);
const velocity = 100;

export function createPerformance(store: Store, view: View, editor: Editor, now: () => number): Performance {
    const track = () => store.pattern.peek()?.tracks[view.selectedTrack.peek()];

    const letGo = () => {
        for (const key of view.shifts.peek().keys()) {
            editor.command(controlAll(key, 0, false));
        }
        view.shifts.value = new Map();
    };

    let sounding: PadSound | null = null;
    const stopRetrig = effect(() => {
        const selected = view.selectedTrack.value;
        const own = view.retrigSound.value;
        const rate = view.retrigRate.value;
        const next = view.retrigs.value ? (own ?? handSound(store.pattern.peek(), selected)) : null;
        if (sounding && (sounding.track !== next?.track || sounding.pitch !== next.pitch)) {
            editor.command({ type: "Retrig", ...sounding, velocity, rate, on: false });
        }
        if (next) {
            editor.command({ type: "Retrig", ...next, velocity, rate, on: true });
        }
        sounding = next;
    });

    const all = createHold(now, (isOn) => {
        view.controlsAll.value = isOn;
        if (!isOn) {
            letGo();
        }
    });
    const retrig = createHold(now, (isOn) => {
        view.retrigs.value = isOn;
    });

    return {
        all,
        retrig,
        forget() {
            all.forget();
            retrig.forget();
            sounding = null;
            view.retrigs.value = false;
            view.retrigSound.value = null;
            view.controlsAll.value = false;
            view.shifts.value = new Map();
        },
        shift(row, value) {
            const shown = track();
            if (!view.controlsAll.peek() || !shown || !isShiftable(row)) {
                return false;
            }
            const delta = clampTo(row, value) - baseValue(shown, row);
            view.shifts.value = new Map(view.shifts.peek()).set(row.key, delta);
            editor.command(controlAll(row.key, delta, true));
            return true;
        },
        shiftBack(row) {
            const isOn = view.controlsAll.peek();
            if (isOn && view.shifts.peek().has(row.key)) {
                editor.command(controlAll(row.key, 0, false));
                const rest = new Map(view.shifts.peek());
                rest.delete(row.key);
                view.shifts.value = rest;
            }
            return isOn;
        },
        shifted(row) {
            const delta = view.shifts.peek().get(row.key);
            const shown = track();
            return delta === undefined || !shown ? null : clampTo(row, baseValue(shown, row) + delta);
        },
        turnRate(by) {
            const last = retrigRates.length;
            view.retrigRate.value = Math.max(1, Math.min(last, view.retrigRate.peek() - by));
        },
        close: stopRetrig,
    };
}
