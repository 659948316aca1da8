// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import type { LibrarySound } from "@/generated/schema";
import { libraryEntries, projectEntries, readTitle } from "@/rail/kit/sound-list";

function sound(name: string, more: Partial<LibrarySound> = {}): LibrarySound {
    return { file: `${name}.json`, name, tags: [], kind: "synth", kit: "", isOwn: false, ...more };
}

const library = [
    sound("Glass", { tags: ["bright", "pluck"] }),
    sound("Deep Bass", { tags: ["bass", "warm"] }),
    sound("Worm", { kind: "acid", tags: ["bass"] }),
    sound("Mine", { isOwn: true }),
];
const names = (text: string, kind: LibrarySound["kind"] | "all" = "all"): string[] =>
    libraryEntries(library, { text, kind }).map(({ name }) => name);

test("the player's own come first, the others by name", () => {
    expect(names("")).toEqual(["Mine", "Deep Bass", "Glass", "Worm"]);
});

test("every typed word is looked for in names, tags and kinds, whatever its case", () => {
    expect(names("BASS")).toEqual(["Deep Bass", "Worm"]);
    expect(names(" bass  warm ")).toEqual(["Deep Bass"]);
    expect(names("acid")).toEqual(["Worm"]);
    expect(names("nothing")).toEqual([]);
});

test("a kind leaves the others out", () => {
    expect(names("bass", "acid")).toEqual(["Worm"]);
    expect(names("", "kit")).toEqual([]);
});

test("the project's stand by their numbers and are found in the same way", () => {
    const own = [
        { sound: 2, name: "Kick two", kind: "pad" },
        { sound: 7, name: "Bell", kind: "synth" },
    ] as const;
    const found = projectEntries(own, { text: "k", kind: "pad" });
    expect(found.map(({ sound: number }) => number)).toEqual([2]);
    expect(projectEntries(own, { text: "", kind: "all" })).toHaveLength(2);
});

test("words that begin with # are tags, the others the name", () => {
    expect(readTitle("  Warm  Bass #bass #dark ")).toEqual({ name: "Warm Bass", tags: ["bass", "dark"] });
    expect(readTitle("#bass Warm")).toEqual({ name: "Warm", tags: ["bass"] });
    expect(readTitle("Plain")).toEqual({ name: "Plain", tags: [] });
    expect(readTitle("#only")).toEqual({ name: "", tags: ["only"] });
});

test("tags are what a file of a Sound takes: lower-case letters, digits and -, once each, eight at most", () => {
    expect(readTitle("A #Low-End #low-end #bass! #\u00e9 # #808")).toEqual({
        name: "A",
        tags: ["low-end", "bass", "808"],
    });
    const many = Array.from({ length: 10 }, (_, index) => `#t${index}`).join(" ");
    expect(readTitle(`A ${many}`).tags).toHaveLength(8);
    expect(readTitle(`A #${"x".repeat(40)}`).tags).toEqual(["x".repeat(16)]);
});

test("a name is cut to the 16 bytes that it may have", () => {
    expect(readTitle("A name that is too long").name).toBe("A name that is t");
});
