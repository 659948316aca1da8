// SPDX-License-Identifier: MIT
// The master's waveform under the top row: what is drawn moves left as it is, and only what is new is drawn.
import type { Box } from "../layout/geometry";
import { waveLength, type Live } from "../state/live";
import { Tile } from "./tile";

/** Of the page, for 10 ms. */
const pxOfPair = 2;
/** Quiet is drawn larger than it is, so that a soft mix is seen as well. */
const heights = Float32Array.from({ length: 128 }, (_, sample) => (sample / 127) ** 0.6);

function heightOf(sample: number): number {
    return sample < 0 ? -heights[-sample] : heights[sample];
}

export class WaveLayer {
    private readonly tile: Tile;
    /** What is drawn from now on. */
    colour = "";
    private drawn = 0;
    private pairs = 0;

    constructor(
        parent: Element,
        private readonly live: Live,
    ) {
        this.tile = new Tile(parent);
    }

    place(box: Box, scale: number): void {
        this.tile.place(box.x, box.y, box.width, box.height, scale);
        this.pairs = Math.min(waveLength, Math.floor(box.width / pxOfPair));
        this.drawn = Math.max(0, this.drawn - this.pairs);
    }

    /** `lag`: how many pairs what is heard lies behind. True while something will move on. */
    draw(lag: number): boolean {
        const wanted = Math.max(this.drawn, this.live.waveCount - lag);
        const fresh = Math.min(this.pairs, wanted - this.drawn);
        this.drawn = wanted;
        if (fresh > 0 && this.live.quietPairs < this.pairs + fresh) {
            this.tile.scroll(fresh * pxOfPair);
            this.drawPairs(wanted - fresh, fresh);
        }
        return this.live.quietPairs < this.pairs;
    }

    private drawPairs(first: number, count: number): void {
        const { context, box } = this.tile;
        const middle = box.y + box.height / 2;
        const reach = box.height / 2 - 1;
        context.fillStyle = this.colour;
        for (let index = 0; index < count; ++index) {
            const at = ((first + index) % waveLength) * 2;
            const top = heightOf(this.live.wave[at + 1]) * reach;
            const bottom = heightOf(this.live.wave[at]) * reach;
            const left = box.x + box.width - (count - index) * pxOfPair;
            context.fillRect(left, middle - top - 0.5, pxOfPair - 0.5, top - bottom + 1);
        }
    }

    remove(): void {
        this.tile.remove();
    }
}
