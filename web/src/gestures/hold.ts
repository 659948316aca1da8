// SPDX-License-Identifier: MIT
// What is on while held, latched by pressing twice, let go by the next press: FILL, ALL, RETRIG. Pure; times in ms.

export interface HoldState {
    readonly isOn: boolean;
    readonly isLatched: boolean;
    readonly pressedAt: number;
}

export const heldOff: HoldState = { isOn: false, isLatched: false, pressedAt: -Infinity };

const doublePress = 350;

export function holdPressed(state: HoldState, now: number): HoldState {
    if (state.isLatched) {
        return { ...heldOff, pressedAt: -Infinity };
    }
    return { isOn: true, isLatched: now - state.pressedAt <= doublePress, pressedAt: now };
}

export function holdReleased(state: HoldState): HoldState {
    return state.isLatched ? state : { ...state, isOn: false };
}
