// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { deadAfter, receive, type BinarySocket } from "@/listen/receive";

/** Sockets that do nothing by themselves, and a clock that moves when it is told to. */
class Line {
    readonly sockets: (BinarySocket & { closed: boolean })[] = [];
    readonly opened: boolean[] = [];
    readonly bytes: number[] = [];
    private now = 0;
    private waiting: { at: number; work: () => void }[] = [];

    constructor() {
        receive(
            { open: () => this.socket(), later: (work, after) => this.waiting.push({ at: this.now + after, work }) },
            (open) => this.opened.push(open),
            (bytes) => this.bytes.push(bytes.byteLength),
        );
    }

    get newest(): BinarySocket & { closed: boolean } {
        return this.sockets[this.sockets.length - 1];
    }

    pass(milliseconds: number): void {
        const until = this.now + milliseconds;
        for (;;) {
            const due = this.waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
            if (!due) {
                break;
            }
            this.waiting = this.waiting.filter((other) => other !== due);
            this.now = due.at;
            due.work();
        }
        this.now = until;
    }

    private socket(): BinarySocket & { closed: boolean } {
        const socket = {
            onopen: null,
            onclose: null,
            onmessage: null,
            closed: false,
            close: () => {
                socket.closed = true;
            },
        };
        this.sockets.push(socket);
        return socket;
    }
}

describe("the listening socket", () => {
    it("hands on what comes as bytes and nothing else", () => {
        const line = new Line();
        line.newest.onopen?.();
        line.newest.onmessage?.({ data: new ArrayBuffer(20) });
        line.newest.onmessage?.({ data: "words" });
        expect(line.opened).toEqual([true]);
        expect(line.bytes).toEqual([20]);
    });

    it("is opened again and again after a loss, after longer and longer pauses", () => {
        const line = new Line();
        for (let loss = 0; loss < 8; ++loss) {
            line.newest.onclose?.();
            line.pass(2_000);
        }
        expect(line.sockets.length).toBe(9);
        line.newest.onclose?.();
        line.pass(1_000);
        expect(line.sockets.length).toBe(9);
        line.pass(1_000);
        expect(line.sockets.length).toBe(10);
    });

    it("is given up and opened anew when it is open but says nothing", () => {
        const line = new Line();
        line.newest.onopen?.();
        line.pass(deadAfter + 2_000);
        expect(line.sockets[0]?.closed).toBe(true);
        expect(line.sockets.length).toBe(2);
        expect(line.opened).toEqual([true, false]);
    });

    it("stays as long as something comes", () => {
        const line = new Line();
        for (let second = 0; second < 60; ++second) {
            line.newest.onmessage?.({ data: new ArrayBuffer(20) });
            line.pass(1_000);
        }
        expect(line.sockets.length).toBe(1);
    });

    it("does not listen to a socket that it has given up", () => {
        const line = new Line();
        line.pass(deadAfter + 2_000);
        line.sockets[0]?.onmessage?.({ data: new ArrayBuffer(20) });
        line.sockets[0]?.onclose?.();
        expect(line.bytes).toEqual([]);
        expect(line.sockets.length).toBe(2);
    });
});
