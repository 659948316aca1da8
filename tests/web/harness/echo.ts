// SPDX-License-Identifier: MIT
// A WebSocket on the loopback that says back what it hears: the measure for the server's own latencies.
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";

export interface Echo {
    /** Milliseconds from sending `text` until it came back. */
    roundTrip(text: string): Promise<number>;
    close(): void;
}

export async function bareEcho(): Promise<Echo> {
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
    server.on("connection", (socket) => socket.on("message", (data) => socket.send(data)));
    await new Promise((resolve) => server.once("listening", resolve));
    const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, {
        perMessageDeflate: false,
    });
    await new Promise((resolve) => socket.once("open", resolve));
    return {
        async roundTrip(text) {
            const began = performance.now();
            const back = new Promise((resolve) => socket.once("message", resolve));
            socket.send(text);
            await back;
            return performance.now() - began;
        },
        close() {
            socket.terminate();
            server.close();
        },
    };
}
