// SPDX-License-Identifier: MIT
// Above the steps: the LOCK latch, the pages of steps, and the steps' numbers.
import { useComputed } from "@preact/signals";

import { useInstrument } from "../instrument";
import { TrackKeys } from "../phone/track-keys";
import { AllButton, RetrigButton } from "../top/hold-keys";
import { pagesFor, shapeOf } from "./window";

/** On a phone's side: which four tracks are shown. */
function Banks() {
    const { view } = useInstrument();
    const bank = Math.floor(view.selectedTrack.value / 4);
    return (
        <div class="pages" role="group" aria-label="Tracks">
            {[0, 1, 2, 3].map((index) => (
                <button
                    key={index}
                    type="button"
                    aria-label={`Tracks ${index * 4 + 1} to ${index * 4 + 4}`}
                    aria-pressed={index === bank}
                    onClick={() => (view.selectedTrack.value = index * 4 + (view.selectedTrack.peek() % 4))}
                >
                    {index * 4 + 1}-{index * 4 + 4}
                </button>
            ))}
        </div>
    );
}

export function Ruler() {
    const { store, view } = useInstrument();
    const form = view.form.value;
    const { columns, pageSize } = shapeOf(form);
    const longest = useComputed(() => {
        const lengths = store.pattern.value?.tracks.map((track) => track.values.track_length) ?? [];
        return Math.max(pageSize, ...lengths);
    });
    const pages = Math.max(pagesFor(form, longest.value), view.stepPage.value + 1);
    const page = view.stepPage.value;
    return (
        <div class="ruler">
            <div class="ruler-head">
                <LockLatch />
                {form !== "desk" && (
                    <>
                        <AllButton />
                        <RetrigButton />
                    </>
                )}
                {form === "landscape" && <Banks />}
                {pages > 1 && (
                    <div class="pages" role="group" aria-label="Pages of steps">
                        {Array.from({ length: pages }, (_, index) => (
                            <button
                                key={index}
                                type="button"
                                aria-label={`Steps ${index * pageSize + 1} to ${(index + 1) * pageSize}`}
                                aria-pressed={index === page}
                                onClick={() => (view.stepPage.value = index)}
                            >
                                {index + 1}
                            </button>
                        ))}
                    </div>
                )}
            </div>
            {form === "portrait" && <TrackKeys />}
            {form === "desk" &&
                Array.from({ length: columns }, (_, column) => (
                    <span key={column} class="step-number" data-beat={column % 4 === 0 || undefined} aria-hidden="true">
                        {page * pageSize + column + 1}
                    </span>
                ))}
        </div>
    );
}

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
