// SPDX-License-Identifier: MIT
// The colours of styles/tokens.css that the canvas draws with, as texts that are made once.
import { sizes } from "../generated/schema";

const firstHue = 18;
const turn = 22.5;

function hue(track: number): number {
    return (firstHue + track * turn) % 360;
}

function perTrack(lightness: number, chroma: number): readonly string[] {
    return Array.from({ length: sizes.tracks }, (_, track) => `oklch(${lightness} ${chroma} ${hue(track)})`);
}

/** A step as it is struck. */
export const glowColours = perTrack(0.94, 0.1);
/** A track's meter. */
export const meterColours = perTrack(0.77, 0.115);

export const playheadColour = "#fff";
export const meterGround = "oklch(0.215 0.01 60)";
export const waveColour = "oklch(0.66 0.05 70)";
export const gaugeColour = "oklch(0.77 0.022 76)";
export const alertColour = "oklch(0.76 0.15 32)";
