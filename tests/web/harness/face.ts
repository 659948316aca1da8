// SPDX-License-Identifier: MIT
// The page as a player meets it: by the names and roles of what is on it.
import type { Browser, Locator, Page } from "playwright-core";

import type { TestSurface } from "@/test-surface";
import { Watched, type PageOptions } from "./browser";
import { patience } from "./patience";
import { Hand, type Point } from "./touch";
import type { Wire } from "./wire";

export class Face {
    readonly page: Page;
    readonly hand: Hand;

    private constructor(readonly watched: Watched) {
        this.page = watched.page;
        this.hand = new Hand(watched.devtools);
    }

    static async open(browser: Browser, address: string, options: PageOptions = {}): Promise<Face> {
        const face = new Face(await Watched.open(browser, address, options));
        await face.ready();
        return face;
    }

    /** Waits until the grid of a pattern is there. */
    async ready(): Promise<void> {
        await this.page.getByRole("grid", { name: "Steps of the tracks" }).waitFor();
        await this.until("a pattern came", () =>
            this.asked((surface) => ((surface as TestSurface | undefined)?.serverChecksum() ?? 0) !== 0),
        );
    }

    /** Tracks and steps from 0. */
    step(track: number, step: number, name = `Track ${track + 1}`): Locator {
        return this.page
            .getByRole("grid", { name: "Steps of the tracks" })
            .getByLabel(new RegExp(`^${name}, step ${step + 1}(,|$)`));
    }

    button(name: string | RegExp): Locator {
        return this.page.getByRole("button", { name });
    }

    /** Of the rail. */
    tab(name: string): Locator {
        return this.page.getByRole("tablist", { name: "Rail" }).getByRole("tab", { name, exact: true });
    }

    parameter(name: string | RegExp): Locator {
        return this.page.getByRole("slider", { name });
    }

    /** How many changes of its own the page can undo. */
    undoDepth(): Promise<number> {
        return this.asked((surface) => surface.undoDepth());
    }

    /** Number of renders so far. */
    renders(): Promise<number> {
        return this.asked((surface) => surface.renders);
    }

    /** Of the pattern that the page shows, by the page's own reckoning. */
    checksum(): Promise<number> {
        return this.asked((surface) => surface.checksum());
    }

    /** Waits until the page and the client, which are told one after the other, have one and the same pattern. */
    async agrees(wire: Wire): Promise<void> {
        await this.until("page and client agree", async () => (await this.checksum()) === wire.pattern.checksum);
    }

    /** Waits until the page is connected, shows a pattern, and has the server's checksum of it. */
    async shows(pattern: () => number): Promise<void> {
        await this.until("the page shows the pattern", async () => {
            const [connected, shown, own, theirs] = await this.asked(
                (surface) =>
                    [surface.connected, surface.pattern(), surface.checksum(), surface.serverChecksum()] as const,
            );
            return connected && shown === pattern() && own === theirs;
        });
    }

    /** Waits until the page has drawn what it knows. */
    async drawn(): Promise<void> {
        await this.page.evaluate(
            () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
    }

    /** The hand rests for at least so many ms: what it does next is a gesture of its own, and what the page does by its
     * own clock after less has been done. */
    async rest(milliseconds: number): Promise<void> {
        await this.page.waitForTimeout(milliseconds);
    }

    /** Waits until everything that the page sent was answered. */
    async settled(): Promise<void> {
        await this.until("everything was answered", () => this.asked((surface) => surface.isSettled()));
    }

    private asked<What>(question: (surface: TestSurface) => What): Promise<What> {
        return this.page.evaluate(`(${question.toString()})(window.tresillo)`);
    }

    /** Playwright's own way of waiting evaluates in the page, which the page's policy forbids. */
    private async until(what: string, holds: () => Promise<boolean>): Promise<void> {
        const end = Date.now() + patience;
        while (!(await holds())) {
            if (Date.now() > end) {
                throw new Error(`time ran out before ${what}`);
            }
            await this.page.waitForTimeout(20);
        }
    }

    /** A place within an element, by its width and height. */
    async point(element: Locator, across = 0.5, down = 0.5): Promise<Point> {
        const box = await element.boundingBox();
        if (box === null) {
            throw new Error(`not to be seen: ${await element.evaluate((node) => node.outerHTML)}`);
        }
        return { x: box.x + box.width * across, y: box.y + box.height * down };
    }

    /** Presses the mouse on an element, moves it by so many px, lets go. */
    async drag(element: Locator, by: Point): Promise<void> {
        const from = await this.point(element);
        await this.page.mouse.move(from.x, from.y);
        await this.page.mouse.down();
        await this.page.mouse.move(from.x + by.x, from.y + by.y, { steps: 10 });
        await this.page.mouse.up();
    }

    async close(): Promise<void> {
        await this.watched.close();
    }
}
