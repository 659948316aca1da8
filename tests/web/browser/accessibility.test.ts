// SPDX-License-Identifier: MIT
// axe-core finds nothing, in every form and state of the page; what it cannot see is asked for here.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";

import { desktop, phoneLandscape, phonePortrait } from "../harness/browser";
import type { Face } from "../harness/face";
import { stage } from "../harness/stage";

const here = stage();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds, each in a line that says where. */
async function findings(face: Face): Promise<string[]> {
    // The page's own policy refuses scripts that are put into it; the debugger's are not.
    await face.watched.devtools.send("Runtime.evaluate", { expression: axe });
    const { result } = await face.watched.devtools.send("Runtime.evaluate", {
        expression:
            "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations))",
        awaitPromise: true,
    });
    const violations = JSON.parse(String(result.value)) as Violation[];
    return violations.flatMap(({ id, help, nodes }) => [
        `${id} (${nodes.length}): ${help}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary.replaceAll("\n", " ")}`,
    ]);
}

for (const [form, screen] of Object.entries({ desk: desktop, upright: phonePortrait, side: phoneLandscape })) {
    test(`the demo on the ${form} form`, async () => {
        await here.launch(1);
        const face = await here.open({ screen });
        expect(await findings(face)).toEqual([]);
    });
}

for (const name of ["Step", "Patterns", "Mix", "Kit", "Song"]) {
    test(`the tab ${name}`, async () => {
        await here.launch(1);
        const face = await here.open();
        await face.tab(name).click();
        await face.page.getByRole("tabpanel", { name }).waitFor();
        expect(await findings(face)).toEqual([]);
    });
}

test("while steps are locked", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.step(0, 0).click();
    await face.step(0, 0).click({ button: "right" });
    await face
        .parameter(/^Probability/)
        .first()
        .hover();
    await face.page.mouse.wheel(0, 100);
    await here.wire.until("a lock came", () => here.wire.step(0, 0)?.values.probability !== undefined);
    expect(await findings(face)).toEqual([]);
});

test("the map of keys", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.page.keyboard.press("Shift+Slash");
    expect(await findings(face)).toEqual([]);
});

test("while it plays, the coach and the picker of demos in view", async () => {
    await here.launch(1);
    await here.wire.gesture({ type: "Start" });
    const face = await here.open();
    await here.wire.ticks(25);
    await face.drawn();
    expect(await findings(face)).toEqual([]);
});

test("a step says in words what its cell shows", async () => {
    await here.freshPattern();
    await here.wire.edit(
        { type: "SetName", what: "track", track: 0, name: "Kick" },
        {
            type: "SetStep",
            track: 0,
            step: 4,
            value: { notes: [[0, 60, 100, 0, 1, 64]], values: { probability: 100, pan: 20 }, condition: 13 },
        },
    );
    const face = await here.open();
    await face.page.getByLabel("Kick, step 5, on, velocity 100, 2 locks, 1 of 4", { exact: true }).waitFor();
});

test("a step says in words that it stays silent, that it is early or late, and how many notes it has", async () => {
    await here.freshPattern();
    const chord = [60, 64, 67].map((pitch, slot) => [slot, pitch, 90, -5, 1, 64] as const);
    await here.wire.edit(
        { type: "SetName", what: "track", track: 0, name: "Keys" },
        { type: "SetStep", track: 0, step: 4, value: { notes: chord, values: { probability: 0 }, condition: 0 } },
    );
    await here.wire.gesture({ type: "Start" });
    const face = await here.open();
    const words = "Keys, step 5, on, 3 notes, velocity 90, 5 24ths early, 1 lock, silent";
    await face.page.getByLabel(words, { exact: true }).waitFor();
});

test("under forced colours only the system's are used, and every state has a shape of its own", async () => {
    await here.launch(5);
    await here.wire.gesture({ type: "Start" });
    const face = await here.open();
    await face.watched.devtools.send("Emulation.setEmulatedMedia", {
        features: [{ name: "forced-colors", value: "active" }],
    });
    const steps = face.page.getByRole("grid", { name: "Steps of the tracks" }).locator("[data-cell]");
    await face.page.locator(".step[data-silent]").first().waitFor();
    await face.page.locator(".step[data-kind=note]:not([data-silent])").first().click({ button: "right" });
    const foreign = await face.page.evaluate(() => {
        const names = ["Canvas", "CanvasText", "Highlight", "HighlightText", "GrayText", "ButtonText", "transparent"];
        const probe = document.body.appendChild(document.createElement("i"));
        const system = new Set(
            names.map((name) => {
                probe.style.color = name;
                return getComputedStyle(probe).color;
            }),
        );
        probe.remove();
        const used = [...document.querySelectorAll(".instrument *")].flatMap((element) => {
            const style = getComputedStyle(element);
            return [style.color, style.backgroundColor, style.borderTopColor, style.fill]
                .filter(
                    (colour) => /^(rgb|oklch|color)/.test(colour) && !system.has(colour) && !colour.includes(", 0)"),
                )
                .map((colour) => `${element.tagName}.${element.getAttribute("class")}: ${colour}`);
        });
        return [...new Set(used)];
    });
    expect(foreign).toEqual([]);
    /** What of two marks or controls can be seen, at one moment: what plays changes their states. */
    const looks = async (one: string, other: string): Promise<string[]> => {
        const found = await face.page.waitForFunction(
            (selectors) => {
                const elements = selectors.map((selector) => document.querySelector(selector));
                // A transition still shows what was.
                return elements.some((element) => !element || element.getAnimations().length > 0)
                    ? null
                    : elements.map((element) => {
                          const style = getComputedStyle(element as Element);
                          return [style.backgroundColor, style.border, style.outline, style.boxShadow].join(" | ");
                      });
            },
            [one, other],
        );
        return (await found.jsonValue()) ?? [];
    };
    for (const [one, other] of [
        [".step[data-silent] > .fill", ".step[data-kind=note]:not([data-silent]) > .fill"],
        [".step[data-hold]", ".step:not([data-hold])"],
        [".row-head[data-selected] .name", ".row-head:not([data-selected]) .name"],
        [".play[aria-pressed=true]", ".fill-key[aria-pressed=false]"],
        [".param-pages > [aria-pressed=true]", ".param-pages > [aria-pressed=false]"],
    ] as const) {
        const [left, right] = await looks(one, other);
        expect(left, `${one} beside ${other}`).not.toBe(right);
    }
    expect(await steps.count()).toBe(256);
    // The playhead, on the canvas, in the system's colour.
    const drawn = (): Promise<boolean> =>
        face.page.evaluate(() => {
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.color = "Highlight";
            const wanted = getComputedStyle(probe).color.match(/\d+/g)?.slice(0, 3).join();
            probe.remove();
            return [...document.querySelectorAll<HTMLCanvasElement>(".live canvas")].some((canvas) => {
                const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? {
                    data: [],
                };
                return [...data].some((_, at) => at % 4 === 0 && data.slice(at, at + 3).join() === wanted);
            });
        });
    await expect.poll(drawn).toBe(true);
    await face.watched.picture("forced-colours");
});

test("nothing is announced while it plays", async () => {
    await here.launch(1);
    await here.wire.gesture({ type: "Start" });
    const face = await here.open();
    const changes = await face.page.evaluate(
        () =>
            new Promise<string[]>((resolve) => {
                const seen: string[] = [];
                const announces = (node: Node): boolean => {
                    const element = node instanceof Element ? node : node.parentElement;
                    const live = element?.closest("[aria-live],[role=status],[role=alert],[role=log],[role=timer]");
                    return live !== null && live !== undefined && live.getAttribute("aria-live") !== "off";
                };
                const observer = new MutationObserver((records) => {
                    for (const record of records) {
                        if (announces(record.target)) {
                            seen.push(`${record.type}: ${record.target.textContent}`);
                        }
                    }
                });
                observer.observe(document.body, { subtree: true, childList: true, characterData: true });
                setTimeout(() => resolve(seen), 3000);
            }),
    );
    expect(changes).toEqual([]);
});

test("with reduced motion nothing is animated by the style sheets", async () => {
    await here.freshPattern();
    const face = await here.open();
    await face.page.emulateMedia({ reducedMotion: "reduce" });
    const moving = await face.page.evaluate(() =>
        document
            .getAnimations()
            .filter((each) => Number(each.effect?.getComputedTiming().duration ?? 0) > 10)
            .map((each) => String((each.effect as KeyframeEffect | null)?.target?.className)),
    );
    expect(moving).toEqual([]);
});
