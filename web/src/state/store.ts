// SPDX-License-Identifier: MIT
// What the page knows of the instrument: plain values in signals, set from messages and nowhere else.
import { batch, computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";

import { Clock, ticksPerFrame } from "./clock";
import type { ConnectionState } from "../wire/connection";
import type {
    Follow,
    HelloMessage,
    HistoryMessage,
    LibrarySound,
    ProjectMessage,
    Queued,
    RecordingMessage,
    SavingMessage,
    ServerMessage,
    SlotView,
    TickMessage,
    Transport,
} from "../generated/schema";
import { Live } from "./live";
import { patternFrom, updated, type PatternState } from "./pattern";

/** The most steps of a track, until the server has said hello. */
const usualSteps = 128;

export type RecordingFacts = Pick<RecordingMessage, "state" | "file" | "gaps" | "problem">;

export interface Store {
    readonly connection: Signal<ConnectionState>;
    readonly hello: Signal<HelloMessage | null>;
    readonly project: Signal<ProjectMessage | null>;
    readonly pattern: Signal<PatternState | null>;
    readonly history: Signal<HistoryMessage>;
    /** How it stands with what was done; null: not told yet. */
    readonly saving: Signal<SavingMessage | null>;
    readonly silent: Signal<{ readonly pattern: number; readonly tracks: readonly string[] } | null>;
    /** The Sounds that any project can take; null before they were asked for. */
    readonly library: Signal<readonly LibrarySound[] | null>;
    /** The project's slots that hold something; null before they were asked for. */
    readonly slots: Signal<readonly SlotView[] | null>;
    // Of the ticks, what changes seldom.
    readonly transport: Signal<Transport>;
    readonly follow: Signal<Follow>;
    /** Which pattern each track plays. */
    readonly patterns: Signal<readonly number[]>;
    readonly section: Signal<number>;
    readonly queued: Signal<Queued | null>;
    readonly fill: Signal<boolean>;
    /** Tracks muted by gesture. */
    readonly muted: Signal<readonly number[]>;
    /** The master as a file: without its frames, which change all the time. */
    readonly recording: Signal<RecordingFacts>;
    readonly isPlaying: ReadonlySignal<boolean>;
    readonly live: Live;
    readonly clock: Clock;
    take(message: ServerMessage, now: number): void;
}

function same(left: readonly number[], right: readonly number[]): boolean {
    return left.length === right.length && left.every((value, index) => value === right[index]);
}

function setList(target: Signal<readonly number[]>, value: readonly number[]): void {
    if (!same(target.peek(), value)) {
        target.value = value;
    }
}

function sameQueue(left: Queued | null, right: Queued | null): boolean {
    return left === right || (left?.pattern === right?.pattern && left?.position === right?.position);
}

/** Whether a step is among those of a text of `silent`: step n is bit n % 4 of hexadecimal digit n / 4. */
export function hasStep(digits: string, step: number): boolean {
    const digit = digits.charCodeAt(step >> 2);
    const value = digit >= 97 ? digit - 87 : digit >= 65 ? digit - 55 : digit - 48;
    return value > 0 && ((value >> (step & 3)) & 1) === 1;
}

export function createStore(): Store {
    const clock = new Clock();
    const live = new Live();
    const transport = signal<Transport>("stopped");
    const store: Store = {
        connection: signal<ConnectionState>("connecting"),
        hello: signal<HelloMessage | null>(null),
        project: signal<ProjectMessage | null>(null),
        pattern: signal<PatternState | null>(null),
        history: signal<HistoryMessage>({
            type: "history",
            undo: null,
            redo: null,
            undoDepth: 0,
            redoDepth: 0,
        }),
        saving: signal(null),
        silent: signal(null),
        library: signal(null),
        slots: signal(null),
        transport,
        follow: signal<Follow>("pattern"),
        patterns: signal<readonly number[]>([]),
        section: signal(0),
        queued: signal<Queued | null>(null),
        fill: signal(false),
        muted: signal<readonly number[]>([]),
        recording: signal<RecordingFacts>({ state: "idle", file: "", gaps: 0, problem: "" }),
        isPlaying: computed(() => transport.value === "playing"),
        live,
        clock,
        take,
    };

    function takeTick(tick: TickMessage, now: number): void {
        const speed = tick.transport === "playing" ? ticksPerFrame(tick.tempo, clock.rate) : 0;
        clock.tell(now, tick.frame, tick.position, speed);
        live.take(tick);
        batch(() => {
            store.transport.value = tick.transport;
            store.follow.value = tick.follow;
            store.section.value = tick.section;
            store.fill.value = tick.fill;
            setList(store.patterns, tick.patterns);
            setList(store.muted, tick.muted);
            if (!sameQueue(store.queued.peek(), tick.queued)) {
                store.queued.value = tick.queued;
            }
        });
    }

    function takeRecording({ state, file, gaps, problem, frames }: RecordingMessage): void {
        live.recordedFrames = frames;
        const last = store.recording.peek();
        if (last.state !== state || last.file !== file || last.gaps !== gaps || last.problem !== problem) {
            store.recording.value = { state, file, gaps, problem };
        }
    }

    function take(message: ServerMessage, now: number): void {
        switch (message.type) {
            case "hello":
                clock.rate = message.rate;
                live.forget();
                store.hello.value = message;
                break;
            case "project":
                store.project.value = message;
                break;
            case "pattern":
                store.pattern.value = patternFrom(message, store.hello.peek()?.sizes.steps ?? usualSteps);
                break;
            case "update":
                if (store.pattern.peek()) {
                    store.pattern.value = updated(store.pattern.peek() as PatternState, message);
                }
                break;
            case "history":
                store.history.value = message;
                break;
            case "saving":
                store.saving.value = message;
                break;
            case "silent":
                store.silent.value = message;
                break;
            case "library":
                store.library.value = message.sounds;
                break;
            case "slotList":
                store.slots.value = message.slots;
                break;
            case "tick":
                takeTick(message, now);
                break;
            case "recording":
                takeRecording(message);
                break;
            case "joined":
            case "answer":
            case "refused":
            case "pong":
                break; // whoever asked takes these
        }
    }
    return store;
}
