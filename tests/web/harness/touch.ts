// SPDX-License-Identifier: MIT
// Several fingers on the glass, through the browser's own input: what the page gets are real touches.
import type { CDPSession } from "playwright-core";

export interface Point {
    readonly x: number;
    readonly y: number;
}

export class Hand {
    private readonly fingers = new Map<number, Point>();

    constructor(private readonly devtools: CDPSession) {}

    async down(finger: number, at: Point): Promise<void> {
        this.fingers.set(finger, at);
        await this.send("touchStart", this.fingers);
    }

    async move(finger: number, to: Point, steps = 8): Promise<void> {
        const from = this.fingers.get(finger);
        if (from === undefined) {
            throw new Error(`finger ${finger} is not on the glass`);
        }
        for (let step = 1; step <= steps; ++step) {
            const part = step / steps;
            this.fingers.set(finger, { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
            await this.send("touchMove", this.fingers);
        }
    }

    async up(finger: number): Promise<void> {
        const lifted = this.fingers.get(finger);
        this.fingers.delete(finger);
        if (lifted !== undefined) {
            await this.send("touchEnd", [[finger, lifted]]);
        }
    }

    async tap(at: Point): Promise<void> {
        await this.down(0, at);
        await this.up(0);
    }

    /** The points of a start or a move are all that are on the glass; those of an end are the lifted ones. */
    private async send(
        type: "touchStart" | "touchMove" | "touchEnd",
        points: Iterable<[number, Point]>,
    ): Promise<void> {
        const touchPoints = Array.from(points, ([id, { x, y }]) => ({ id, x, y }));
        await this.devtools.send("Input.dispatchTouchEvent", { type, touchPoints });
    }
}
