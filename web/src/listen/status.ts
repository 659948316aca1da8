// SPDX-License-Identifier: MIT

/**
 * - off: nobody listens
 * - starting: the browser gets ready
 * - blocked: the browser wants a tap first
 * - reconnecting: the server does not answer
 * - buffering: sound comes in, but not enough of it yet
 * - playing: it is heard
 */
export type ListenStatus = "off" | "starting" | "blocked" | "reconnecting" | "buffering" | "playing";

export interface ListenFacts {
    readonly wanted: boolean;
    readonly hasPlayer: boolean;
    /** The audio context runs; null: it is not known yet. */
    readonly runs: boolean | null;
    /** The socket is open; null: its first attempt is under way. */
    readonly open: boolean | null;
    readonly playing: boolean;
}

export function statusOf({ wanted, hasPlayer, runs, open, playing }: ListenFacts): ListenStatus {
    if (!wanted) {
        return "off";
    }
    if (runs === false) {
        return "blocked";
    }
    if (!hasPlayer || runs === null || open === null) {
        return "starting";
    }
    if (playing) {
        return "playing";
    }
    return open ? "buffering" : "reconnecting";
}

const labels: Readonly<Record<ListenStatus, string>> = {
    off: "Listen",
    starting: "Starting",
    blocked: "Tap to hear",
    reconnecting: "Reconnects",
    buffering: "Buffering",
    playing: "Listening",
};

export function labelOf(status: ListenStatus): string {
    return labels[status];
}
