// SPDX-License-Identifier: MIT
import { useInstrument } from "../instrument/instrument";

/** For one hand: while it is on, tapping steps pins them, and what is turned then is locked on them. */
export function LockLatch() {
    const { view } = useInstrument();
    const isOn = view.lockLatch.value;
    const pins = view.pinned.value.length;
    return (
        <button
            type="button"
            class="latch"
            aria-pressed={isOn}
            onClick={() => {
                view.lockLatch.value = !isOn;
                if (isOn) {
                    view.pinned.value = [];
                }
            }}
        >
            LOCK{pins > 0 ? ` ${pins}` : ""}
        </button>
    );
}

/** Ends what is pinned. */
export function LetGo() {
    const { view } = useInstrument();
    return view.pinned.value.length === 0 ? null : (
        <button type="button" class="unpin" onClick={() => (view.pinned.value = [])}>
            Let go
        </button>
    );
}
