// SPDX-License-Identifier: MIT
// Which pattern is shown; in the place of its name, which one comes and when.
import { useComputed } from "@preact/signals";

import { BackIcon, CloseIcon } from "../parts/icons";
import { useInstrument } from "../instrument/instrument";
import { launchedPattern, patternPlace } from "../state/follow";

export function PatternName() {
    const { store, view, editor } = useInstrument();
    const shown = useComputed(() => store.pattern.value?.pattern ?? 0).value;
    const name = useComputed(() => store.pattern.value?.name ?? "").value;
    const launched = launchedPattern(store.patterns.value, view.selectedTrack.value);
    const queued = store.queued.value;
    const isElsewhere = view.chosenPattern.value !== null && launched !== null && launched !== shown;
    return (
        <div class="zone pattern-name" role="group" aria-label="Pattern and queue">
            <button
                type="button"
                class="now"
                aria-label={`Shows ${patternPlace(shown)} ${name}`}
                onClick={() => {
                    view.tab.value = "patterns";
                    view.showsRail.value = true;
                }}
            >
                {patternPlace(shown)}
            </button>
            {!queued && !isElsewhere && (
                <span class="word" aria-hidden="true">
                    {name}
                </span>
            )}
            {queued && (
                <button
                    type="button"
                    class="queued"
                    aria-label={`Cancel the launch of ${patternPlace(queued.pattern)}, in the queue`}
                    onClick={() => editor.command({ type: "CancelLaunch" })}
                >
                    <span>
                        {patternPlace(queued.pattern)} in <span data-text="queue" />
                    </span>
                    <CloseIcon />
                </button>
            )}
            {!queued && isElsewhere && (
                <button type="button" class="queued" onClick={() => (view.chosenPattern.value = null)}>
                    <BackIcon />
                    <span>{patternPlace(launched)} plays</span>
                </button>
            )}
        </div>
    );
}
