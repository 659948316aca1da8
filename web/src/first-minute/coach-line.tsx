// SPDX-License-Identifier: MIT
import { useEffect, useState } from "preact/hooks";

import { useInstrument } from "../instrument/instrument";
import { coachLines, isDone, lineAfter, seenIn, type CoachLine, type Seen } from "./coach";
import type { Memory } from "./memory";

interface Words {
    readonly mouse: string;
    readonly touch: string;
}

const words: Readonly<Record<CoachLine, Words>> = {
    step: {
        mouse: "Click an empty step: it plays on the next pass.",
        touch: "Tap an empty step: it plays on the next pass.",
    },
    lock: {
        mouse: "Turn the wheel over a step that plays: it locks the chosen parameter there.",
        touch: "Hold a step that plays, and drag a fader: it is locked there.",
    },
    fill: {
        mouse: "Hold FILL or V: waiting steps come in.",
        touch: "Hold FILL: waiting steps come in.",
    },
};

/** One hint; it goes when it was done, and all go for ever with one click. */
export function Coach({ memory }: { readonly memory: Memory }) {
    const { store } = useInstrument();
    const [line, setLine] = useState<CoachLine | null>(() => memory.line());
    const show = (next: CoachLine | null) => {
        memory.keepLine(next);
        setLine(next);
    };

    useEffect(() => {
        if (line === null) {
            return undefined;
        }
        let before: Seen | null = null;
        const stopFill = store.fill.subscribe(look);
        const stopPattern = store.pattern.subscribe(look);
        function look(): void {
            const pattern = store.pattern.peek();
            if (!pattern || line === null) {
                return;
            }
            const now = seenIn(pattern, store.fill.peek());
            if (before && isDone(line, before, now)) {
                show(lineAfter(line));
            }
            before = now;
        }
        return () => {
            stopFill();
            stopPattern();
        };
    }, [line]);

    if (line === null) {
        return null;
    }
    const text = words[line];
    const touches = window.matchMedia("(pointer: coarse)").matches;
    return (
        <aside class="coach" aria-label="Hint">
            <span class="coach-place" aria-hidden="true">
                {coachLines.map((other) => (
                    <i key={other} data-on={other === line || undefined}></i>
                ))}
            </span>
            <p aria-live="polite">{touches ? text.touch : text.mouse}</p>
            <button type="button" class="coach-end" onClick={() => show(null)}>
                No more hints
            </button>
        </aside>
    );
}
