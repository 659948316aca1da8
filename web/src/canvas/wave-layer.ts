// SPDX-License-Identifier: MIT
// The master's waveform under the top row: what is drawn moves left as it is, and only what is new is drawn.
import type { Geometry } from "../grid/geometry";
import { waveLength, type Live } from "../state/live";
import { waveColour } from "./colours";
import type { Surface } from "./surface";

/** Of the page, for 10 ms. */
const pxOfPair = 2;
/** Quiet is drawn larger than it is, so that a soft mix is seen as well. */
const heights = Float32Array.from({ length: 128 }, (_, sample) => (sample / 127) ** 0.6);

function heightOf(sample: number): number {
    return sample < 0 ? -heights[-sample] : heights[sample];
}

export class WaveLayer {
    private drawn = 0;
    private version = -1;

    constructor(
        private readonly canvas: HTMLCanvasElement,
        private readonly live: Live,
        private readonly geometry: Geometry,
    ) {}

    /** `lag`: how many pairs what is heard lies behind. True while something will move on. */
    draw(surface: Surface, lag: number): boolean {
        const box = this.geometry.wave;
        const pairs = Math.min(waveLength, Math.floor(box.width / pxOfPair));
        const wanted = Math.max(0, this.live.waveCount - lag);
        if (this.version !== this.geometry.version) {
            this.version = this.geometry.version;
            this.drawn = Math.max(0, wanted - pairs);
            surface.context.clearRect(box.x, box.y, box.width, box.height);
        }
        const fresh = Math.min(pairs, wanted - this.drawn);
        if (fresh > 0 && this.live.quietPairs < pairs + fresh) {
            this.scroll(surface, fresh * pxOfPair);
            this.drawPairs(surface, wanted - fresh, fresh);
        }
        this.drawn = Math.max(this.drawn, wanted);
        return this.live.quietPairs < pairs;
    }

    private scroll(surface: Surface, by: number): void {
        const { context, scale } = surface;
        const { x, y, width, height } = this.geometry.wave;
        if (by < width) {
            const kept = Math.round((width - by) * scale);
            const [left, top, tall] = [Math.round(x * scale), Math.round(y * scale), Math.round(height * scale)];
            const shift = Math.round(by * scale);
            context.globalCompositeOperation = "copy";
            context.save();
            context.beginPath();
            context.rect(x, y, width, height);
            context.clip();
            context.setTransform(1, 0, 0, 1, 0, 0);
            context.drawImage(this.canvas, left + shift, top, kept, tall, left, top, kept, tall);
            context.restore();
            context.globalCompositeOperation = "source-over";
        }
        context.clearRect(x + width - by, y, by, height);
    }

    private drawPairs(surface: Surface, first: number, count: number): void {
        const { x, y, width, height } = this.geometry.wave;
        const { context } = surface;
        const middle = y + height / 2;
        const reach = height / 2 - 1;
        context.fillStyle = waveColour;
        for (let index = 0; index < count; ++index) {
            const at = ((first + index) % waveLength) * 2;
            const top = heightOf(this.live.wave[at + 1]) * reach;
            const bottom = heightOf(this.live.wave[at]) * reach;
            const left = x + width - (count - index) * pxOfPair;
            context.fillRect(left, middle - top - 0.5, pxOfPair - 0.5, top - bottom + 1);
        }
    }
}
