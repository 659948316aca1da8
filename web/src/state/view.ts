// SPDX-License-Identifier: MIT
// What this player looks at and holds: of this page alone, never of the music.
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";

import type { ChosenPage } from "./param-pages";

/** What a note must be to sound something by hand. */
export interface PadSound {
    readonly track: number;
    readonly pitch: number;
}

/** A value that is shown beside the pointer; places in px of the page. */
export interface PointedValue {
    readonly x: number;
    readonly y: number;
    readonly text: string;
}

export interface StepAddress {
    readonly track: number;
    readonly step: number;
}

export type RailTab = "step" | "patterns" | "mix" | "kit" | "song";
/** What the KIT tab shows below what the track plays. */
export type KitPart = "pads" | "sounds";
/** What the MIX tab shows of the tracks; what the mix goes through; LFOs and ducker. */
export type MixView = "levels" | "sends" | "effects" | "motion";
/** How the page is laid out: a desk, a tablet upright, a phone on its side, a phone upright. */
export type Form = "desk" | "tablet" | "landscape" | "portrait";

export interface View {
    readonly selectedTrack: Signal<number>;
    /** Which 16 (on a phone's side: 8) steps are shown. */
    readonly stepPage: Signal<number>;
    /** Which set of eight parameters the strip shows. */
    readonly paramPage: Signal<ChosenPage>;
    /** On a phone: which half of the eight. */
    readonly paramHalf: Signal<number>;
    /** The key of the parameter that the lane draws and that arrows change. */
    readonly laneParam: Signal<string>;
    /** Steps under a finger, the mouse or a key. */
    readonly held: Signal<readonly StepAddress[]>;
    readonly pinned: Signal<readonly StepAddress[]>;
    /** Held and pinned steps, each once: what a change of a parameter locks. */
    readonly locking: ReadonlySignal<readonly StepAddress[]>;
    readonly isLocking: ReadonlySignal<boolean>;
    /** For one hand: while it is on, a tap pins a step. */
    readonly lockLatch: Signal<boolean>;
    /** The step that was touched last: what the STEP tab shows while none is held. */
    readonly lastStep: Signal<StepAddress>;
    /** What the wheel over a step has just set. */
    readonly pointed: Signal<PointedValue | null>;
    /** ALL is held: a parameter that is moved moves on all tracks. */
    readonly controlsAll: Signal<boolean>;
    /** By how much each row is moved so now. */
    readonly shifts: Signal<ReadonlyMap<string, number>>;
    /** RETRIG is held. */
    readonly retrigs: Signal<boolean>;
    /** A sound of its own that repeats instead of the selected track's. */
    readonly retrigSound: Signal<PadSound | null>;
    /** A note length: its place among the LFO's. */
    readonly retrigRate: Signal<number>;
    readonly tab: Signal<RailTab>;
    readonly mix: Signal<MixView>;
    readonly kit: Signal<KitPart>;
    /** The picker of demos is done with: the coach may speak. */
    readonly isCoached: Signal<boolean>;
    /** The picker of projects is asked for. */
    readonly showsProjects: Signal<boolean>;
    readonly shortcuts: Signal<boolean>;
    readonly showsKeys: Signal<boolean>;
    /** Null: the pattern that was launched; else one that the player chose. */
    readonly chosenPattern: Signal<number | null>;
    readonly form: Signal<Form>;
    /** On a phone: whether the rail is shown instead of the steps; on a tablet: whether its drawer is open. */
    readonly showsRail: Signal<boolean>;
}

/** Of the lengths that RETRIG can have. */
const sixteenth = 3;

export function sameStep(left: StepAddress, right: StepAddress): boolean {
    return left.track === right.track && left.step === right.step;
}

export function createView(shortcuts = true): View {
    const held = signal<readonly StepAddress[]>([]);
    const pinned = signal<readonly StepAddress[]>([]);
    const locking = computed(() => {
        const all = held.value.slice();
        for (const pin of pinned.value) {
            if (!all.some((step) => sameStep(step, pin))) {
                all.push(pin);
            }
        }
        return all;
    });
    return {
        selectedTrack: signal(0),
        stepPage: signal(0),
        paramPage: signal<ChosenPage>({ name: "Trig", place: 0 }),
        paramHalf: signal(0),
        laneParam: signal("velocity"),
        held,
        pinned,
        locking,
        isLocking: computed(() => locking.value.length > 0),
        lockLatch: signal(false),
        lastStep: signal({ track: 0, step: 0 }),
        pointed: signal<PointedValue | null>(null),
        controlsAll: signal(false),
        shifts: signal<ReadonlyMap<string, number>>(new Map()),
        retrigs: signal(false),
        retrigSound: signal<PadSound | null>(null),
        retrigRate: signal(sixteenth),
        tab: signal<RailTab>("patterns"),
        kit: signal<KitPart>("pads"),
        mix: signal<MixView>("levels"),
        isCoached: signal(false),
        showsProjects: signal(false),
        shortcuts: signal(shortcuts),
        showsKeys: signal(false),
        chosenPattern: signal<number | null>(null),
        form: signal<Form>("desk"),
        showsRail: signal(false),
    };
}
