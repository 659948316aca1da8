// SPDX-License-Identifier: MIT
// A client of the instrument's WebSocket without a page: what the server says is what tests believe.
import { WebSocket } from "ws";

import type {
    AnswerMessage,
    Change,
    Gesture,
    HistoryMessage,
    PageMessage,
    PatternMessage,
    ProjectMessage,
    SavingMessage,
    ServerMessage,
    SilentMessage,
    StepView,
    TickMessage,
    TrackView,
    UpdateMessage,
} from "@/generated/schema";
import { patience } from "./patience";

/** A pattern as the server's messages have it: kept up to date by `update`. */
export interface PatternState {
    readonly pattern: number;
    readonly name: string;
    readonly values: PatternMessage["values"];
    readonly tracks: TrackView[];
    /** By "track,step". */
    readonly steps: Map<string, StepView>;
    readonly checksum: number;
}

/** A message that is answered. */
type Request = Extract<PageMessage, { readonly id?: number }>;

/** The newest message of each kind. */
interface Newest {
    history?: HistoryMessage;
    project?: ProjectMessage;
    saving?: SavingMessage;
    silent?: SilentMessage;
    tick?: TickMessage;
}

export class Wire {
    readonly newest: Newest = {};
    private state: PatternState | undefined;
    private readonly answers = new Map<number, AnswerMessage>();
    private readonly waiting = new Set<() => void>();
    private readonly hearing = new Set<(tick: TickMessage) => void>();
    private isClosed = false;
    private refusal = "";
    private nextId = 1;

    private constructor(private readonly socket: WebSocket) {
        socket.on("message", (data: Buffer) => this.receive(JSON.parse(data.toString("utf8")) as ServerMessage));
        socket.on("close", () => {
            this.isClosed = true;
            this.wake();
        });
        socket.on("error", () => undefined);
    }

    static async connect(address: string, headers: Record<string, string> = {}): Promise<Wire> {
        const url = new URL("/ws", address);
        url.protocol = "ws:";
        const socket = new WebSocket(url, { headers, perMessageDeflate: false });
        const wire = new Wire(socket);
        await new Promise<void>((resolve, reject) => {
            socket.once("open", () => resolve());
            socket.once("error", reject);
        });
        return wire;
    }

    send(message: PageMessage): void {
        this.socket.send(JSON.stringify(message));
    }

    async ask(message: Request): Promise<AnswerMessage> {
        const id = this.nextId++;
        this.send({ ...message, id });
        await this.until(`the answer to ${message.type} came`, () => this.answers.has(id) || this.refusal !== "");
        const answer = this.answers.get(id);
        if (answer === undefined) {
            throw new Error(`refused: ${this.refusal}`);
        }
        return answer;
    }

    /** A message that must be done. */
    async insist(message: Request): Promise<AnswerMessage> {
        const answer = await this.ask(message);
        if (answer.outcome !== "Done") {
            throw new Error(`${JSON.stringify(message)}: ${answer.outcome}: ${answer.text}`);
        }
        return answer;
    }

    async gesture(gesture: Gesture): Promise<void> {
        await this.insist({ type: "command", gesture });
    }

    /** Of the pattern that is looked at. */
    async edit(...edits: Change[]): Promise<void> {
        await this.insist({ type: "edits", pattern: this.pattern.pattern, edits });
    }

    /** Looks at a pattern and waits until it came whole. */
    async look(pattern: number): Promise<PatternState> {
        this.state = undefined;
        this.send({ type: "look", pattern });
        await this.until(`pattern ${pattern} came`, () => this.state?.pattern === pattern);
        return this.pattern;
    }

    /** The pattern that is looked at. */
    get pattern(): PatternState {
        if (this.state === undefined) {
            throw new Error("no pattern was looked at");
        }
        return this.state;
    }

    get tick(): TickMessage {
        if (this.newest.tick === undefined) {
            throw new Error("no tick has come yet");
        }
        return this.newest.tick;
    }

    step(track: number, step: number): StepView | undefined {
        return this.pattern.steps.get(`${track},${step}`);
    }

    /** Whether a note that is on stands in a step. */
    isOn(track: number, step: number): boolean {
        return this.step(track, step)?.notes.some((note) => note[4] === 1) ?? false;
    }

    /** Of the loudest note of a step; 0 for none. */
    velocity(track: number, step: number): number {
        return Math.max(0, ...(this.step(track, step)?.notes.map((note) => note[2]) ?? []));
    }

    /** Hears the next ticks, which come while it plays, each of them once. */
    async ticks(count: number, hear: (tick: TickMessage) => void = () => undefined): Promise<void> {
        let left = count;
        const each = (tick: TickMessage): void => {
            hear(tick);
            left = Math.max(0, left - 1);
        };
        this.hearing.add(each);
        await this.until(`${count} ticks came`, () => left === 0);
        this.hearing.delete(each);
    }

    /** Waits until what the server said fulfils something. */
    async until(what: string, holds: () => boolean): Promise<void> {
        const end = Date.now() + patience;
        while (!holds()) {
            if (this.isClosed || Date.now() >= end) {
                throw new Error(`${this.isClosed ? "the connection was closed" : "time ran out"} before ${what}`);
            }
            await this.woken(end - Date.now());
        }
    }

    close(): void {
        this.socket.terminate();
    }

    private receive(message: ServerMessage): void {
        switch (message.type) {
            case "pattern":
                this.state = {
                    pattern: message.pattern,
                    name: message.name,
                    values: message.values,
                    tracks: [...message.tracks],
                    steps: new Map(),
                    checksum: message.checksum,
                };
                this.placeSteps(message);
                break;
            case "update":
                this.update(message);
                break;
            case "answer":
                this.answers.set(message.id, message);
                break;
            case "refused":
                this.refusal = message.text;
                break;
            case "saving":
                this.newest.saving = message;
                break;
            case "history":
                this.newest.history = message;
                break;
            case "project":
                this.newest.project = message;
                break;
            case "silent":
                this.newest.silent = message;
                break;
            case "tick":
                this.newest.tick = message;
                this.hearing.forEach((hear) => hear(message));
                break;
            case "hello":
            case "joined":
            case "recording":
            case "pong":
            case "library":
            case "slotList":
                break;
        }
        this.wake();
    }

    private update(message: UpdateMessage): void {
        if (this.state?.pattern !== message.pattern) {
            return;
        }
        const { name = this.state.name, values = this.state.values, checksum } = message;
        this.state = { ...this.state, name, values, checksum };
        for (const [track, view] of message.tracks ?? []) {
            this.state.tracks[track] = view;
        }
        this.placeSteps(message);
    }

    private placeSteps({ steps = [] }: Pick<UpdateMessage, "steps">): void {
        for (const [track, step, view] of steps) {
            if (view === null) {
                this.pattern.steps.delete(`${track},${step}`);
            } else {
                this.pattern.steps.set(`${track},${step}`, view);
            }
        }
    }

    private wake(): void {
        for (const each of [...this.waiting]) {
            each();
        }
    }

    private woken(milliseconds: number): Promise<void> {
        return new Promise((resolve) => {
            const done = (): void => {
                clearTimeout(timer);
                this.waiting.delete(done);
                resolve();
            };
            const timer = setTimeout(done, Math.max(1, milliseconds));
            this.waiting.add(done);
        });
    }
}
