// SPDX-License-Identifier: MIT
// A client of the instrument's WebSocket without a page: what the server says is what tests believe.
import { WebSocket } from "ws";

/** A message as it came; tests look at the fields they are about. */
export type Message = { readonly type: string } & Readonly<Record<string, unknown>>;

/** [slot, pitch, velocity, micro, on, length] */
export type NoteView = readonly [number, number, number, number, number, number];

export interface StepView {
    readonly notes: readonly NoteView[];
    readonly values: Readonly<Record<string, number>>;
    readonly condition: number;
}

export interface Answer {
    readonly outcome: string;
    readonly text: string;
}

/** The pattern as the server's messages have it: kept up to date by `update`. */
export interface PatternState {
    readonly pattern: number;
    name: string;
    values: Record<string, number>;
    tracks: { name: string; values: Record<string, number> }[];
    /** By "track,step". */
    steps: Map<string, StepView>;
    checksum: number;
}

export class Wire {
    readonly messages: Message[] = [];
    pattern: PatternState | undefined;
    private readonly waiting = new Set<() => void>();
    private closed = false;
    private nextId = 1;

    private constructor(private readonly socket: WebSocket) {
        socket.on("message", (data: Buffer) => this.receive(JSON.parse(data.toString("utf8")) as Message));
        socket.on("close", () => {
            this.closed = true;
            this.wake();
        });
        socket.on("error", () => undefined);
    }

    static async connect(address: string, headers: Record<string, string> = {}): Promise<Wire> {
        const url = new URL("/ws", address);
        url.protocol = "ws:";
        const socket = new WebSocket(url, { headers });
        const wire = new Wire(socket);
        await new Promise<void>((resolve, reject) => {
            socket.once("open", () => resolve());
            socket.once("error", reject);
        });
        return wire;
    }

    send(message: Message): void {
        this.socket.send(JSON.stringify(message));
    }

    /** Sends with an id and gives what was answered to it. */
    async ask(message: Message): Promise<Answer> {
        const id = this.nextId++;
        this.send({ ...message, id });
        const answer = await this.next((each) => each.type === "answer" && each["id"] === id);
        return { outcome: String(answer["outcome"]), text: String(answer["text"]) };
    }

    /** Looks at a pattern and waits until it came whole. */
    async look(pattern: number): Promise<PatternState> {
        const from = this.messages.length;
        this.send({ type: "look", pattern });
        await this.next((each) => each.type === "pattern" && each["pattern"] === pattern, from);
        return this.whole();
    }

    /** The pattern looked at. */
    whole(): PatternState {
        if (this.pattern === undefined) {
            throw new Error("no pattern was looked at");
        }
        return this.pattern;
    }

    step(track: number, step: number): StepView | undefined {
        return this.whole().steps.get(`${track},${step}`);
    }

    /** Waits until what the server said fulfils something. */
    async until(what: string, holds: () => boolean, milliseconds = 5000): Promise<void> {
        const end = Date.now() + milliseconds;
        while (!holds()) {
            if (this.closed || Date.now() >= end) {
                throw new Error(`${this.closed ? "the connection was closed" : "time ran out"} before ${what}`);
            }
            await this.woken(end - Date.now());
        }
    }

    /** The first message from number `from` on that fulfils something; waits for it. */
    async next(matches: (message: Message) => boolean, from = 0, milliseconds = 5000): Promise<Message> {
        let found: Message | undefined;
        await this.until(
            "the message came",
            () => (found = this.messages.slice(from).find(matches)) !== undefined,
            milliseconds,
        );
        return found as Message;
    }

    close(): void {
        this.socket.terminate();
    }

    private receive(message: Message): void {
        if (message.type === "pattern") {
            this.pattern = wholePattern(message);
        } else if (message.type === "update" && this.pattern !== undefined) {
            applyUpdate(this.pattern, message);
        }
        if (message.type !== "tick") {
            this.messages.push(message);
        }
        this.wake();
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

type TrackView = PatternState["tracks"][number];

function wholePattern(message: Message): PatternState {
    const steps = message["steps"] as [number, number, StepView][];
    return {
        pattern: message["pattern"] as number,
        name: message["name"] as string,
        values: message["values"] as Record<string, number>,
        tracks: message["tracks"] as TrackView[],
        steps: new Map(steps.map(([track, step, view]) => [`${track},${step}`, view])),
        checksum: message["checksum"] as number,
    };
}

function applyUpdate(pattern: PatternState, message: Message): void {
    if (message["pattern"] !== pattern.pattern) {
        return;
    }
    pattern.name = (message["name"] as string | undefined) ?? pattern.name;
    pattern.values = (message["values"] as Record<string, number> | undefined) ?? pattern.values;
    pattern.checksum = message["checksum"] as number;
    for (const [track, view] of (message["tracks"] as [number, TrackView][] | undefined) ?? []) {
        pattern.tracks[track] = view;
    }
    for (const [track, step, view] of (message["steps"] as [number, number, StepView | null][] | undefined) ?? []) {
        if (view === null) {
            pattern.steps.delete(`${track},${step}`);
        } else {
            pattern.steps.set(`${track},${step}`, view);
        }
    }
}
