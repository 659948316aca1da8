// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { createEditor } from "@/edit/editor";
import { toggleMute } from "@/edit/mutes";
import type { PageMessage } from "@/generated/schema";
import { createStore } from "@/state/store";
import { patternWith, trackWith } from "../patterns";

/** What the page says when the mute of track 2 is pressed. */
function said(inPattern: boolean, byGesture: boolean): PageMessage[] {
    const sent: PageMessage[] = [];
    const send = (message: PageMessage): boolean => sent.push(message) > 0;
    const store = createStore();
    const pattern = patternWith([]);
    const tracks = pattern.tracks.map((track, index) => (index === 1 && inPattern ? trackWith({ mute: 1 }) : track));
    store.pattern.value = { ...pattern, tracks };
    store.muted.value = byGesture ? [1] : [];
    toggleMute({ store, editor: createEditor({ send, pattern: () => 0, nextFrame: (work) => work() }) }, 1);
    return sent;
}

const gesture = (on: boolean) => expect.objectContaining({ gesture: { type: "MuteTrack", track: 1, on } }) as unknown;
const edit = expect.objectContaining({
    edits: [{ type: "SetTrackParam", track: 1, param: "mute", value: 0 }],
}) as unknown;

test("a track that sounds is muted by a gesture, which the next press takes back", () => {
    expect(said(false, false)).toEqual([gesture(true)]);
    expect(said(false, true)).toEqual([gesture(false)]);
});

test("a mute of the pattern's own is taken out of the pattern, with the gesture's where there are both", () => {
    expect(said(true, false)).toEqual([edit]);
    expect(said(true, true)).toEqual([gesture(false), edit]);
});
