// SPDX-License-Identifier: MIT
// Where the parts that live in folders of their own are hung into the page.
import { FirstMinute } from "./first-minute/first-minute";
import { ListenButton } from "./listen/listen-button";
import { Rail } from "./rail/rail";

export function RailSlot() {
    return (
        <aside class="rail-slot" aria-label="Step, patterns, mix, kit and song">
            <Rail />
        </aside>
    );
}

export function FirstMinuteSlot() {
    return (
        <div class="first-minute-slot">
            <FirstMinute />
        </div>
    );
}

export function ListenSlot() {
    return <ListenButton />;
}
