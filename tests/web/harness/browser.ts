// SPDX-License-Identifier: MIT
// Debian's Chromium, and pages in it that may not say a word on their console.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
    chromium,
    type Browser,
    type BrowserContext,
    type CDPSession,
    type Page,
    type WebSocketRoute,
} from "playwright-core";

import type { ServerMessage } from "@/generated/schema";

import { patience } from "./patience";

export interface Screen {
    readonly width: number;
    readonly height: number;
    readonly touch?: boolean;
}

export const desktop: Screen = { width: 1280, height: 720 };
export const largeDesktop: Screen = { width: 1440, height: 900 };
export const phonePortrait: Screen = { width: 390, height: 844, touch: true };
export const tablet: Screen = { width: 820, height: 1180, touch: true };
export const phoneLandscape: Screen = { width: 844, height: 390, touch: true };

export interface PageOptions {
    readonly screen?: Screen;
    /** Has never been here before: the picker of demos and the coach come. */
    readonly newcomer?: boolean;
    /** Runs in the page before its own scripts. */
    readonly before?: string;
    /** What the server says, as this page is to hear it: for values that take hours to come about. */
    readonly hears?: (message: ServerMessage) => ServerMessage;
}

/** Arguments without which Chromium does not start as root or in a bare root folder, or looks for updates. */
const switches = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/** What the page keeps of somebody who has been through the first minute. */
const experienced = `if (window === top)
    for (const key of ["tresillo.picked", "tresillo.coach"]) localStorage.setItem(key, "over");`;

export async function launch(): Promise<Browser> {
    return chromium.launch({
        executablePath: process.env["TRESILLO_CHROMIUM"] ?? "/usr/bin/chromium",
        headless: true,
        args: switches,
    });
}

/** A page, and what it said that it should not have said. */
export class Watched {
    private readonly complaints: string[] = [];
    private readonly expected: RegExp[] = [];
    private line: WebSocketRoute | undefined;

    private constructor(
        readonly page: Page,
        readonly context: BrowserContext,
        readonly devtools: CDPSession,
    ) {}

    static async open(browser: Browser, address: string, options: PageOptions = {}): Promise<Watched> {
        const screen = options.screen ?? desktop;
        const context = await browser.newContext({
            viewport: { width: screen.width, height: screen.height },
            hasTouch: screen.touch ?? false,
            isMobile: screen.touch ?? false,
            deviceScaleFactor: 1,
        });
        const page = await context.newPage();
        page.setDefaultTimeout(patience);
        const watched = new Watched(page, context, await context.newCDPSession(page));
        page.on("console", (message) => {
            if (message.type() === "error") {
                watched.complaints.push(`console: ${message.text()}`);
            }
        });
        page.on("pageerror", (error) => watched.complaints.push(`uncaught: ${error.stack ?? error.message}`));
        // Not in frames that may keep nothing.
        if (options.newcomer !== true) {
            await page.addInitScript(experienced);
        }
        if (options.before !== undefined) {
            await page.addInitScript(options.before);
        }
        if (options.hears) {
            await watched.hear(options.hears);
        }
        await page.goto(address);
        return watched;
    }

    private async hear(hears: (message: ServerMessage) => ServerMessage): Promise<void> {
        await this.page.routeWebSocket(/\/ws/, (page) => {
            const server = page.connectToServer();
            this.line = page;
            page.onMessage((message) => server.send(message));
            server.onMessage((message) => {
                page.send(JSON.stringify(hears(JSON.parse(String(message)) as ServerMessage)));
            });
        });
    }

    /** Says something to a page that `hears`, as if it were the server. */
    say(message: ServerMessage): void {
        this.line?.send(JSON.stringify(message));
    }

    /** Complaints that a test provokes; the browser itself reports a connection that is refused, say. */
    expectComplaint(pattern: RegExp): void {
        this.expected.push(pattern);
    }

    /** Closes the page; everything it complained of is an error. */
    async close(): Promise<void> {
        await this.context.close();
        const complaints = this.complaints.filter((each) => !this.expected.some((pattern) => pattern.test(each)));
        if (complaints.length > 0) {
            throw new Error(`the page complained:\n${complaints.join("\n")}`);
        }
    }

    /** Leaves a picture in the folder that TRESILLO_SCREENSHOTS names, if it names one. */
    async picture(name: string): Promise<void> {
        const folder = process.env["TRESILLO_SCREENSHOTS"];
        if (folder !== undefined) {
            await mkdir(folder, { recursive: true });
            await this.page.screenshot({ path: join(folder, `${name}.png`) });
        }
    }
}
