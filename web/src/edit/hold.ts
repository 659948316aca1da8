// SPDX-License-Identifier: MIT
import { heldOff, holdPressed, holdReleased, type HoldState } from "../gestures/hold";

/** Something that is on while a button or a key is held. */
export interface Hold {
    down(): void;
    up(): void;
}

/** `become` is told of every change; `isOnElsewhere`: another page has it on, and the next press lets it go. */
export function createHold(
    now: () => number,
    become: (isOn: boolean) => void,
    isOnElsewhere: () => boolean = () => false,
): Hold {
    let state: HoldState = heldOff;
    const take = (next: HoldState) => {
        const hasChanged = next.isOn !== state.isOn;
        state = next;
        if (hasChanged) {
            become(next.isOn);
        }
    };
    return {
        down() {
            const isTheirs = !state.isOn && isOnElsewhere();
            if (isTheirs) {
                state = { ...state, isOn: true, isLatched: true };
            }
            take(holdPressed(state, now()));
        },
        up: () => take(holdReleased(state)),
    };
}
