// SPDX-License-Identifier: MIT
// What tests in a browser may ask of the page, as `window.tresillo`. Nothing else of it is meant to be reached.
import { options, type VNode } from "preact";

import type { LiveLayer } from "./canvas/live-layer";
import type { Instrument } from "./instrument/instrument";
import { checksumOf } from "./state/checksum";

export interface TestSurface {
    /** Of the pattern that this page shows, worked out here; 0 before there is one. */
    checksum(): number;
    /** The same as the server last told it. */
    serverChecksum(): number;
    /** How often both differed when all was quiet, since the page was loaded. */
    differences(): number;
    /** How many components were rendered since the page was loaded. */
    readonly renders: number;
    /** How many frames were drawn on the canvas. */
    readonly frames: number;
    /** The frame of the engine that is drawn now. */
    frame(): number;
    /** The place in the music that is drawn now, in ticks. */
    position(): number;
    /** The step at which each track's playhead was drawn last; -1: none was. */
    playheads(): readonly number[];
    /** Whether all that was sent has been answered. */
    isSettled(): boolean;
    /** Which pattern is shown. */
    pattern(): number;
    /** How many changes of its own this page can undo. */
    undoDepth(): number;
    readonly connected: boolean;
}

declare global {
    interface Window {
        tresillo?: TestSurface;
    }
}

let renders = 0;

/** Counts renders of components, not of elements. Before the first render. */
export function countRenders(): void {
    const before = options.diffed;
    options.diffed = (vnode: VNode) => {
        if (typeof vnode.type === "function") {
            renders += 1;
        }
        before?.(vnode);
    };
}

export function exposeForTests(instrument: Instrument, layer: LiveLayer): void {
    const { store, editor } = instrument;
    window.tresillo = {
        checksum: () => (store.pattern.peek() ? checksumOf(store.pattern.peek() as never) : 0),
        serverChecksum: () => store.pattern.peek()?.checksum ?? 0,
        differences: instrument.differences,
        get renders() {
            return renders;
        },
        get frames() {
            return layer.drawn;
        },
        frame: () => store.clock.frameAt(performance.now()),
        position: () => store.clock.positionAt(store.clock.frameAt(performance.now())),
        playheads: () => layer.playheads(),
        isSettled: () => editor.pending() === 0,
        pattern: instrument.pattern,
        undoDepth: () => store.history.peek().undoDepth,
        get connected() {
            return store.connection.peek() === "open";
        },
    };
}
