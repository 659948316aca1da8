// SPDX-License-Identifier: MIT
// Notes that are played by hand, each for as long as its pad is pressed.
import type { PadSound, View } from "../state/view";
import type { Editor } from "./editor";

export interface Hand {
    /** `holder` names what is pressed: a pad, a key. While RETRIG is on the sound repeats. */
    press(holder: string, sound: PadSound, velocity: number): void;
    /** Does nothing where the holder presses nothing. */
    release(holder: string): void;
    /** Of everything, as if all fingers were lifted. */
    releaseAll(): void;
    /** The connection is lost, and the server has let go of everything. Nothing is sent. */
    forget(): void;
}

export function createHand(view: View, editor: Editor): Hand {
    const pressed = new Map<string, PadSound>();

    const release = (holder: string) => {
        const sound = pressed.get(holder);
        if (!sound) {
            return;
        }
        pressed.delete(holder);
        if (view.retrigSound.peek() === sound) {
            view.retrigSound.value = null;
        } else {
            editor.command({ type: "GateOff", track: sound.track, pitch: sound.pitch });
        }
    };

    return {
        press(holder, sound, velocity) {
            release(holder);
            pressed.set(holder, sound);
            if (view.retrigs.peek()) {
                view.retrigSound.value = sound;
            } else {
                editor.command({ type: "GateOn", ...sound, velocity });
            }
        },
        release,
        releaseAll() {
            [...pressed.keys()].forEach(release);
        },
        forget() {
            pressed.clear();
        },
    };
}
