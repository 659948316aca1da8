// SPDX-License-Identifier: MIT
// The one door through which the page changes anything: edits, gestures of the performance, tools, undo.
import { signal, type ReadonlySignal } from "@preact/signals";

import type { AnswerMessage } from "../generated/schema";
import type {
    Change,
    CopyProjectMessage,
    DeleteProjectMessage,
    DeleteSlotMessage,
    Gesture,
    KeepSoundMessage,
    LoadSlotMessage,
    LoadSoundMessage,
    NewProjectMessage,
    PageMessage,
    RenameProjectMessage,
    RenameSlotMessage,
    SaveSlotMessage,
    StoreSoundMessage,
    Tool,
} from "../generated/schema";

export interface Remark {
    readonly id: number;
    readonly text: string;
    /** It says that the server was not there, and is over when it is. */
    readonly ofConnection: boolean;
}

/** A drag: whatever it changes is sent once a frame at most, and undone in one go. */
export interface Drag {
    /** The newest change of what `place` names; one that was not yet sent is replaced. */
    put(place: string, changes: readonly Change[]): void;
    /** Sends what is left. */
    end(): void;
}

export interface Editor {
    /** All of them or none, at once, one undo. */
    edit(changes: readonly Change[], pattern?: number): void;
    drag(): Drag;
    /** `latched`: FILL that stays on when the page goes; what else it holds is let go then. */
    command(gesture: Gesture, latched?: boolean): void;
    tool(tool: Tool, pattern?: number): void;
    /** The master as a file, begun or ended. */
    record(on: boolean): void;
    /** The pattern that is shown, as it was when it was last loaded or launched. */
    reload(): void;
    /** `then` is called with the answer, whatever it is. False, and it is not called: nothing could be sent. */
    ask(message: SoundRequest | SlotRequest | ProjectRequest, then: (answer: AnswerMessage) => void): boolean;
    /** Asks for the Sounds that any project can take. */
    askLibrary(): void;
    /** Asks for the project's slots. */
    askSlots(): void;
    /** Another project of those that are offered, from a pattern or from its song; `anyway`: also where what was done is
     * not kept and is lost with that. */
    open(project: string, pattern: number | null, anyway: boolean): void;
    undo(): void;
    redo(): void;
    /** What was refused or could not be sent, the newest first; at most 20. */
    readonly remarks: ReadonlySignal<readonly Remark[]>;
    remark(text: string): void;
    dismissRemarks(): void;
    /** The server answers again: what was remarked of its absence is over. */
    reconnected(): void;
    /** An answer of the server to something sent here. */
    answered(message: AnswerMessage): void;
    /** The server is gone: what it was asked is not answered any more. */
    forget(): void;
    /** Messages whose answers are still to come. */
    pending(): number;
}

/** What is asked of the server about Sounds. */
export type SoundRequest = LoadSoundMessage | StoreSoundMessage | KeepSoundMessage;

/** What is asked of the server about the player's projects as wholes. */
export type ProjectRequest = NewProjectMessage | CopyProjectMessage | RenameProjectMessage | DeleteProjectMessage;

/** What is asked of the server about slots. */
export type SlotRequest = SaveSlotMessage | LoadSlotMessage | RenameSlotMessage | DeleteSlotMessage;

export interface EditorNeeds {
    send(message: PageMessage): boolean;
    /** The pattern that is shown. */
    pattern(): number;
    /** Calls back before the next frame is drawn. */
    nextFrame(work: () => void): void;
}

const mostRemarks = 20;
const mostPending = 512;
/** The most changes that a message may carry. */
const mostChanges = 1024;

export function createEditor(needs: EditorNeeds): Editor {
    const remarks = signal<readonly Remark[]>([]);
    const waiting = new Set<number>();
    const callers = new Map<number, (answer: AnswerMessage) => void>();
    let lastId = 0;
    let lastGesture = 0;
    let lastRemark = 0;

    const remark = (text: string, ofConnection = false) => {
        lastRemark += 1;
        const [newest, ...older] = remarks.peek();
        const rest = newest?.text === text ? older : remarks.peek();
        remarks.value = [{ id: lastRemark, text, ofConnection }, ...rest].slice(0, mostRemarks);
    };

    const nextId = () => {
        lastId += 1;
        if (waiting.size < mostPending) {
            waiting.add(lastId);
        }
        return lastId;
    };

    const send = (message: PageMessage & { id?: number }) => {
        if (!needs.send(message)) {
            waiting.delete(message.id ?? 0);
            callers.delete(message.id ?? 0);
            remark("not connected: this was not done", true);
            return false;
        }
        return true;
    };

    const sendEdits = (pattern: number, edits: readonly Change[], gesture?: number) => {
        for (let first = 0; first < edits.length; first += mostChanges) {
            const part = edits.slice(first, first + mostChanges);
            send({ type: "edits", pattern, edits: part, ...(gesture ? { gesture } : {}), id: nextId() });
        }
    };

    function drag(): Drag {
        const pattern = needs.pattern();
        lastGesture += 1;
        const gesture = lastGesture;
        const unsent = new Map<string, readonly Change[]>();
        let isAsked = false;
        const flush = () => {
            isAsked = false;
            const changes = [...unsent.values()].flat();
            unsent.clear();
            if (changes.length > 0) {
                sendEdits(pattern, changes, gesture);
            }
        };
        return {
            put(place, changes) {
                unsent.set(place, changes);
                if (!isAsked) {
                    isAsked = true;
                    needs.nextFrame(flush);
                }
            },
            end: flush,
        };
    }

    return {
        edit(changes, pattern = needs.pattern()) {
            if (changes.length > 0) {
                sendEdits(pattern, changes);
            }
        },
        drag,
        command: (gesture, latched = false) =>
            send({ type: "command", gesture, ...(latched ? { latched } : {}), id: nextId() }),
        tool: (tool, pattern = needs.pattern()) => send({ type: "tools", pattern, tool, id: nextId() }),
        record: (on) => send({ type: "record", on, id: nextId() }),
        reload: () => send({ type: "reload", pattern: needs.pattern(), id: nextId() }),
        ask(message, then) {
            const id = nextId();
            callers.set(id, then);
            return send({ ...message, id });
        },
        askLibrary: () => send({ type: "sounds" }),
        askSlots: () => send({ type: "slots" }),
        open: (project, pattern, anyway) =>
            send({ type: "open", project, anyway, ...(pattern === null ? {} : { pattern }), id: nextId() }),
        undo: () => send({ type: "undo", id: nextId() }),
        redo: () => send({ type: "redo", id: nextId() }),
        remarks,
        remark: (text) => remark(text),
        dismissRemarks: () => {
            remarks.value = [];
        },
        reconnected: () => {
            remarks.value = remarks.peek().filter(({ ofConnection }) => !ofConnection);
        },
        answered(message) {
            waiting.delete(message.id);
            callers.get(message.id)?.(message);
            callers.delete(message.id);
            if (message.outcome !== "Done" && message.outcome !== "Limited") {
                remark(message.text);
            }
        },
        forget() {
            waiting.clear();
            callers.clear();
        },
        pending: () => waiting.size,
    };
}
