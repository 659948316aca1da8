// SPDX-License-Identifier: MIT
import { useEffect, useRef } from "preact/hooks";

import { RecordIcon, StopIcon } from "../parts/icons";
import { useInstrument, type Instrument } from "../instrument/instrument";
import { minutes } from "../canvas/texts";

/** A word when a recording has ended: where it is, or what went wrong. */
function useReport({ store, editor }: Instrument): void {
    const { state, file, gaps, problem } = store.recording.value;
    const last = useRef(state);
    useEffect(() => {
        const ended = last.current !== "idle" && state === "idle";
        last.current = state;
        if (ended) {
            const seconds = Math.floor(store.live.recordedFrames / store.clock.rate);
            const lost = gaps === 0 ? "" : `; ${gaps} ${gaps === 1 ? "gap" : "gaps"}, the disk was too slow`;
            editor.remark(problem === "" ? `Recorded ${minutes(seconds)} to ${file}${lost}` : problem);
        }
    }, [state, file, gaps, problem, store, editor]);
}

/** The sound as a file: how long it is so far stands on it. */
export function RecordButton() {
    const instrument = useInstrument();
    const { store, transport } = instrument;
    useReport(instrument);
    const { state, file } = store.recording.value;
    const isOn = state === "running";
    return (
        <button
            type="button"
            class="key record-key"
            data-state={state}
            aria-pressed={isOn}
            aria-label={isOn ? "End the recording" : "REC: record to a file"}
            disabled={state === "finishing"}
            title={state === "idle" ? "Record what is heard to a file" : file}
            onClick={transport.record}
        >
            {isOn ? <StopIcon /> : <RecordIcon />}
            {isOn ? (
                <span key="time" class="record-time" data-text="recorded">
                    0:00
                </span>
            ) : (
                <span key="word" class="record-time">
                    REC
                </span>
            )}
        </button>
    );
}
