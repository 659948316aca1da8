// SPDX-License-Identifier: MIT
import type { Store } from "../state/store";
import { setTrackParam } from "./changes";
import type { Editor } from "./editor";

interface StoreAndEditor {
    readonly store: Store;
    readonly editor: Editor;
}

/** A mute of the performance comes first; one that the pattern has of its own is switched in the pattern. */
export function toggleMute({ store, editor }: StoreAndEditor, track: number): void {
    const inPattern = store.pattern.peek()?.tracks[track].values.mute === 1;
    const byGesture = store.muted.peek().includes(track);
    if (byGesture || !inPattern) {
        editor.command({ type: "MuteTrack", track, on: !byGesture });
    }
    if (inPattern) {
        editor.edit([setTrackParam(track, "mute", 0)]);
    }
}
