// SPDX-License-Identifier: MIT
// A piece of the canvas layer. A browser hands a canvas on as a whole when anything of it changed: so there are several,
// and one in which nothing moves costs nothing.
import type { Box } from "../layout/geometry";

const mostDirty = 96;

export class Tile {
    readonly context: CanvasRenderingContext2D;
    readonly box: Box = { x: 0, y: 0, width: 0, height: 0 };
    /** Pixels of the screen in one of the page's. */
    scale = 1;
    private readonly canvas: HTMLCanvasElement;
    private readonly dirty = new Float32Array(mostDirty * 4);
    private count = 0;

    constructor(parent: Element) {
        this.canvas = parent.ownerDocument.createElement("canvas");
        this.context = this.canvas.getContext("2d") as CanvasRenderingContext2D;
        parent.appendChild(this.canvas);
    }

    /** Covers this box of the page, in whole pixels; what was on it is gone. Drawing is in the page's coordinates. */
    place(x: number, y: number, width: number, height: number, scale: number): void {
        const left = Math.floor(x);
        const top = Math.floor(y);
        const wide = Math.max(1, Math.ceil(x + width) - left);
        const tall = Math.max(1, Math.ceil(y + height) - top);
        this.canvas.hidden = false;
        Object.assign(this.box, { x: left, y: top, width: wide, height: tall });
        this.scale = scale;
        this.canvas.width = Math.round(wide * scale);
        this.canvas.height = Math.round(tall * scale);
        this.canvas.style.transform = `translate(${left}px, ${top}px)`;
        this.canvas.style.width = `${wide}px`;
        this.canvas.style.height = `${tall}px`;
        this.context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
        this.count = 0;
    }

    /** Until it is placed again nothing of it is seen. */
    hide(): void {
        this.canvas.hidden = true;
        this.count = 0;
    }

    remove(): void {
        this.canvas.remove();
    }

    /** Wipes what was filled since the last time. */
    wipe(): void {
        if (this.count === mostDirty) {
            this.context.clearRect(this.box.x, this.box.y, this.box.width, this.box.height);
        }
        for (let at = 0; at < this.count * 4; at += 4) {
            const area = this.dirty;
            this.context.clearRect(area[at], area[at + 1], area[at + 2], area[at + 3]);
        }
        this.count = 0;
    }

    /** A box with round corners; it is gone after the next `wipe`. */
    fill(x: number, y: number, width: number, height: number, radius: number, colour: string, alpha: number): void {
        const { context } = this;
        context.fillStyle = colour;
        context.globalAlpha = alpha;
        if (radius > 0) {
            context.beginPath();
            context.roundRect(x, y, width, height, radius);
            context.fill();
        } else {
            context.fillRect(x, y, width, height);
        }
        if (this.count < mostDirty) {
            const at = this.count * 4;
            this.dirty[at] = Math.floor(x) - 1;
            this.dirty[at + 1] = Math.floor(y) - 1;
            this.dirty[at + 2] = Math.ceil(width) + 3;
            this.dirty[at + 3] = Math.ceil(height) + 3;
            this.count += 1;
        }
    }

    /** Moves everything left, by px of the page; what comes in is empty. */
    scroll(by: number): void {
        const { canvas, context, box, scale } = this;
        const shift = Math.round(by * scale);
        if (shift >= canvas.width) {
            context.clearRect(box.x, box.y, box.width, box.height);
            return;
        }
        context.save();
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.globalCompositeOperation = "copy";
        context.drawImage(canvas, -shift, 0);
        context.restore();
    }
}
