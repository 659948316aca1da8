// SPDX-License-Identifier: MIT
// Whoever turns to something else lets go: what is released out of sight is never told.
import type { Instrument } from "./instrument";

/** Lets go of everything when the window loses its focus, is hidden, or goes. */
export function listenForLeaving(instrument: Instrument, root: Document): () => void {
    const leave = () => instrument.releaseAll();
    const hide = () => {
        if (root.visibilityState === "hidden") {
            leave();
        }
    };
    window.addEventListener("blur", leave);
    window.addEventListener("pagehide", leave);
    root.addEventListener("visibilitychange", hide);
    return () => {
        window.removeEventListener("blur", leave);
        window.removeEventListener("pagehide", leave);
        root.removeEventListener("visibilitychange", hide);
    };
}
