// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { params } from "@/generated/schema";
import { barOf, clampTo, findRow, format, noteName, placeOf, rowOf, stepRow, valueAt, zeroOf } from "@/params/params";

const shown = (key: string, value: number): string => format(rowOf("track", key), value);

test("values are shown as a player says them", () => {
    expect(shown("cutoff", 950)).toBe("950 Hz");
    expect(shown("cutoff", 1250)).toBe("1.25 kHz");
    expect(shown("cutoff", 18_000)).toBe("18.0 kHz");
    expect(shown("frequency", 4400)).toBe("440 Hz");
    expect(shown("frequency", 4405)).toBe("440.5 Hz");
    expect(shown("frequency", 50_000)).toBe("5.00 kHz");
    expect(shown("filter_env_amount", 900)).toBe("+900 Hz");
    expect(shown("filter_env_amount", -12_000)).toBe("-12.0 kHz");
    expect(shown("reverb_send", 250)).toBe("0.25");
    expect(shown("level", -600)).toBe("-inf dB");
    expect(shown("level", -15)).toBe("-1.5 dB");
    expect(shown("duck_depth", 0)).toBe("0.0 dB");
    expect(shown("lfo_rate", 25)).toBe("0.25 Hz");
    expect(shown("lfo_sync", 3)).toBe("1/16");
    expect(shown("duck_release", 120)).toBe("120 ms");
    expect(format(rowOf("project", "limiter_ceiling"), -240)).toBe("-24.0 dB");
    expect(shown("pan", -20)).toBe("L 20");
    expect(shown("pan", 0)).toBe("C");
    expect(shown("pan", 7)).toBe("R 7");
    expect(shown("note", 3)).toBe("+3 st");
    expect(shown("slide_time", 60)).toBe("60 ms");
    expect(shown("slide_time", 1500)).toBe("1.5 s");
    expect(shown("length", 64)).toBe("1 step");
    expect(shown("length", 96)).toBe("1.5 steps");
    expect(shown("length", 4097)).toBe("hold");
    expect(shown("slide", 1)).toBe("on");
    expect(shown("filter_mode", 1)).toBe("low pass");
    expect(shown("midi_channel", 0)).toBe("1");
    expect(shown("pad", 0)).toBe("1");
    expect(shown("pad", 31)).toBe("32");
    expect(shown("kit", 0)).toBe("1");
    expect(shown("probability", 60)).toBe("60%");
    expect(format(rowOf("pattern", "swing"), 545)).toBe("54.5%");
});

test("a bar covers what lies between its zero and its value", () => {
    const pan = rowOf("track", "pan");
    expect(barOf(pan, 0)).toEqual({ from: 0.5, size: 0 });
    expect(barOf(pan, pan.max)).toEqual({ from: 0.5, size: 0.5 });
    expect(barOf(pan, pan.min)).toEqual({ from: 0, size: 0.5 });
    const velocity = rowOf("track", "velocity");
    expect(barOf(velocity, velocity.max)).toEqual({ from: 0, size: 1 });
    expect(zeroOf(rowOf("track", "micro_timing"))).toBe(0.5);
});

test("60 is C4", () => {
    expect([0, 60, 61, 127].map(noteName)).toEqual(["C-1", "C4", "C#4", "G9"]);
});

test("every value of every parameter has a text, and a place between its ends that leads back to it", () => {
    for (const row of params) {
        const step = Math.max(1, Math.floor((row.max - row.min) / 500));
        let last = -Infinity;
        for (let value = row.min; value <= row.max; value += step) {
            expect(format(row, value)).not.toBe("");
            const place = placeOf(row, value);
            expect(place).toBeGreaterThan(last);
            expect(place).toBeLessThanOrEqual(1 + 1e-12);
            expect(valueAt(row, place)).toBe(value);
            last = place;
        }
        expect(valueAt(row, -1)).toBe(row.min);
        expect(valueAt(row, 2)).toBe(row.max);
        expect(clampTo(row, row.max + 99.5)).toBe(row.max);
    }
});

test("frequencies and times that a player hears by ratios are spread by ratios", () => {
    const middle = (scope: "track" | "project", key: string): number => valueAt(rowOf(scope, key), 0.5);
    expect(middle("track", "frequency")).toBe(Math.round(Math.sqrt(200 * 50_000)));
    expect(middle("track", "acid_cutoff")).toBe(Math.round(Math.sqrt(80 * 5000)));
    expect(middle("project", "delay_low_cut")).toBe(Math.round(Math.sqrt(20 * 1000)));
    expect(middle("track", "filter_env_decay")).toBe(5000 / 8);
});

test("control changes are parameters too, from 0 to 127", () => {
    expect(findRow("track", "cc0")?.label).toBe("CC 0");
    expect(findRow("track", "cc127")?.stableId).toBe((findRow("track", "cc0")?.stableId ?? NaN) + 127);
    for (const key of ["cc128", "cc07", "cc-1", "cc", "cc1e2"]) {
        expect(findRow("track", key)).toBeUndefined();
    }
});

test("a step's value belongs to a lockable row of the track, or else to a row of the step", () => {
    expect(stepRow("cutoff")?.scope).toBe("track");
    expect(stepRow("velocity_offset")?.scope).toBe("step");
    // Both have one; the track's cannot be locked.
    expect(stepRow("transpose")?.scope).toBe("step");
    expect(stepRow("track_length")).toBeUndefined();
});
