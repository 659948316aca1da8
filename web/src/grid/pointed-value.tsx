// SPDX-License-Identifier: MIT
// Beside the pointer: the value that the wheel over a step has just set. It goes by itself.
import { useEffect } from "preact/hooks";

import { useInstrument } from "../instrument/instrument";

const shownFor = 1200; // ms

export function PointedValue() {
    const { view } = useInstrument();
    const pointed = view.pointed.value;
    useEffect(() => {
        const timer = pointed ? setTimeout(() => (view.pointed.value = null), shownFor) : undefined;
        return () => clearTimeout(timer);
    }, [pointed, view]);
    if (!pointed) {
        return null;
    }
    const isRight = pointed.x > document.documentElement.clientWidth / 2;
    return (
        <output
            class="pointed-value"
            aria-live="off"
            data-right={isRight || undefined}
            style={{ "--x": `${pointed.x}px`, "--y": `${pointed.y}px` }}
        >
            {pointed.text}
        </output>
    );
}
