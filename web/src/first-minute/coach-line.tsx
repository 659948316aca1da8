// SPDX-License-Identifier: MIT
import { useEffect, useState } from "preact/hooks";

import { useInstrument } from "../instrument";
import { coachLines, isDone, lineAfter, seenIn, type CoachLine, type Seen } from "./coach";
import type { Memory } from "./memory";

interface Words {
    readonly mouse: string;
    readonly touch: string;
}

const words: Readonly<Record<CoachLine, Words>> = {
    step: {
        mouse: "Click an empty step: it plays on the next pass. Click it again and it is gone.",
        touch: "Tap an empty step: it plays on the next pass. Tap it again and it is gone.",
    },
    lock: {
        mouse: "Hold a step and turn a control below: this step alone sounds that way. That is a lock.",
        touch: "Hold a step with one finger, drag a control with another: this step alone sounds that way.",
    },
    fill: {
        mouse: "Hold FILL (or V): steps that wait for it come in until you let go.",
        touch: "Hold FILL: steps that wait for it come in until you let go.",
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
            <button type="button" class="key" onClick={() => show(null)}>
                No more hints
            </button>
        </aside>
    );
}
