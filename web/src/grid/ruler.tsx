// SPDX-License-Identifier: MIT
// Above the steps: the pages of steps and the steps' numbers; on glass the LOCK latch, too, which stands
// beside the lane elsewhere.
import { useComputed } from "@preact/signals";

import { useInstrument } from "../instrument/instrument";
import { TrackKeys } from "./track-keys";
import { AllButton, RetrigButton } from "../parts/hold-keys";
import { LetGo, LockLatch } from "../parts/lock-latch";
import { isPhone, pagesFor, shapeOf } from "../layout/window";

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

/** One button for each page of the longest track. */
function StepPages() {
    const { store, view } = useInstrument();
    const form = view.form.value;
    const { pageSize } = shapeOf(form);
    const longest = useComputed(() => {
        const lengths = store.pattern.value?.tracks.map((track) => track.values.track_length) ?? [];
        return Math.max(pageSize, ...lengths);
    });
    const page = view.stepPage.value;
    const pages = Math.max(pagesFor(form, longest.value), page + 1);
    // Upright they have a line of their own, which does not come and go.
    if (pages < 2 && form !== "portrait") {
        return null;
    }
    return (
        <div class="pages step-pages" role="group" aria-label="Pages of steps">
            {Array.from({ length: pages }, (_, index) => (
                <button
                    key={index}
                    type="button"
                    aria-label={`${index + 1}: steps ${index * pageSize + 1} to ${(index + 1) * pageSize}`}
                    aria-pressed={index === page}
                    onClick={() => (view.stepPage.value = index)}
                >
                    {index + 1}
                </button>
            ))}
        </div>
    );
}

export function Ruler() {
    const { view } = useInstrument();
    const form = view.form.value;
    const { columns, pageSize } = shapeOf(form);
    const page = view.stepPage.value;
    return (
        <div class="ruler">
            <div class="ruler-head">
                <LockLatch />
                <LetGo />
                {isPhone(form) && (
                    <>
                        <AllButton />
                        <RetrigButton />
                    </>
                )}
                {form === "landscape" && <Banks />}
                {form !== "portrait" && <StepPages />}
            </div>
            {form === "portrait" && <TrackKeys />}
            {form === "portrait" && <StepPages />}
            {!isPhone(form) &&
                Array.from({ length: columns }, (_, column) => (
                    <span key={column} class="step-number" data-beat={column % 4 === 0 || undefined} aria-hidden="true">
                        {page * pageSize + column + 1}
                    </span>
                ))}
        </div>
    );
}
