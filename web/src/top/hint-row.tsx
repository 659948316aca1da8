// SPDX-License-Identifier: MIT
// The row of words: one line at a time, and it covers nothing. What could not be done stays until it is read, and comes
// before the coach's hints; that the server is lost comes before both. On a desk undo and redo say here what they change; on a
// phone's side they stand here themselves.
import { isPhone } from "../layout/window";
import { CloseIcon, KeysIcon } from "../parts/icons";
import { useInstrument } from "../instrument/instrument";
import { CoachOfFirstMinute } from "../first-minute/first-minute";
import { History } from "./top";

/** Longer texts are set smaller, on two lines. */
const longText = 90;

function Remarks() {
    const { editor } = useInstrument();
    const remarks = editor.remarks.value;
    return (
        <div class="remarks" role="status" aria-live="polite">
            {remarks.length > 0 && (
                <p class="remark" data-long={remarks[0].text.length > longText || undefined} title={remarks[0].text}>
                    <span>{remarks[0].text}</span>
                    {remarks.length > 1 && (
                        <details>
                            <summary>{remarks.length - 1} more</summary>
                            <ul>
                                {remarks.slice(1).map((remark) => (
                                    <li key={remark.id}>{remark.text}</li>
                                ))}
                            </ul>
                        </details>
                    )}
                    <button type="button" aria-label="Dismiss" onClick={editor.dismissRemarks}>
                        <CloseIcon />
                    </button>
                </p>
            )}
        </div>
    );
}

function Banner() {
    const { store } = useInstrument();
    return (
        <div class="banner" role="status" aria-live="polite" hidden={store.connection.value !== "lost"}>
            {store.connection.value === "lost" && (
                <p>The instrument does not answer. What you see is as it was; it comes back by itself.</p>
            )}
        </div>
    );
}

function HistoryWords() {
    const { store } = useInstrument();
    const { undo, redo } = store.history.value;
    return (
        <div class="history-words" aria-hidden="true">
            <span>{undo === null ? "" : `Undo ${undo}`}</span>
            <span>{redo === null ? "" : `Redo ${redo}`}</span>
        </div>
    );
}

function KeysKey() {
    const { view } = useInstrument();
    return (
        <button
            type="button"
            class="key keys-key"
            aria-label="Map of the keys"
            aria-expanded={view.showsKeys.value}
            onClick={() => (view.showsKeys.value = !view.showsKeys.peek())}
        >
            <KeysIcon />
        </button>
    );
}

export function HintRow() {
    const { store, view, editor } = useInstrument();
    const isLost = store.connection.value === "lost";
    const says = isLost ? "banner" : editor.remarks.value.length > 0 ? "remark" : "coach";
    const form = view.form.value;
    return (
        <div class="hint-row" data-says={says}>
            <Banner />
            <Remarks />
            <CoachOfFirstMinute />
            {form === "landscape" && (
                <section class="hint-end" aria-label="Undo and redo">
                    <History />
                </section>
            )}
            {!isPhone(form) && (
                <section class="hint-end" aria-label="Undo, redo and keys">
                    <HistoryWords />
                    <KeysKey />
                </section>
            )}
        </div>
    );
}
