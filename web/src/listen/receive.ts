// SPDX-License-Identifier: MIT

import { pauseBefore } from "../wire/connection";

/** What of a browser's WebSocket is used, so that tests can give another one. */
export interface BinarySocket {
    onopen: (() => void) | null;
    onclose: (() => void) | null;
    onmessage: ((event: { data: unknown }) => void) | null;
    close(): void;
}

export interface ReceiveSurroundings {
    open(): BinarySocket;
    /** Calls `work` once, `milliseconds` from now. */
    later(work: () => void, milliseconds: number): void;
}

/** A line that is open and says nothing for so long, in ms, is dead: packets come even while nothing plays. */
export const deadAfter = 3_000;

/** Opens the socket, and opens it again for ever when it breaks or falls silent. */
export function receive(
    surroundings: ReceiveSurroundings,
    onOpen: (open: boolean) => void,
    onBytes: (bytes: ArrayBuffer) => void,
): void {
    let attempts = 0;

    const begin = (): void => {
        const socket = surroundings.open();
        let heard = 0;
        let over = false;
        const end = (): void => {
            if (over) {
                return;
            }
            over = true;
            socket.close();
            onOpen(false);
            surroundings.later(begin, pauseBefore(attempts));
            attempts += 1;
        };
        const watch = (before: number): void => {
            surroundings.later(() => {
                if (heard === before) {
                    end();
                } else if (!over) {
                    watch(heard);
                }
            }, deadAfter);
        };
        socket.onopen = () => onOpen(true);
        socket.onclose = end;
        socket.onmessage = (event) => {
            if (!over && event.data instanceof ArrayBuffer) {
                heard += 1;
                attempts = 0;
                onBytes(event.data);
            }
        };
        watch(heard);
    };

    begin();
}
