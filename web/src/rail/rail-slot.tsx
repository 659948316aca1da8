// SPDX-License-Identifier: MIT
import { useInstrument } from "../instrument/instrument";
import { isPhone } from "../layout/window";
import { Rail } from "./rail";

/** Beside the steps; on a phone in their place, and then it is what the page is about. */
export function RailSlot() {
    const { view } = useInstrument();
    const isInstead = isPhone(view.form.value) && view.showsRail.value;
    return (
        <div
            class="rail-slot"
            role={isInstead ? "main" : "complementary"}
            aria-label="Step, patterns, mix, kit and song"
        >
            <Rail />
        </div>
    );
}
