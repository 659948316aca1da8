// SPDX-License-Identifier: MIT
// Play, recording and FILL, from buttons and keys alike.
import type { Store } from "../state/store";
import type { Editor } from "./editor";
import { createHold, type Hold } from "./hold";

export interface Transport {
    toggle(): void;
    /** Begins a file of what is heard, or ends it. */
    record(): void;
    readonly fill: Hold;
}

export function createTransport(store: Store, editor: Editor, now: () => number): Transport {
    return {
        toggle: () => editor.command({ type: store.isPlaying.peek() ? "Stop" : "Start" }),
        record: () => editor.record(store.recording.peek().state === "idle"),
        fill: createHold(
            now,
            (on, isLatched) => editor.command({ type: "Fill", on }, on && isLatched),
            () => store.fill.peek(),
        ),
    };
}
