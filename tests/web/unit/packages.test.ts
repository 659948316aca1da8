// SPDX-License-Identifier: MIT
// What npm fetches must run on the Node of Debian 12; a newer one on a developer's machine would not notice.
import { readFileSync } from "node:fs";
import { satisfies } from "semver";
import { expect, test } from "vitest";

const debian = "18.20.0";

interface Package {
    readonly version?: string;
    readonly optional?: boolean;
    readonly engines?: { readonly node?: string };
}

function packages(lockFile: string): [string, Package][] {
    const text = readFileSync(new URL(`../../../${lockFile}`, import.meta.url), "utf8");
    return Object.entries((JSON.parse(text) as { packages: Record<string, Package> }).packages);
}

test.each(["web/package-lock.json", "tests/web/package-lock.json"])(
    "all that %s names runs on Debian's Node",
    (file) => {
        const needed = packages(file).filter(([, { optional }]) => optional !== true);
        expect(needed.length).toBeGreaterThan(10);
        const refusing = needed
            .filter(([, { engines }]) => !satisfies(debian, engines?.node ?? "*"))
            .map(([path, { version, engines }]) => `${path} ${version} wants Node ${engines?.node}`);
        expect(refusing).toEqual([]);
    },
);
