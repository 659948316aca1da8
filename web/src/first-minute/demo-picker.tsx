// SPDX-License-Identifier: MIT
import { useEffect, useRef } from "preact/hooks";

import type { DemoView } from "../generated/schema";
import { useInstrument } from "../instrument";
import { useListener } from "../listen/context";
import { patternPlace } from "../state/follow";
import { Tresillo } from "./tresillo";

interface DemoPickerProps {
    readonly demos: readonly DemoView[];
    readonly onClose: () => void;
}

const allTracks = 0xffff;

/** Lies over the steps, not over the instrument: everything else can be played meanwhile. */
export function DemoPicker({ demos, onClose }: DemoPickerProps) {
    const { store, view, editor } = useInstrument();
    const listener = useListener();
    const first = useRef<HTMLButtonElement>(null);
    const isSilent = store.hello.value?.hasSound === false;
    useEffect(() => {
        view.showsRail.value = false;
        // For the keyboard; a finger needs no ring around what it may tap.
        if (window.matchMedia("(pointer: fine)").matches) {
            first.current?.focus({ preventScroll: true });
        }
    }, [view]);

    const play = (pattern: number) => {
        // Within the tap itself: browsers let nothing sound without one.
        if (isSilent) {
            listener.start();
        }
        view.chosenPattern.value = null;
        editor.command({ type: "SetFollow", follow: "pattern" });
        editor.command({ type: "Launch", pattern, tracks: allTracks, line: "now", steps: 0, keepPosition: false });
        if (!store.isPlaying.peek()) {
            editor.command({ type: "Start" });
        }
        onClose();
    };

    return (
        <section class="demo-picker" aria-label="Demos to begin with">
            <div class="demo-words">
                <Tresillo />
                <h1>Tap one and it plays</h1>
                <p>
                    Everything on this page is alive from then on: change what you hear while you hear it.
                    {isSilent ? " Sound comes from this browser." : ""}
                </p>
            </div>
            {demos.map((demo, index) => (
                <div class="demo" key={demo.name} role="group" aria-label={demo.name}>
                    <h2>{demo.name}</h2>
                    <div class="demo-variations">
                        {demo.variations.map(({ pattern, name }, place) => (
                            <button
                                type="button"
                                key={pattern}
                                ref={index === 0 && place === 0 ? first : undefined}
                                class="demo-variation"
                                onClick={() => play(pattern)}
                            >
                                <svg width="16" height="20" viewBox="0 0 8 10" aria-hidden="true">
                                    <path d="M0 0l8 5-8 5z" />
                                </svg>
                                <span>{name || patternPlace(pattern)}</span>
                            </button>
                        ))}
                    </div>
                </div>
            ))}
            <button type="button" class="key demo-close" onClick={onClose}>
                Not now
            </button>
        </section>
    );
}
