// SPDX-License-Identifier: MIT

import { signal, type ReadonlySignal } from "@preact/signals";
import { contextTimeAtSpeaker, heardFrame } from "./heard";
import type { Player, PlayerReport } from "./player";
import type { ReceiverStart, ReceiverState } from "./receiver-worker";
import { createScheduledPlayer } from "./scheduled-player";
import { statusOf, type ListenFacts, type ListenStatus } from "./status";
import { createWorkletPlayer } from "./worklet-player";

export interface ListenInfo {
    /** From the server's sending to the loudspeaker, in ms: the buffer and the browser's own output. */
    readonly latency: number;
    readonly gaps: number;
    readonly fallback: boolean;
}

/** Listening in the browser. One for a page. */
export interface Listener {
    readonly status: ReadonlySignal<ListenStatus>;
    /** Twice a second at most. */
    readonly info: ReadonlySignal<ListenInfo>;
    /** Must be called while a tap or key press is handled: browsers stay silent without one. */
    start(): void;
    stop(): void;
    /** Starts, stops, or asks a blocked browser again. */
    toggle(): void;
    /** The server's frame at the loudspeaker at `now` (performance.now()); null while nothing is heard. */
    heardFrame(now?: number): number | null;
    /** The last report of what really left for the loudspeaker; null before the first. */
    lastReport(): PlayerReport | null;
    resetMeasure(): void;
}

const nothing: ListenInfo = { latency: 0, gaps: 0, fallback: false };
const idle: ListenFacts = { wanted: false, hasPlayer: false, runs: null, open: null, playing: false };
/** Browsers that allow sound start within this time, in ms. */
const allowedWithin = 400;
const infoPeriod = 500;

interface Session {
    readonly context: AudioContext;
    readonly worker: Worker;
    player: Player | null;
}

async function createPlayer(context: AudioContext, report: (report: PlayerReport) => void): Promise<Player> {
    // Absent on plain http other than localhost, whatever TypeScript's library says.
    if ((context as Partial<AudioContext>).audioWorklet) {
        try {
            return await createWorkletPlayer(context, report);
        } catch {
            // A browser that cannot load it plays in the other way.
        }
    }
    return createScheduledPlayer(context, report);
}

/** `url`: of the `/listen` socket, asked for at each start. */
export function createListener({ url }: { url: () => string }): Listener {
    const status = signal<ListenStatus>("off");
    const info = signal<ListenInfo>(nothing);
    let facts = idle;
    let session: Session | null = null;
    let last: PlayerReport | null = null;
    let informed = 0;

    const know = (change: Partial<ListenFacts>): void => {
        facts = { ...facts, ...change };
        status.value = statusOf(facts);
    };

    const inform = (from: Session, report: PlayerReport): void => {
        if (session !== from) {
            return;
        }
        last = report;
        know({ playing: report.state.playing });
        const now = performance.now();
        if (now - informed >= infoPeriod) {
            informed = now;
            const waits = report.mark.contextTime - contextTimeAtSpeaker(from.context, now);
            const latency = Math.round((report.state.fill + Math.max(0, waits)) * 1000);
            info.value = { latency, gaps: report.state.gaps, fallback: from.player?.fallback ?? false };
        }
    };

    const wake = (): void => {
        void session?.context.resume();
    };
    const taps = ["pointerup", "keydown"] as const;

    const followContext = (from: Session): void => {
        const { context } = from;
        const look = (): void => {
            if (session === from) {
                know({ runs: context.state === "running" });
            }
        };
        context.addEventListener("statechange", look);
        window.setTimeout(look, allowedWithin);
        if (context.state === "running") {
            look();
        }
    };

    const start = (): void => {
        if (session) {
            wake();
            return;
        }
        const context = new AudioContext({ latencyHint: "interactive" });
        const worker = new Worker(new URL("./receiver-worker.ts", import.meta.url), { type: "module" });
        const own: Session = { context, worker, player: null };
        session = own;
        know({ ...idle, wanted: true });
        wake();
        followContext(own);
        taps.forEach((tap) => window.addEventListener(tap, wake, true));
        worker.onmessage = (event: MessageEvent<ReceiverState>) => know({ open: event.data.open });
        void createPlayer(context, (report) => inform(own, report)).then((player) => {
            if (session !== own) {
                player.stop();
                return;
            }
            own.player = player;
            const line = new MessageChannel();
            player.receiveFrom(line.port2);
            const message: ReceiverStart = { url: url(), port: line.port1 };
            worker.postMessage(message, [line.port1]);
            know({ hasPlayer: true });
        });
    };

    const stop = (): void => {
        if (!session) {
            return;
        }
        taps.forEach((tap) => window.removeEventListener(tap, wake, true));
        session.worker.terminate();
        session.player?.stop();
        void session.context.close();
        session = null;
        last = null;
        know(idle);
        info.value = nothing;
    };

    return {
        status,
        info,
        start,
        stop,
        toggle: () => (session && status.value !== "blocked" ? stop() : start()),
        heardFrame: (now = performance.now()) =>
            session && last ? heardFrame(last.mark, contextTimeAtSpeaker(session.context, now)) : null,
        lastReport: () => last,
        resetMeasure: () => session?.player?.resetMeasure(),
    };
}
