// SPDX-License-Identifier: MIT
import { useListener } from "./context";
import "./listen.css";
import { labelOf, type ListenStatus } from "./status";

const help: Readonly<Record<ListenStatus, string>> = {
    off: "Hear the instrument in this browser",
    starting: "The browser gets ready to play",
    blocked: "The browser plays nothing before you tap",
    reconnecting: "The instrument does not answer; listening goes on as soon as it does",
    buffering: "Sound arrives and is being gathered",
    playing: "Stop hearing the instrument in this browser",
};

/** Starts and stops listening. How late what is heard is stands with the meters. */
export function ListenButton() {
    const listener = useListener();
    const status = listener.status.value;
    return (
        <button
            type="button"
            class="key listen-button"
            data-status={status}
            aria-pressed={status !== "off"}
            title={help[status]}
            onClick={() => listener.toggle()}
        >
            <Waves />
            <span class="listen-words">{labelOf(status)}</span>
        </button>
    );
}

function Waves() {
    return (
        <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
            <path d="M0 4h2l3-3v10L2 8H0z" />
            <path class="wave-near" d="M7 3.500q2 2.500 0 5" fill="none" stroke="currentColor" stroke-width="1.500" />
            <path
                class="wave-far"
                d="M9.500 1.500q4 4.500 0 9"
                fill="none"
                stroke="currentColor"
                stroke-width="1.500"
            />
        </svg>
    );
}
