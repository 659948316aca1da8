// SPDX-License-Identifier: MIT
// The canvas and what is dirty on it: only what was drawn is wiped, and only what is new is drawn.

const mostDirty = 256;

export class Surface {
    readonly context: CanvasRenderingContext2D;
    /** Pixels of the screen in one of the page's. */
    scale = 1;
    private readonly dirty = new Float32Array(mostDirty * 4);
    private count = 0;

    constructor(private readonly canvas: HTMLCanvasElement) {
        this.context = canvas.getContext("2d") as CanvasRenderingContext2D;
    }

    /** Everything on it is gone. */
    resize(width: number, height: number, scale: number): void {
        this.scale = scale;
        this.canvas.width = Math.round(width * scale);
        this.canvas.height = Math.round(height * scale);
        this.context.setTransform(scale, 0, 0, scale, 0, 0);
        this.count = 0;
    }

    /** Wipes what was marked since the last time. */
    wipe(): void {
        for (let index = 0; index < this.count * 4; index += 4) {
            const area = this.dirty;
            this.context.clearRect(area[index], area[index + 1], area[index + 2], area[index + 3]);
        }
        this.count = 0;
    }

    /** A box that is filled now and wiped before the next frame. */
    fill(x: number, y: number, width: number, height: number): void {
        this.context.fillRect(x, y, width, height);
        this.mark(x, y, width, height);
    }

    /** The same with the corners of a step. */
    fillRound(x: number, y: number, width: number, height: number, radius: number): void {
        this.context.beginPath();
        this.context.roundRect(x, y, width, height, radius);
        this.context.fill();
        this.mark(x, y, width, height);
    }

    private mark(x: number, y: number, width: number, height: number): void {
        if (this.count < mostDirty) {
            const at = this.count * 4;
            this.dirty[at] = Math.floor(x) - 1;
            this.dirty[at + 1] = Math.floor(y) - 1;
            this.dirty[at + 2] = Math.ceil(width) + 3;
            this.dirty[at + 3] = Math.ceil(height) + 3;
            this.count += 1;
        }
    }
}
