// SPDX-License-Identifier: MIT
// Play, recording and FILL, from buttons and keys alike.
import { fillOff, fillPressed, fillReleased, type FillState } from "../gestures/fill";
import type { Store } from "../state/store";
import type { Editor } from "./editor";

export interface Transport {
    toggle(): void;
    /** Begins a file of what is heard, or ends it. */
    record(): void;
    fillDown(): void;
    fillUp(): void;
}

export function createTransport(store: Store, editor: Editor, now: () => number): Transport {
    let fill: FillState = fillOff;

    const become = (next: FillState) => {
        if (next.isOn !== fill.isOn) {
            editor.command({ type: "Fill", on: next.isOn });
        }
        fill = next;
    };
    return {
        toggle: () => editor.command({ type: store.isPlaying.peek() ? "Stop" : "Start" }),
        record: () => editor.record(store.recording.peek().state === "idle"),
        fillDown() {
            // Somebody else may have latched it: then this press lets it go.
            const isLatchedElsewhere = store.fill.peek() && !fill.isOn;
            become(fillPressed(isLatchedElsewhere ? { ...fill, isOn: true, isLatched: true } : fill, now()));
        },
        fillUp: () => become(fillReleased(fill)),
    };
}
