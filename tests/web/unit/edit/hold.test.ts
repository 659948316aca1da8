// SPDX-License-Identifier: MIT
import { beforeEach, expect, it } from "vitest";

import { createHold, type Hold } from "@/edit/hold";

let told: [boolean, boolean][];
let now: number;
let isStillOn: boolean;
let hold: Hold;

beforeEach(() => {
    told = [];
    now = 0;
    isStillOn = true;
    hold = createHold(
        () => now,
        (isOn, isLatched) => told.push([isOn, isLatched]),
        () => isStillOn,
    );
});

const press = () => {
    hold.down();
    hold.up();
};

it("is on while it is held", () => {
    press();
    expect(told).toEqual([
        [true, false],
        [false, false],
    ]);
});

it("is latched by a second press, and says so", () => {
    press();
    now = 200;
    press();
    expect(told.slice(2)).toEqual([[true, true]]);
    now = 1000;
    press();
    expect(told.slice(3)).toEqual([[false, false]]);
});

it("begins anew where somebody else has ended its latch", () => {
    press();
    now = 200;
    press();
    isStillOn = false;
    now = 1000;
    hold.down();
    expect(told.at(-1)).toEqual([true, false]);
});

it("forgets what a lost connection held, and tells nobody", () => {
    hold.down();
    hold.forget();
    hold.up();
    expect(told).toEqual([[true, false]]);
});
