// SPDX-License-Identifier: MIT
// What is played by holding: FILL, ALL, RETRIG.
import { retrigRates } from "../edit/performance";
import { useInstrument } from "../instrument/instrument";
import { HoldButton } from "./hold-button";

export function FillButton() {
    const { store, transport } = useInstrument();
    return (
        <HoldButton hold={transport.fill} isOn={store.fill.value} class="fill-key" title="Hold for fills">
            FILL
        </HoldButton>
    );
}

/** While it is held, a parameter that is moved moves on all tracks. */
export function AllButton() {
    const { view, performance } = useInstrument();
    return (
        <HoldButton
            hold={performance.all}
            isOn={view.controlsAll.value}
            class="all-key"
            title="Hold, and move a parameter: it moves on all tracks until you let go"
        >
            ALL
        </HoldButton>
    );
}

/** While it is held, the selected track repeats; up and down, or the wheel, change how fast. */
export function RetrigButton() {
    const { view, performance } = useInstrument();
    return (
        <HoldButton
            hold={performance.retrig}
            isOn={view.retrigs.value}
            class="retrig-key"
            title="Hold: the track repeats; up or down is faster or slower"
            onTurn={performance.turnRate}
        >
            RETRIG <small>{retrigRates[view.retrigRate.value - 1]}</small>
        </HoldButton>
    );
}
