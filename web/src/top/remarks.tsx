// SPDX-License-Identifier: MIT
// What could not be done, in one calm line that stays until it is read; and the banner of a lost server.
import { CloseIcon } from "../icons";
import { useInstrument } from "../instrument";

function Remarks() {
    const { editor } = useInstrument();
    const remarks = editor.remarks.value;
    return (
        <div class="remarks" role="status" aria-live="polite">
            {remarks.length > 0 && (
                <p class="remark">
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

/** One under the other, over the waveform. */
export function Lines() {
    return (
        <div class="lines">
            <Banner />
            <Remarks />
        </div>
    );
}
