// SPDX-License-Identifier: MIT
// What the server says, as the page reads it.
export type Values = Readonly<Record<string, number>>;

/** slot, pitch, velocity, micro, on (0 or 1), length. */
export type NoteTuple = readonly [number, number, number, number, number, number];

export interface StepView {
    readonly notes: readonly NoteTuple[];
    readonly values: Values;
    readonly condition: number;
}

export interface TrackView {
    readonly name: string;
    readonly values: Values;
    readonly controls: Values;
}

export interface Pool {
    readonly used: number;
    readonly highWater: number;
    readonly failures: number;
    readonly capacity: number;
}

export interface HelloMessage {
    readonly type: "hello";
    readonly protocol: number;
    readonly version: string;
    readonly rate: number;
    readonly session: number;
    readonly sizes: {
        readonly tracks: number;
        readonly steps: number;
        readonly notes: number;
        readonly locks: number;
        readonly pool: number;
    };
    readonly hasSound: boolean;
}

export interface Section {
    readonly pattern: number;
    readonly repeats: number;
    readonly mutes: number;
    readonly length: number;
    readonly tempo: number;
}

export interface NamedPattern {
    readonly pattern: number;
    readonly name: string;
}

export interface ProjectMessage {
    readonly type: "project";
    readonly name: string;
    readonly values: Values;
    readonly kits: readonly { readonly name: string; readonly pads: readonly string[] }[];
    readonly patterns: readonly NamedPattern[];
    readonly song: readonly Section[];
    readonly chain: readonly number[];
    readonly demos: readonly { readonly name: string; readonly variations: readonly NamedPattern[] }[];
}

export interface PatternMessage {
    readonly type: "pattern";
    readonly pattern: number;
    readonly name: string;
    readonly values: Values;
    readonly tracks: readonly TrackView[];
    readonly steps: readonly (readonly [number, number, StepView])[];
    readonly pool: Pool;
    readonly checksum: number;
}

export interface UpdateMessage {
    readonly type: "update";
    readonly pattern: number;
    readonly name?: string;
    readonly values?: Values;
    readonly tracks?: readonly (readonly [number, TrackView])[];
    readonly steps?: readonly (readonly [number, number, StepView | null])[];
    readonly pool: Pool;
    readonly checksum: number;
}

export interface HistoryMessage {
    readonly type: "history";
    readonly undo: string | null;
    readonly redo: string | null;
    readonly undoDepth: number;
    readonly redoDepth: number;
}

export interface SilentMessage {
    readonly type: "silent";
    readonly pattern: number;
    readonly tracks: readonly string[];
}

export type TransportState = "stopped" | "playing" | "paused";
export type FollowMode = "pattern" | "chain" | "song";
export interface Queued {
    readonly pattern: number;
    readonly bar: number;
    readonly position: number;
}

export interface TickMessage {
    readonly type: "tick";
    readonly frame: number;
    readonly position: number;
    readonly transport: TransportState;
    readonly tempo: number;
    readonly follow: FollowMode;
    readonly patterns: readonly number[];
    readonly section: number;
    readonly queued: Queued | null;
    readonly fill: boolean;
    readonly muted: readonly number[];
    /** dB x 10; -999 is silence. */
    readonly peaks: readonly number[];
    readonly master: number;
    /** Per mille of the time that a block has. */
    readonly load: number;
    readonly worst: number;
    readonly xruns: number;
    readonly voices: number;
    /** frame, track, step, velocity (0: silent). */
    readonly steps: readonly (readonly [number, number, number, number])[];
    /** Least and greatest sample of each 10 ms, -127 to 127, one after the other. */
    readonly wave: readonly number[];
}

export interface AnswerMessage {
    readonly type: "answer";
    readonly id: number;
    readonly outcome: string;
    readonly text: string;
}

export interface RefusedMessage {
    readonly type: "refused";
    readonly text: string;
}

export interface PongMessage {
    readonly type: "pong";
    readonly time: number;
    readonly frame: number;
}

export type ServerMessage =
    | HelloMessage
    | ProjectMessage
    | PatternMessage
    | UpdateMessage
    | HistoryMessage
    | SilentMessage
    | TickMessage
    | AnswerMessage
    | RefusedMessage
    | PongMessage;
