// SPDX-License-Identifier: MIT
import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { expect, test } from "vitest";

import { downwards } from "../../lint/downwards.js";
import { folders } from "../../lint/folders.js";

const order = [["generated"], ["state"], ["edit"], ["rail/parts"], ["rail/step", "rail/kit"], ["rail"], [""]];

/** What lint says of a file of that text. */
function said(file: string, text: string): string[] {
    const linter = new Linter({ configType: "flat", cwd: "/page" });
    const config = {
        files: ["**/*.ts"],
        languageOptions: { parser: tseslint.parser },
        plugins: { page: { rules: { downwards } } },
        rules: { "page/downwards": ["error", { root: "/page/src", folders: order }] },
    };
    return linter.verify(text, config as unknown as Linter.Config, `/page/src/${file}`).map(({ message }) => message);
}

const upwards = (from: string, to: string): string[] => [
    `${from} lies below ${to}, or beside it: tests/web/lint/folders.js has the order.`,
];

test("imports from the own folder, from below, and of packages may be", () => {
    expect(said("state/store.ts", 'import { a } from "./view"; import { b } from "../generated/schema";')).toEqual([]);
    expect(said("rail/step/head.ts", 'import "./step.css"; import { a } from "../parts/choice";')).toEqual([]);
    expect(said("rail/rail.ts", 'import { a } from "./step/panel"; export * from "./parts/choice";')).toEqual([]);
    expect(said("app.ts", 'import { a } from "./rail/rail"; import { b } from "preact";')).toEqual([]);
});

test("an arrow upwards is refused, however it is written", () => {
    const refused = upwards("state", "edit");
    expect(said("state/store.ts", 'import { a } from "../edit/editor";')).toEqual(refused);
    expect(said("state/store.ts", 'import type { A } from "../edit/editor";')).toEqual(refused);
    expect(said("state/store.ts", 'import "../edit/editor.css";')).toEqual(refused);
    expect(said("state/store.ts", 'export { a } from "../edit/editor";')).toEqual(refused);
    expect(said("state/store.ts", 'export * from "../edit/editor";')).toEqual(refused);
    expect(said("state/store.ts", 'const a = import("../edit/editor");')).toEqual(refused);
    expect(said("state/store.ts", 'new Worker(new URL("../edit/worker.ts", import.meta.url));')).toEqual(refused);
    expect(said("rail/parts/choice.ts", 'import { a } from "../rail";')).toEqual(upwards("rail/parts", "rail"));
    expect(said("edit/editor.ts", 'import { a } from "../app";')).toEqual(upwards("edit", "web/src"));
});

test("folders beside each other know nothing of each other", () => {
    expect(said("rail/kit/kit.ts", 'import { a } from "../step/head";')).toEqual(upwards("rail/kit", "rail/step"));
});

test("a folder that the list does not name is refused", () => {
    expect(said("other/thing.ts", "export const a = 1;")).toEqual([
        "other/thing.ts is in no folder that tests/web/lint/folders.js names.",
    ]);
    expect(said("state/store.ts", 'import { a } from "../other/thing";')).toEqual([
        "other/thing is in no folder that tests/web/lint/folders.js names.",
    ]);
});

test("the list names each folder of the page, and the guide tells them in its order", () => {
    const root = new URL("../../../../", import.meta.url);
    const files = readdirSync(new URL("web/src", root), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath}/${entry.name}`.split("web/src/")[1] ?? "");
    const there = new Set(files.map((file) => (file.includes("/") ? dirname(file) : "")));
    expect([...there].sort()).toEqual(folders.flat().sort());
    const guide = readFileSync(new URL("docs/guide/page.md", root), "utf8");
    const rows = [...guide.matchAll(/^\| (`[a-z-]+\/.*?) \|/gm)].map((row) => row[1] ?? "");
    const told = rows.map((row) => [...row.matchAll(/`([a-z/-]+)\/`/g)].map((name) => name[1]));
    expect(told).toEqual(folders.slice(0, -1));
});
