// SPDX-License-Identifier: MIT
// As whom this page plays. The browser keeps the number, so that undo goes on after page, browser or program were
// started again.

const authorKey = "tresillo.author";

/** Pages' numbers are those from here on, to 2^32 - 1. */
const first = 2 ** 31;

export interface PageAuthor {
    /** Another one each time that the page is loaded. */
    readonly visit: number;
    author(): number;
    /** The server has said as whom the page plays: a second tab of a browser is somebody else. */
    keep(author: number): void;
}

type Kept = Pick<Storage, "getItem" | "setItem">;

/** `browser` outlives the tab, `tab` only a reload; a private window may keep nothing, and is somebody new then. */
export function pageAuthor(browser: Kept, tab: Kept, random: () => number): PageAuthor {
    const read = (storage: Kept): number | null => {
        try {
            const number = Number(storage.getItem(authorKey));
            return Number.isInteger(number) && number >= first && number < 2 * first ? number : null;
        } catch {
            return null;
        }
    };
    const write = (storage: Kept, author: number): void => {
        try {
            storage.setItem(authorKey, String(author));
        } catch {
            // Then it is kept while the page is there.
        }
    };
    const made = (): number => first + Math.floor(random() * first);
    let author = read(tab) ?? read(browser) ?? made();
    return {
        visit: made(),
        author: () => author,
        keep(given) {
            author = given;
            write(tab, given);
            if (read(browser) === null) {
                write(browser, given);
            }
        },
    };
}
