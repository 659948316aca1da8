// SPDX-License-Identifier: MIT
// Bars that grow to the right: meters and gauges. One is drawn again when it is longer or shorter by a pixel.
import { hasArea, type Box } from "../layout/geometry";
import { Tile } from "./tile";

export class Bars {
    private readonly tile: Tile;
    private drawn = new Int16Array(0);
    private colours: string[] = [];

    constructor(parent: Element) {
        this.tile = new Tile(parent);
    }

    /** Boxes that are not on the screen have no area; where none has one, nothing is drawn. */
    place(all: readonly Box[], scale: number): void {
        const boxes = all.filter(hasArea);
        if (boxes.length === 0) {
            this.drawn = new Int16Array(0);
            this.tile.hide();
            return;
        }
        const left = Math.min(...boxes.map((box) => box.x));
        const top = Math.min(...boxes.map((box) => box.y));
        const right = Math.max(...boxes.map((box) => box.x + box.width));
        const bottom = Math.max(...boxes.map((box) => box.y + box.height));
        this.drawn = new Int16Array(all.length).fill(0);
        this.colours = all.map(() => "");
        this.tile.place(left, top, right - left, bottom - top, scale);
    }

    /** `share`: 0 to 1 of the box. */
    draw(index: number, box: Box, share: number, colour: string): void {
        const length = Math.round(box.width * Math.min(1, share) * this.tile.scale);
        if (index >= this.drawn.length || (length === this.drawn[index] && colour === this.colours[index])) {
            return;
        }
        this.drawn[index] = length;
        this.colours[index] = colour;
        const { context, scale } = this.tile;
        context.clearRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
        context.fillStyle = colour;
        context.fillRect(box.x, box.y, length / scale, box.height);
    }

    remove(): void {
        this.tile.remove();
    }
}
