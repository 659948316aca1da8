// SPDX-License-Identifier: MIT
import { heldOff, holdPressed, holdReleased, type HoldState } from "../gestures/hold";

/** Something that is on while a button or a key is held. */
export interface Hold {
    down(): void;
    up(): void;
    /** The server has let go of it, as it does of all that a lost connection held. Nothing is sent. */
    forget(): void;
}

/** `become` is told of every change; `isStillOn`: nobody else has ended what is latched here. */
export function createHold(
    now: () => number,
    become: (isOn: boolean, isLatched: boolean) => void,
    isStillOn: () => boolean = () => true,
): Hold {
    let state: HoldState = heldOff;
    const take = (next: HoldState) => {
        const hasChanged = next.isOn !== state.isOn;
        state = next;
        if (hasChanged) {
            become(next.isOn, next.isLatched);
        }
    };
    return {
        down() {
            if (state.isLatched && !isStillOn()) {
                state = heldOff;
            }
            take(holdPressed(state, now()));
        },
        up: () => take(holdReleased(state)),
        forget() {
            state = heldOff;
        },
    };
}
