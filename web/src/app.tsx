// SPDX-License-Identifier: MIT
import { FirstMinuteSlot, RailSlot } from "./slots";

export function App() {
    return (
        <div class="instrument" data-form="desk">
            <header class="top"></header>
            <div class="wave"></div>
            <main class="steps"></main>
            <section class="strip"></section>
            <RailSlot />
            <FirstMinuteSlot />
        </div>
    );
}
