// SPDX-License-Identifier: MIT
// The folders of web/src from below: each may import what stands before it, and no other. Those of one line know nothing
// of each other. "" is web/src itself, which joins them all. docs/guide/page.md tells what is in them.
export const folders = [
    ["styles", "generated"],
    ["params", "wire"],
    ["state"],
    ["layout", "gestures"],
    ["edit"],
    ["instrument", "listen"],
    ["canvas", "kept"],
    ["parts"],
    ["grid"],
    ["strip"],
    ["rail/parts"],
    ["rail/step", "rail/patterns", "rail/mix", "rail/kit", "rail/song"],
    ["rail", "first-minute"],
    ["top"],
    ["phone"],
    [""],
];
