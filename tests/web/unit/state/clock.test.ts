// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { Clock, ticksPerFrame } from "@/state/clock";

const rate = 48_000;

/** A clock that was told the truth, late by as much as `delays` says, every 20 ms. */
function told(delays: readonly number[]): Clock {
    const clock = new Clock();
    clock.rate = rate;
    delays.forEach((delay, index) => {
        const now = index * 20;
        clock.tell(now + delay, (now * rate) / 1000, 0, 0);
    });
    return clock;
}

test("between messages the frames run on", () => {
    expect(told([0, 0, 0]).frameAt(100)).toBeCloseTo(4800, 0);
    expect(told([0, 0, 0]).frameAt(1000)).toBeCloseTo(48_000, -1);
});

test("messages that come late do not hold the clock back", () => {
    const clock = told([0, 15, 3, 30, 8, 19, 2]);
    expect(clock.frameAt(200)).toBeGreaterThan(9600 - 48);
    expect(clock.frameAt(200)).toBeLessThanOrEqual(9600);
});

test("the clock never runs backwards from one frame of drawing to the next", () => {
    const clock = new Clock();
    clock.rate = rate;
    let last = -Infinity;
    for (let now = 0; now < 2000; now += 4) {
        if (now % 20 === 0) {
            clock.tell(now, ((now - ((now * 7919) % 13)) * rate) / 1000, 0, 0);
        }
        const frame = clock.frameAt(now);
        expect(frame).toBeGreaterThanOrEqual(last);
        last = frame;
    }
});

test("a server that began anew is believed at once", () => {
    const clock = told([0, 0, 0]);
    clock.tell(60_000, 480, 0, 0);
    expect(clock.frameAt(60_000)).toBeCloseTo(480, 0);
});

test("the place in the music follows the tempo of its time, and stands while it stands", () => {
    const clock = new Clock();
    clock.rate = rate;
    const speed = ticksPerFrame(120_000, rate);
    clock.tell(0, 0, 0, speed);
    clock.tell(20, 960, 960 * speed, speed);
    // Half a second at 120 BPM is a quarter note.
    expect(clock.positionAt(24_000)).toBeCloseTo(1_935_360, 0);
    clock.tell(1000, 48_000, 5_000_000, 0);
    expect(clock.positionAt(60_000)).toBe(5_000_000);
    expect(clock.positionAt(500)).toBeCloseTo(500 * speed, 3);
});

test("who listens in the browser sees what is heard", () => {
    const clock = told([0, 0, 0]);
    let heard: number | null = 1234;
    clock.setHeard(() => heard);
    expect(clock.frameAt(100)).toBe(1234);
    expect(clock.lagAt(100)).toBeCloseTo(4800 - 1234, 0);
    heard = null;
    expect(clock.frameAt(100)).toBeCloseTo(4800, 0);
    expect(clock.lagAt(100)).toBe(0);
});
