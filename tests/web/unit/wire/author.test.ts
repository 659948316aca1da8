// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { pageAuthor } from "@/wire/author";

function storage(): Pick<Storage, "getItem" | "setItem"> {
    const kept = new Map<string, string>();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

/** One number after the other. */
function numbers(): () => number {
    let next = 0;
    return () => (next += 0.01);
}

test("the browser keeps as whom the page plays, and each load is a visit of its own", () => {
    const [browser, random] = [storage(), numbers()];
    const first = pageAuthor(browser, storage(), random);
    first.keep(first.author());
    const again = pageAuthor(browser, storage(), random);
    expect(again.author()).toBe(first.author());
    expect(again.visit).not.toBe(first.visit);
});

test("numbers are whole ones that the server takes", () => {
    for (const random of [() => 0, () => 0.5, () => 1 - 2 ** -53]) {
        const page = pageAuthor(storage(), storage(), random);
        for (const number of [page.author(), page.visit]) {
            expect(Number.isInteger(number)).toBe(true);
            expect(number).toBeGreaterThanOrEqual(2 ** 31);
            expect(number).toBeLessThan(2 ** 32);
        }
    }
});

test("a second tab is somebody else, stays that when it is loaded again, and leaves the browser's number alone", () => {
    const [browser, random] = [storage(), numbers()];
    const first = pageAuthor(browser, storage(), random);
    first.keep(first.author());
    const tab = storage();
    const second = pageAuthor(browser, tab, random);
    second.keep(second.visit); // as the server says
    expect(second.author()).toBe(second.visit);
    expect(pageAuthor(browser, tab, random).author()).toBe(second.visit);
    expect(pageAuthor(browser, storage(), random).author()).toBe(first.author());
});

test("what is no number of a page, and a browser that keeps nothing, make it somebody new", () => {
    const refusing = {
        getItem: () => {
            throw new Error("private");
        },
        setItem: () => {
            throw new Error("private");
        },
    };
    for (const browser of [refusing, { ...storage(), getItem: () => "7" }, { ...storage(), getItem: () => "x" }]) {
        const page = pageAuthor(browser, refusing, () => 0.25);
        expect(page.author()).toBe(2 ** 31 + 2 ** 29);
        page.keep(2 ** 31 + 1);
        expect(page.author()).toBe(2 ** 31 + 1);
    }
});
