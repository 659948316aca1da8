// SPDX-License-Identifier: MIT
// Where things are on the screen, measured when the layout changes and never while drawing.

export interface Box {
    x: number;
    y: number;
    width: number;
    height: number;
}

const nowhere = (): Box => ({ x: 0, y: 0, width: 0, height: 0 });

export class Geometry {
    /** By the cells' numbers; none while they are not on the screen, as under a phone's rail. */
    cells: Box[] = [];
    /** By row; none while they are not on the screen. */
    meters: Box[] = [];
    wave: Box = nowhere();
    load: Box = nowhere();
    master: Box = nowhere();

    measure(root: ParentNode): void {
        this.cells = boxes(root, "[data-cell]");
        this.meters = boxes(root, "[data-meter]");
        this.wave = box(root.querySelector("[data-live=wave]"));
        this.load = box(root.querySelector("[data-live=load]"));
        this.master = box(root.querySelector("[data-live=master]"));
    }

    /** The cell at a point, or the nearest in a gap; -1 outside of them. */
    cellAt(x: number, y: number): number {
        const gap = 6;
        for (let index = 0; index < this.cells.length; ++index) {
            const cell = this.cells[index];
            const isInside = x >= cell.x - gap && x < cell.x + cell.width + gap;
            if (isInside && y >= cell.y - gap && y < cell.y + cell.height + gap) {
                return this.nearest(index, x, y, gap);
            }
        }
        return -1;
    }

    private nearest(first: number, x: number, y: number, gap: number): number {
        let best = first;
        let least = Infinity;
        for (let index = first; index < this.cells.length; ++index) {
            const cell = this.cells[index];
            if (cell.y > y + gap) {
                break;
            }
            const far = Math.abs(x - cell.x - cell.width / 2) + Math.abs(y - cell.y - cell.height / 2);
            if (far < least) {
                least = far;
                best = index;
            }
        }
        return best;
    }
}

function box(element: Element | null): Box {
    if (!element) {
        return nowhere();
    }
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
}

/** What is not displayed has a box without an area in the page's corner: nothing may be drawn there. */
function boxes(root: ParentNode, selector: string): Box[] {
    const found = [...root.querySelectorAll(selector)].map(box);
    return found.some(hasArea) ? found : [];
}

export function hasArea({ width, height }: Box): boolean {
    return width > 0 && height > 0;
}
