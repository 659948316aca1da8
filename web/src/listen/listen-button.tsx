// SPDX-License-Identifier: MIT
import { useListener } from "./context";
import "./listen.css";
import type { ListenInfo } from "./listener";
import { labelOf, type ListenStatus } from "./status";

const help: Readonly<Record<ListenStatus, string>> = {
    off: "Hear the instrument in this browser",
    starting: "The browser gets ready to play",
    blocked: "The browser plays nothing before you tap",
    reconnecting: "The instrument does not answer; listening goes on as soon as it does",
    buffering: "Sound arrives and is being gathered",
    playing: "Stop hearing the instrument in this browser",
};

/** "83 ms", and how often sound was missing. */
export function infoText({ latency, gaps }: ListenInfo): string {
    return gaps === 0 ? `${latency} ms` : `${latency} ms, ${gaps} ${gaps === 1 ? "gap" : "gaps"}`;
}

/** Starts and stops listening, and says how late what is heard is. */
export function ListenButton() {
    const listener = useListener();
    const status = listener.status.value;
    const info = listener.info.value;
    const plays = status === "playing";
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
            {plays && info.latency > 0 ? <span class="listen-latency">{infoText(info)}</span> : null}
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
