// SPDX-License-Identifier: MIT
// Sounds: onto a track, onto held steps, and back to where they are kept.
import type { InstrumentKind } from "../generated/schema";
import { handSound } from "../state/hand-sound";
import type { Store } from "../state/store";
import type { View } from "../state/view";
import { setStepParam } from "./changes";
import type { Editor } from "./editor";
import type { Hand } from "./hand";

/** One of the project's by its number, or one of the library by its file. */
export interface SoundSource {
    readonly name: string;
    readonly kind: InstrumentKind;
    readonly sound?: number;
    readonly file?: string;
}

export interface SoundPlayer {
    /** Onto the selected track; while steps are held, as their lock. */
    take(source: SoundSource): void;
    /** What the selected track sounds like, among the project's. */
    store(title: { readonly name: string }): void;
    /** The same among the player's own, for all projects. */
    keep(title: { readonly name: string; readonly tags: readonly string[] }): void;
}

/** How long a Sound is heard when it is taken while nothing plays, in ms. */
const taste = 350;
const velocity = 100;

export function createSoundPlayer(
    store: Store,
    view: View,
    hand: Hand,
    editor: Editor,
    later: (work: () => void, milliseconds: number) => number,
): SoundPlayer {
    const place = () => ({ pattern: store.pattern.peek()?.pattern ?? 0, track: view.selectedTrack.peek() });

    const hear = (track: number) => {
        if (!store.isPlaying.peek()) {
            const sound = handSound(store.pattern.peek(), track);
            hand.press("taste", sound, velocity);
            later(() => hand.release("taste"), taste);
        }
    };

    const load = ({ sound, file }: SoundSource) => {
        const at = place();
        editor.ask({ type: "loadSound", ...at, ...(sound === undefined ? { file } : { sound }) }, ({ outcome }) => {
            if (outcome === "Done") {
                hear(at.track);
            }
        });
    };

    const lock = (number: number, steps: View["locking"]["value"]) => {
        editor.edit(steps.map((at) => setStepParam(at.track, at.step, "sound", number)));
    };

    /** A step names one of the project's: one of the library becomes that first, once. */
    const lockTo = (source: SoundSource) => {
        const steps = view.locking.peek();
        const twin = store.project
            .peek()
            ?.sounds.find(({ name, kind }) => name === source.name && kind === source.kind);
        const number = source.sound ?? twin?.sound;
        if (number !== undefined) {
            lock(number, steps);
            return;
        }
        editor.ask({ type: "storeSound", ...place(), file: source.file }, ({ outcome, text }) => {
            if (outcome === "Done") {
                lock(Number(text), steps);
            }
        });
    };

    return {
        take: (source) => (view.isLocking.peek() ? lockTo(source) : load(source)),
        store: ({ name }) => editor.ask({ type: "storeSound", ...place(), name }, () => undefined),
        keep: ({ name, tags }) => editor.ask({ type: "keepSound", ...place(), name, tags }, () => editor.askLibrary()),
    };
}
