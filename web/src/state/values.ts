// SPDX-License-Identifier: MIT
// Values of tracks, steps and patterns by a key that is only known at run time.

type Table = Readonly<Record<string, number | undefined>>;

export function valueFor(values: object, key: string): number | undefined {
    return (values as Table)[key];
}

export function valueEntries(values: object): [string, number][] {
    return Object.entries(values as Table).filter((entry): entry is [string, number] => entry[1] !== undefined);
}
