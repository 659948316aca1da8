// SPDX-License-Identifier: MIT
// Where the parts that live in folders of their own are hung into the page.
import { CoachOfFirstMinute, FirstMinute } from "./first-minute/first-minute";
import { isPhone } from "./grid/window";
import { useInstrument } from "./instrument";
import { ListenButton } from "./listen/listen-button";
import { Rail } from "./rail/rail";

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

export function FirstMinuteSlot() {
    return (
        <div class="first-minute-slot">
            <FirstMinute />
        </div>
    );
}

export function CoachSlot() {
    return <CoachOfFirstMinute />;
}

export function ListenSlot() {
    return <ListenButton />;
}
