// SPDX-License-Identifier: MIT
// FILL: on while held, latched by pressing twice, let go by the next press. Pure; times in ms.

export interface FillState {
    readonly isOn: boolean;
    readonly isLatched: boolean;
    readonly pressedAt: number;
}

export const fillOff: FillState = { isOn: false, isLatched: false, pressedAt: -Infinity };

const doublePress = 350;

export function fillPressed(state: FillState, now: number): FillState {
    if (state.isLatched) {
        return { ...fillOff, pressedAt: -Infinity };
    }
    return { isOn: true, isLatched: now - state.pressedAt <= doublePress, pressedAt: now };
}

export function fillReleased(state: FillState): FillState {
    return state.isLatched ? state : { ...state, isOn: false };
}
