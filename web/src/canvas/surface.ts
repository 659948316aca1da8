// SPDX-License-Identifier: MIT
// The steps' part of the canvas layer: four tiles, so that the playhead in one beat leaves the others alone.
import type { Box } from "../layout/geometry";
import { Tile } from "./tile";

const tileCount = 4;
/** Around the steps: the playhead stands out a little. */
const margin = 4;

export class Surface {
    private readonly tiles: readonly Tile[];

    constructor(parent: Element) {
        this.tiles = Array.from({ length: tileCount }, () => new Tile(parent));
    }

    get scale(): number {
        return this.tiles[0].scale;
    }

    /** `cells`: row by row, `columns` in each. */
    place(cells: readonly Box[], columns: number, scale: number): void {
        if (cells.length === 0) {
            this.tiles.forEach((tile) => tile.hide());
            return;
        }
        const last = cells[cells.length - 1];
        const top = cells[0].y - margin;
        const height = last.y + last.height + margin - top;
        const each = columns / tileCount;
        this.tiles.forEach((tile, index) => {
            const left = cells[index * each].x - margin;
            const next = cells[(index + 1) * each];
            const right = index + 1 < tileCount ? next.x - margin : last.x + last.width + margin;
            tile.place(left, top, right - left, height, scale);
        });
    }

    wipe(): void {
        for (const tile of this.tiles) {
            tile.wipe();
        }
    }

    fill(x: number, y: number, width: number, height: number, radius: number, colour: string, alpha: number): void {
        for (const tile of this.tiles) {
            const { box } = tile;
            if (x < box.x + box.width && x + width > box.x) {
                tile.fill(x, y, width, height, radius, colour, alpha);
            }
        }
    }

    remove(): void {
        this.tiles.forEach((tile) => tile.remove());
    }
}
