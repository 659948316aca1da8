// SPDX-License-Identifier: MIT
// The map of the keys, over the rail: the grid stays where it is.
import { useLayoutEffect, useRef } from "preact/hooks";

import { CloseIcon } from "../parts/icons";
import { useInstrument } from "../instrument/instrument";
import { keyMap, stepKeyNames } from "../gestures/keyboard";

export function KeyMap() {
    const { view } = useInstrument();
    return view.showsKeys.value ? <OpenMap /> : null;
}

/** Closed, it gives the focus back to what had it when it was opened. */
function OpenMap() {
    const { view } = useInstrument();
    const map = useRef<HTMLElement>(null);
    useLayoutEffect(() => {
        const opener = document.activeElement;
        const section = map.current;
        return () => {
            const had = section?.contains(document.activeElement) ?? false;
            if (had && opener instanceof HTMLElement && opener.isConnected) {
                opener.focus({ preventScroll: true });
            }
        };
    }, []);
    const isOn = view.shortcuts.value;
    return (
        <section class="key-map" aria-label="Map of the keys" ref={map}>
            <header>
                <h2>Keys</h2>
                <button type="button" class="key" aria-label="Close" onClick={() => (view.showsKeys.value = false)}>
                    <CloseIcon />
                </button>
            </header>
            <div class="key-rows" role="img" aria-label="Q to I are steps 1 to 8, A to K are steps 9 to 16">
                {stepKeyNames.map((name, step) => (
                    <span key={name}>
                        {name}
                        <i>{step + 1}</i>
                    </span>
                ))}
            </div>
            <dl>
                {keyMap.map(([keys, what]) => (
                    <div key={keys}>
                        <dt>{keys}</dt>
                        <dd>{what}</dd>
                    </div>
                ))}
            </dl>
            <button
                type="button"
                class="key"
                aria-pressed={isOn}
                onClick={() => {
                    view.shortcuts.value = !isOn;
                    localStorage.setItem("tresillo.shortcuts", isOn ? "off" : "on");
                }}
            >
                {isOn ? "Keys play: on" : "Keys play: off"}
            </button>
        </section>
    );
}
