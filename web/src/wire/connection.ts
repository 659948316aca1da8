// SPDX-License-Identifier: MIT
// The WebSocket to the server: it comes back by itself, and hands whole messages on.
import type { PageMessage } from "../generated/schema";
import type { ServerMessage } from "../generated/schema";

export type ConnectionState = "connecting" | "open" | "lost";

/** What of a browser's WebSocket is used, so that tests can give another one. */
export interface Socket {
    onopen: (() => void) | null;
    onclose: (() => void) | null;
    onmessage: ((event: { data: unknown }) => void) | null;
    send(text: string): void;
    close(): void;
}

export interface Surroundings {
    open(): Socket;
    /** Returns what `cancel` takes. */
    later(work: () => void, milliseconds: number): number;
    cancel(timer: number): void;
}

export interface Connection {
    /** False where there is no connection: nothing was sent, and nothing is kept for later. */
    send(message: PageMessage): boolean;
    close(): void;
}

const firstPause = 100;
const longestPause = 2000;

/** How long to wait before attempt number `attempt` (0 is the first after a loss), in ms. */
export function pauseBefore(attempt: number): number {
    return Math.min(longestPause, firstPause * 2 ** attempt);
}

export function connect(
    surroundings: Surroundings,
    onState: (state: ConnectionState) => void,
    onMessage: (message: ServerMessage) => void,
): Connection {
    let socket: Socket | null = null;
    let isOpen = false;
    let isClosed = false;
    let attempts = 0;
    let timer = 0;

    const lost = (from: Socket) => {
        if (from !== socket || isClosed) {
            return;
        }
        socket = null;
        isOpen = false;
        onState("lost");
        timer = surroundings.later(begin, pauseBefore(attempts));
        attempts += 1;
    };

    function begin(): void {
        const next = surroundings.open();
        socket = next;
        next.onopen = () => {
            isOpen = true;
            attempts = 0;
            onState("open");
        };
        next.onclose = () => lost(next);
        next.onmessage = (event) => {
            if (next === socket && typeof event.data === "string") {
                onMessage(JSON.parse(event.data) as ServerMessage);
            }
        };
    }

    onState("connecting");
    begin();
    return {
        send(message) {
            if (!socket || !isOpen) {
                return false;
            }
            socket.send(JSON.stringify(message));
            return true;
        },
        close() {
            isClosed = true;
            surroundings.cancel(timer);
            socket?.close();
        },
    };
}

/** The browser's own. */
export function browserSurroundings(url: () => string): Surroundings {
    return {
        open: () => new WebSocket(url()) as unknown as Socket,
        later: (work, milliseconds) => window.setTimeout(work, milliseconds),
        cancel: (timer) => window.clearTimeout(timer),
    };
}
