// SPDX-License-Identifier: MIT

import { parsePacket } from "./packet";
import { reportPeriod, type PlayerReport } from "./player";
import { Playout } from "./playout";
import { SoundMeter } from "./sound-measure";

/** Bytes in, blocks of output and reports out: what the worklet and the fallback have in common. */
export class PlayoutEngine {
    private readonly playout: Playout;
    private readonly meter: SoundMeter;
    private untilReport = 0;

    constructor(
        private readonly outputRate: number,
        private readonly report: (report: PlayerReport) => void,
    ) {
        this.playout = new Playout(outputRate);
        this.meter = new SoundMeter(outputRate);
    }

    /** Bytes that are no packet are passed over. */
    receive(bytes: ArrayBuffer): void {
        const packet = parsePacket(bytes);
        if (packet) {
            this.playout.push(packet);
        }
    }

    /** Makes the block that sounds from `contextTime` on. */
    render(contextTime: number, left: Float32Array, right: Float32Array): void {
        const before = this.playout.state();
        this.playout.render(left, right);
        this.meter.observe(left, right);
        this.untilReport -= left.length / this.outputRate;
        if (this.untilReport <= 0) {
            this.untilReport += reportPeriod;
            const framesPerSecond = before.framesPerOutput * this.outputRate;
            const mark = { contextTime, frame: before.frame, framesPerSecond };
            this.report({ mark, state: before, sound: this.meter.measure() });
        }
    }

    resetMeasure(): void {
        this.meter.reset();
    }
}
