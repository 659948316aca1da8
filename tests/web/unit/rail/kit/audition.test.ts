// SPDX-License-Identifier: MIT

import { describe, expect, it } from "vitest";
import { playsPad, soundOf } from "@/rail/kit/audition";
import { trackWith } from "../../patterns";

const none = 0;
const onePad = 1;
const wholeKit = 2;

const tracks = [
    trackWith({ instrument: onePad, pad: 3 }),
    trackWith({ instrument: onePad, pad: 3 }),
    trackWith({ instrument: wholeKit }),
    trackWith({ instrument: onePad, pad: 5, kit: 1 }),
    trackWith({ instrument: none, pad: 9 }),
];

describe("a pad tapped in the KIT tab sounds", () => {
    it("on the selected track when that plays it", () => {
        expect(soundOf(tracks, 1, 0, 3)).toEqual({ track: 1, pitch: 60 });
    });

    it("on a track that plays the whole kit, by its note", () => {
        expect(soundOf(tracks, 2, 0, 3)).toEqual({ track: 2, pitch: 39 });
        expect(soundOf(tracks, 0, 0, 7)).toEqual({ track: 2, pitch: 43 });
    });

    it("only by a track with the same kit, and not by one without an instrument", () => {
        expect(soundOf(tracks, 3, 1, 5)).toEqual({ track: 3, pitch: 60 });
        expect(soundOf(tracks, 3, 1, 9)).toBeNull();
        expect(soundOf([tracks[4]], 0, 0, 9)).toBeNull();
    });
});

describe("a pad is marked as played", () => {
    it("by a track that plays it alone or the whole kit", () => {
        expect([playsPad(tracks[0], 3), playsPad(tracks[0], 4), playsPad(tracks[2], 4)]).toEqual([true, false, true]);
        expect(playsPad(tracks[4], 9)).toBe(false);
    });
});
