// SPDX-License-Identifier: MIT
// What a phone has instead of the top row: the same parts, where thumbs are.
import { useComputed } from "@preact/signals";

import { PanelIcon } from "../parts/icons";
import { useInstrument } from "../instrument/instrument";
import { ListenButton } from "../listen/listen-button";
import { trackName } from "../state/cell";
import { PatternName } from "../top/pattern-name";
import { RecordButton } from "../top/record-button";
import { FillButton } from "../parts/hold-keys";
import { History, Logo, PlayButton, Position, Swing, Tempo } from "../top/top";

function PanelsKey() {
    const { view } = useInstrument();
    return (
        <button
            type="button"
            class="key panels"
            aria-pressed={view.showsRail.value}
            aria-label="Panels: step, patterns, mix, kit, song"
            onClick={() => (view.showsRail.value = !view.showsRail.peek())}
        >
            <PanelIcon />
        </button>
    );
}

export function PhoneTop() {
    const { view } = useInstrument();
    const isSide = view.form.value === "landscape";
    return (
        <header class="top">
            {isSide ? (
                <div class="zone transport" role="group" aria-label="Transport">
                    <h1 class="unseen">Tresillo</h1>
                    <PlayButton />
                    <FillButton />
                </div>
            ) : (
                <Logo />
            )}
            <Position />
            {isSide && <Tempo />}
            {isSide && <Swing />}
            <PatternName />
            {!isSide && <History />}
            {isSide && <ListenButton />}
            {isSide && <RecordButton />}
            <PanelsKey />
        </header>
    );
}

export function PhoneBottom() {
    return (
        <footer class="bottom">
            <PlayButton />
            <FillButton />
            <div class="times">
                <Tempo />
                <Swing />
            </div>
            <div class="sound-keys">
                <ListenButton />
                <RecordButton />
            </div>
        </footer>
    );
}

/** One chip a track; the selected one is brought into view when it is tapped. */
export function TrackChips() {
    const { store, view } = useInstrument();
    const names = useComputed(() => (store.pattern.value?.tracks ?? []).map(trackName).join("\n")).value;
    return (
        <nav class="chips" aria-label="Tracks">
            {names.split("\n").map((name, track) => (
                <button
                    key={track}
                    type="button"
                    class="chip"
                    data-track={track}
                    aria-current={view.selectedTrack.value === track}
                    onClick={(event) => {
                        view.selectedTrack.value = track;
                        event.currentTarget.scrollIntoView({ inline: "center", block: "nearest" });
                    }}
                >
                    {name}
                </button>
            ))}
        </nav>
    );
}
