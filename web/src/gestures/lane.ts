// SPDX-License-Identifier: MIT
// Drawing over the lane: which columns one movement of a finger passes, and how high in each. Pure.

export interface LanePoint {
    readonly column: number;
    /** 0 is the bottom, 1 the top. */
    readonly place: number;
}

/** Every column from one point to the next, the first one left out when it is another column than the last. */
export function lanePoints(from: LanePoint | null, to: LanePoint): readonly LanePoint[] {
    if (!from || from.column === to.column) {
        return [to];
    }
    const step = Math.sign(to.column - from.column);
    const count = Math.abs(to.column - from.column);
    return Array.from({ length: count }, (_, index) => ({
        column: from.column + step * (index + 1),
        place: from.place + ((to.place - from.place) * (index + 1)) / count,
    }));
}
