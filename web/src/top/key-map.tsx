// SPDX-License-Identifier: MIT
// The map of the keys, over the rail: the grid stays where it is.
import { CloseIcon } from "../icons";
import { useInstrument } from "../instrument";
import { keyMap, stepKeyNames } from "../gestures/keyboard";

export function KeyMap() {
    const { view } = useInstrument();
    if (!view.showsKeys.value) {
        return null;
    }
    const isOn = view.shortcuts.value;
    const close = () => {
        view.showsKeys.value = false;
        document.querySelector<HTMLElement>(".keys-key")?.focus();
    };
    return (
        <section class="key-map" aria-label="Map of the keys">
            <header>
                <h2>Keys</h2>
                <button type="button" class="key" aria-label="Close" onClick={close}>
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
