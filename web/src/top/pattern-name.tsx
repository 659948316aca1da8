// SPDX-License-Identifier: MIT
// Which pattern is shown, and which one comes and when.
import { useComputed } from "@preact/signals";

import { BackIcon, CloseIcon } from "../icons";
import { useInstrument } from "../instrument";
import { launchedPattern, patternPlace } from "../state/follow";

export function PatternName() {
    const { store, view, editor } = useInstrument();
    const shown = useComputed(() => store.pattern.value?.pattern ?? 0).value;
    const name = useComputed(() => store.pattern.value?.name ?? "").value;
    const launched = launchedPattern(store.patterns.value, view.selectedTrack.value);
    const queued = store.queued.value;
    const isElsewhere = view.chosenPattern.value !== null && launched !== null && launched !== shown;
    return (
        <div class="pattern-name">
            <button
                type="button"
                class="now"
                aria-label={`Shows ${patternPlace(shown)} ${name}`}
                onClick={() => {
                    view.tab.value = "patterns";
                    view.showsRail.value = true;
                }}
            >
                <span class="place">{patternPlace(shown)}</span>
                <span class="word">{name}</span>
            </button>
            {queued && (
                <button
                    type="button"
                    class="queued"
                    aria-label={`Cancel the launch of ${patternPlace(queued.pattern)}`}
                    onClick={() => editor.command({ type: "CancelLaunch" })}
                >
                    {patternPlace(queued.pattern)} in <span data-text="queue" />
                    <CloseIcon />
                </button>
            )}
            {!queued && isElsewhere && (
                <button type="button" class="queued" onClick={() => (view.chosenPattern.value = null)}>
                    <BackIcon />
                    {patternPlace(launched)} plays
                </button>
            )}
        </div>
    );
}
