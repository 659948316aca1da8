// SPDX-License-Identifier: MIT
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

import { useInstrument } from "../instrument";
import { fallen } from "./meter-fall";

/** Draws the loudness of each track below its level, and of the master, on one canvas: nothing is rendered anew. */
export function useMeters(canvas: RefObject<HTMLCanvasElement>): void {
    const { store } = useInstrument();
    useEffect(() => {
        const target = canvas.current;
        const context = target?.getContext("2d");
        if (!target || !context) {
            return undefined;
        }
        const shown = new Float32Array(store.live.peaks.length);
        let frame = 0;
        let last = performance.now();
        let rows: readonly Row[] = [];
        const measure = () => {
            rows = rowsIn(target);
        };
        const observer = new ResizeObserver(measure);
        observer.observe(target);
        const draw = (now: number) => {
            // Strips come and go with the pattern: seldom, and cheap to see.
            if (rows.length !== target.parentElement?.querySelectorAll(".mix-level").length) {
                measure();
            }
            let moves = false;
            for (let index = 0; index < shown.length; ++index) {
                const next = fallen(shown[index], store.live.peaks[index], now - last);
                moves ||= next !== shown[index];
                shown[index] = next;
            }
            last = now;
            if (moves) {
                drawRows(context, target, rows, shown);
            }
            frame = requestAnimationFrame(draw);
        };
        frame = requestAnimationFrame(draw);
        return () => {
            cancelAnimationFrame(frame);
            observer.disconnect();
        };
    }, [canvas, store]);
}

interface Row {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly colour: string;
}

const thickness = 3;

function rowsIn(canvas: HTMLCanvasElement): readonly Row[] {
    const box = canvas.getBoundingClientRect();
    const scale = window.devicePixelRatio;
    canvas.width = Math.round(box.width * scale);
    canvas.height = Math.round(box.height * scale);
    return [...(canvas.parentElement?.querySelectorAll<HTMLElement>(".mix-level") ?? [])].map((level) => {
        const place = level.getBoundingClientRect();
        return {
            left: place.left - box.left,
            top: place.bottom - box.top - thickness,
            width: place.width,
            colour: getComputedStyle(level).getPropertyValue("color"),
        };
    });
}

function drawRows(
    context: CanvasRenderingContext2D,
    canvas: HTMLCanvasElement,
    rows: readonly Row[],
    shown: Float32Array,
): void {
    const scale = window.devicePixelRatio;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    rows.forEach(({ left, top, width, colour }, index) => {
        context.fillStyle = colour;
        // The last row is the master, whose loudness comes after those of all tracks there can be.
        const loudness = shown[index === rows.length - 1 ? shown.length - 1 : index];
        context.fillRect(left, top, width * loudness, thickness);
    });
}
