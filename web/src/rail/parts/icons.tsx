// SPDX-License-Identifier: MIT
// Small drawn signs. Each stands beside or within something that has a name of its own.

export function PlayingSign() {
    return (
        <svg width="8" height="10" viewBox="0 0 8 10" aria-hidden="true">
            <path d="M0 0l8 5-8 5z" />
        </svg>
    );
}

export function RemoveSign() {
    return (
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
            <path d="M1 0l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z" />
        </svg>
    );
}

export function EyeSign() {
    return (
        <svg width="14" height="10" viewBox="0 0 14 10" aria-hidden="true">
            <path d="M7 0c3 0 5.600 2 7 5-1.400 3-4 5-7 5S1.400 8 0 5c1.400-3 4-5 7-5zm0 1.500C5 1.500 3 2.800 1.700 5 3 7.200 5 8.500 7 8.500s4-1.300 5.300-3.500C11 2.800 9 1.500 7 1.500zM7 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4z" />
        </svg>
    );
}
