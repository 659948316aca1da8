// SPDX-License-Identifier: MIT
// The listening socket in a thread of its own: packets reach the audio thread whatever the page is busy with.

import { receive, type BinarySocket } from "./receive";

/** What the page sends, once. */
export interface ReceiverStart {
    readonly url: string;
    readonly port: MessagePort;
}

/** What the page is told: whether the socket is open. */
export interface ReceiverState {
    readonly open: boolean;
}

addEventListener("message", (event: MessageEvent<ReceiverStart>) => {
    const { url, port } = event.data;
    const open = (): BinarySocket => {
        const socket = new WebSocket(url);
        socket.binaryType = "arraybuffer";
        return socket as BinarySocket;
    };
    receive(
        { open, later: (work, milliseconds) => setTimeout(work, milliseconds) },
        (isOpen) => postMessage({ open: isOpen } satisfies ReceiverState),
        (bytes) => port.postMessage(bytes, [bytes]),
    );
});
