// SPDX-License-Identifier: MIT
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import type { Geometry } from "../layout/geometry";
import { useInstrument } from "../instrument/instrument";
import { LiveLayer } from "./live-layer";

interface Props {
    readonly geometry: Geometry;
    /** For tests: the layer once it is there. */
    readonly onLayer: (layer: LiveLayer) => void;
}

/** The canvas layer over the page. It is told when the layout changes, and measures then, once. */
export function LiveCanvas({ geometry, onLayer }: Props) {
    const instrument = useInstrument();
    const parent = useRef<HTMLDivElement>(null);
    useEffect(() => {
        const root = document.body;
        const layer = new LiveLayer(parent.current as HTMLDivElement, root, instrument, geometry);
        let asked = 0;
        const measure = () => {
            asked = 0;
            geometry.measure(root);
            layer.resize();
        };
        const ask = () => {
            asked = asked || requestAnimationFrame(measure);
        };
        const observer = new ResizeObserver(ask);
        observer.observe(root);
        root.querySelectorAll(".grid, .top").forEach((part) => observer.observe(part));
        const stop = effect(() => {
            // These move things without changing the size of what is observed.
            void instrument.view.form.value;
            void instrument.view.showsRail.value;
            void instrument.store.hello.value;
            ask();
        });
        void document.fonts?.ready.then(ask);
        root.addEventListener("scroll", ask, true);
        const leave = instrument.onTick(() => layer.wake());
        onLayer(layer);
        return () => {
            leave();
            stop();
            observer.disconnect();
            root.removeEventListener("scroll", ask, true);
            cancelAnimationFrame(asked);
            layer.close();
        };
    }, [instrument, geometry]);
    return <div class="live" ref={parent} aria-hidden="true" />;
}
