// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import type { ServerMessage } from "@/generated/schema";
import { socketUrl, takeToken } from "@/wire/address";
import { connect, pauseBefore, type ConnectionState, type Socket } from "@/wire/connection";

interface FakeSocket extends Socket {
    readonly sent: string[];
    isClosed: boolean;
}

/** A network in which the test decides what happens when. */
function network() {
    const sockets: FakeSocket[] = [];
    const timers = new Map<number, { work: () => void; milliseconds: number }>();
    let next = 1;
    const states: ConnectionState[] = [];
    const messages: ServerMessage[] = [];
    const surroundings = {
        open(): Socket {
            const socket: FakeSocket = {
                onopen: null,
                onclose: null,
                onmessage: null,
                sent: [],
                isClosed: false,
                send: (text) => void socket.sent.push(text),
                close: () => void (socket.isClosed = true),
            };
            sockets.push(socket);
            return socket;
        },
        later(work: () => void, milliseconds: number): number {
            timers.set(next, { work, milliseconds });
            return next++;
        },
        cancel: (timer: number): void => void timers.delete(timer),
    };
    const connection = connect(
        surroundings,
        (state) => states.push(state),
        (message) => messages.push(message),
    );
    const runTimers = (): number[] => {
        const due = [...timers.values()];
        timers.clear();
        due.forEach(({ work }) => work());
        return due.map(({ milliseconds }) => milliseconds);
    };
    return { connection, sockets, states, messages, runTimers };
}

test("nothing is sent before the connection is open", () => {
    const { connection, sockets } = network();
    expect(connection.send({ type: "undo" })).toBe(false);
    sockets[0].onopen?.();
    expect(connection.send({ type: "undo" })).toBe(true);
    expect(sockets[0].sent).toEqual(['{"type":"undo"}']);
});

test("a lost connection comes back, with growing pauses, and says so", () => {
    const { sockets, states, runTimers } = network();
    sockets[0].onopen?.();
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 6; ++attempt) {
        sockets[sockets.length - 1].onclose?.();
        pauses.push(...runTimers());
    }
    expect(pauses).toEqual([100, 200, 400, 800, 1600, 2000]);
    sockets[sockets.length - 1].onopen?.();
    expect(states).toEqual(["connecting", "open", "lost", "lost", "lost", "lost", "lost", "lost", "open"]);
    sockets[sockets.length - 1].onclose?.();
    expect(runTimers()).toEqual([100]);
});

test("the pause never grows beyond two seconds", () => {
    expect([0, 4, 5, 100, 5000].map(pauseBefore)).toEqual([100, 1600, 2000, 2000, 2000]);
});

test("what an old socket still says is not heard", () => {
    const { sockets, messages, runTimers } = network();
    sockets[0].onopen?.();
    sockets[0].onclose?.();
    runTimers();
    sockets[0].onmessage?.({ data: '{"type":"pong","time":1,"frame":1}' });
    sockets[1].onmessage?.({ data: '{"type":"pong","time":2,"frame":2}' });
    expect(messages).toEqual([{ type: "pong", time: 2, frame: 2 }]);
});

test("after close nothing comes back", () => {
    const { connection, sockets, runTimers } = network();
    sockets[0].onopen?.();
    connection.close();
    expect(sockets[0].isClosed).toBe(true);
    sockets[0].onclose?.();
    expect(runTimers()).toEqual([]);
});

test("the socket is where the page came from, secure if the page is", () => {
    expect(socketUrl({ protocol: "http:", host: "127.0.0.1:8484" }, "/ws", null)).toBe("ws://127.0.0.1:8484/ws");
    expect(socketUrl({ protocol: "https:", host: "box" }, "/listen", "a b&c")).toBe("wss://box/listen?token=a%20b%26c");
});

test("a token is taken out of the address, kept for the tab, and no longer shown", () => {
    const kept = new Map<string, string>();
    const shown: string[] = [];
    const storage = {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
    } as Storage;
    const history = { replaceState: (_: unknown, __: string, url: string) => void shown.push(url) } as History;
    const at = (hash: string): Location => ({ hash, pathname: "/", search: "?x=1" }) as Location;
    expect(takeToken(at(""), history, storage)).toBeNull();
    expect(takeToken(at("#token=secret"), history, storage)).toBe("secret");
    expect(shown).toEqual(["/?x=1"]);
    expect(takeToken(at(""), history, storage)).toBe("secret");
});
