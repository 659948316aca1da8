// SPDX-License-Identifier: MIT
// The colours of styles/tokens.css that canvases draw with, read from the style sheets: under forced colours those are the
// system's.
import { sizes } from "../generated/schema";

/** Texts that are made once, so that drawing makes none. */
export interface Colours {
    /** By track: a step as it is struck. */
    readonly glow: readonly string[];
    /** By track. */
    readonly meter: readonly string[];
    readonly playhead: string;
    /** Beside the playhead, where it must stand out from what it passes over. */
    readonly ground: string;
    readonly wave: string;
    readonly gauge: string;
    readonly alert: string;
    /** The system's few colours: what colour said must be said by shape. */
    readonly isForced: boolean;
}

const forced = window.matchMedia("(forced-colors: active)");

/** What a custom property, or any text for a colour, comes to on a child of `parent`. */
export function resolveColour(parent: Element, colour: string, track?: number): string {
    const probe = parent.ownerDocument.createElement("i");
    probe.style.color = colour;
    if (track !== undefined) {
        probe.dataset["track"] = String(track);
    }
    parent.appendChild(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
}

export function readColours(parent: Element): Colours {
    const token = (name: string, track?: number) => resolveColour(parent, `var(--${name})`, track);
    const perTrack = (name: string) => Array.from({ length: sizes.tracks }, (_, track) => token(name, track));
    return {
        glow: perTrack("glow"),
        meter: perTrack("track"),
        playhead: token("playhead"),
        ground: token("ground"),
        wave: token("wave"),
        gauge: token("ink-soft"),
        alert: token("alert"),
        isForced: forced.matches,
    };
}

/** Calls `work` when the system takes the colours over or gives them back; returns what ends that. */
export function onColoursChange(work: () => void): () => void {
    forced.addEventListener("change", work);
    return () => forced.removeEventListener("change", work);
}
