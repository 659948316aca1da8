// SPDX-License-Identifier: MIT
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

import { onColoursChange, resolveColour } from "../../canvas/colours";
import { useInstrument } from "../../instrument/instrument";
import { channels, limiterChannel, limiterRange } from "../../state/live";
import { fallen } from "./meter-fall";

/** Marks what has a meter along its lower edge; the strip around it names the channel in `data-channel`. */
export const meteredClass = "metered";

/** Draws the loudness of each track and of the master, and what the limiter takes off, on one canvas, as it is heard:
 * nothing is rendered anew. */
export function useMeters(canvas: RefObject<HTMLCanvasElement>): void {
    const { store } = useInstrument();
    useEffect(() => {
        const target = canvas.current;
        const context = target?.getContext("2d");
        if (!target || !context) {
            return undefined;
        }
        const shown = new Float32Array(channels);
        let frame = 0;
        let last = performance.now();
        let rows: readonly Row[] = [];
        const measure = () => {
            rows = rowsIn(target);
            drawRows(context, target, rows, shown);
        };
        const observer = new ResizeObserver(measure);
        observer.observe(target);
        const leaveColours = onColoursChange(measure);
        const draw = (now: number) => {
            // Strips come and go with what the mixer shows: seldom, and cheap to see.
            if (meteredIn(target).length !== rows.length || rows.some(({ element }) => !element.isConnected)) {
                measure();
            }
            const levels = store.live.levelsAt(store.clock.frameAt(now));
            let moves = false;
            for (let channel = 0; channel < channels; ++channel) {
                const next = fallen(shown[channel], store.live.level(levels, channel), now - last);
                moves ||= next !== shown[channel];
                shown[channel] = next;
            }
            last = now;
            if (moves) {
                drawRows(context, target, rows, shown);
                tellLimiter(target, shown[limiterChannel]);
            }
            frame = requestAnimationFrame(draw);
        };
        frame = requestAnimationFrame(draw);
        return () => {
            cancelAnimationFrame(frame);
            observer.disconnect();
            leaveColours();
        };
    }, [canvas, store]);
}

interface Row {
    readonly element: Element;
    readonly channel: number;
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly colour: string;
}

const thickness = 3;

function meteredIn(canvas: HTMLCanvasElement): readonly HTMLElement[] {
    return [...(canvas.parentElement?.querySelectorAll<HTMLElement>(`.${meteredClass}`) ?? [])];
}

function rowsIn(canvas: HTMLCanvasElement): readonly Row[] {
    const box = canvas.getBoundingClientRect();
    const scale = window.devicePixelRatio;
    canvas.width = Math.round(box.width * scale);
    canvas.height = Math.round(box.height * scale);
    return meteredIn(canvas).map((element) => {
        const place = element.getBoundingClientRect();
        return {
            element,
            channel: Number(element.closest<HTMLElement>("[data-channel]")?.dataset["channel"]),
            left: place.left - box.left,
            top: place.bottom - box.top - thickness,
            width: place.width,
            colour: resolveColour(element, "var(--meter)"),
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
    for (const { channel, left, top, width, colour } of rows) {
        context.fillStyle = colour;
        const length = width * shown[channel];
        // What is taken off grows from the other end.
        context.fillRect(channel === limiterChannel ? left + width - length : left, top, length, thickness);
    }
}

/** In dB, where it reads differently. */
function tellLimiter(canvas: HTMLCanvasElement, share: number): void {
    const element = canvas.parentElement?.querySelector(".mix-limiter");
    const reading = element?.querySelector("[data-reading]");
    const text = (share * limiterRange).toFixed(1);
    if (element && reading && reading.textContent !== text) {
        reading.textContent = text;
        element.setAttribute("aria-valuenow", text);
        element.setAttribute("aria-valuetext", `${text} dB`);
    }
}
