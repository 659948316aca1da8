// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { statusOf, type ListenFacts } from "@/listen/status";

const playing: ListenFacts = { wanted: true, hasPlayer: true, runs: true, open: true, playing: true };

describe("the status of listening", () => {
    it.each<[string, Partial<ListenFacts>, string]>([
        ["nobody asked for it", { wanted: false }, "off"],
        ["the browser has not said whether it may sound", { runs: null, playing: false }, "starting"],
        ["the worklet is being loaded", { hasPlayer: false, playing: false }, "starting"],
        ["the first connection is under way", { open: null, playing: false }, "starting"],
        ["the browser wants a tap", { runs: false }, "blocked"],
        ["the connection is open, but too little came", { playing: false }, "buffering"],
        ["the connection broke and the buffer is empty", { open: false, playing: false }, "reconnecting"],
        ["the connection broke and there is still sound", { open: false }, "playing"],
        ["all is well", {}, "playing"],
    ])("when %s", (_, facts, expected) => {
        expect(statusOf({ ...playing, ...facts })).toBe(expected);
    });
});
