// SPDX-License-Identifier: MIT
// Where the parts that live in folders of their own are hung into the page.

export function RailSlot() {
    return <aside class="rail-slot" aria-label="Step, patterns, mix, kit and song"></aside>;
}

export function FirstMinuteSlot() {
    return <div class="first-minute-slot"></div>;
}

export function ListenSlot() {
    return null;
}
