// SPDX-License-Identifier: MIT
// A page from elsewhere that is open in the same browser has no way to the instrument.
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";

import { launch, Watched } from "../harness/browser";
import { stage } from "../harness/stage";

const here = stage();
let elsewhere: Server;

beforeAll(async () => {
    elsewhere = createServer((_, response) => response.setHeader("content-type", "text/html").end("<title>x</title>"));
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
});
afterAll(() => elsewhere.close());

async function foreignPage(): Promise<Watched> {
    const browser = await launch();
    const { port } = elsewhere.address() as AddressInfo;
    const watched = await Watched.open(browser, `http://127.0.0.1:${port}/`);
    watched.page.on("close", () => void browser.close());
    watched.expectComplaint(/WebSocket|CORS|Failed to load resource/);
    return watched;
}

for (const path of ["/ws", "/listen"]) {
    test(`it cannot connect to ${path}`, async () => {
        const watched = await foreignPage();
        const address = new URL(path, here.instrument.address).href.replace("http", "ws");
        const outcome = await watched.page.evaluate(
            (to) =>
                new Promise<string>((resolve) => {
                    const socket = new WebSocket(to);
                    socket.onopen = () => resolve("open");
                    socket.onmessage = () => resolve("message");
                    socket.onerror = () => resolve("refused");
                }),
            address,
        );
        expect(outcome).toBe("refused");
        await watched.close();
    });
}

test("it cannot read the status", async () => {
    const watched = await foreignPage();
    const outcome = await watched.page.evaluate(
        (to) =>
            fetch(to).then(
                () => "read",
                () => "refused",
            ),
        new URL("/api/status", here.instrument.address).href,
    );
    expect(outcome).toBe("refused");
    await watched.close();
});

test("it cannot frame the page", async () => {
    const watched = await foreignPage();
    watched.expectComplaint(/frame/i);
    const text = await watched.page.evaluate(async (to) => {
        const frame = document.createElement("iframe");
        frame.src = to;
        const loaded = new Promise((resolve) => (frame.onload = resolve));
        document.body.append(frame);
        await loaded;
        return "loaded";
    }, here.instrument.address);
    expect(text).toBe("loaded");
    const inner = watched.page.frames()[1];
    expect((await inner?.content()) ?? "").not.toContain('role="grid"');
    await watched.close();
});

test("another name for this machine is not served", async () => {
    const { port } = here.instrument;
    const status = await new Promise<number | undefined>((resolve, reject) => {
        const asked = request({ port, host: "127.0.0.1", path: "/", headers: { host: "evil.example" } }, (response) => {
            response.resume();
            resolve(response.statusCode);
        });
        asked.once("error", reject);
        asked.end();
    });
    expect(status).toBe(403);
});
