// SPDX-License-Identifier: MIT
// The AudioWorklet's own entry file: it runs on the browser's audio thread.

import { processorName, type WorkletMessage } from "./player";
import { PlayoutEngine } from "./playout-engine";

class ListenProcessor extends AudioWorkletProcessor {
    private readonly engine = new PlayoutEngine(sampleRate, (report) => this.port.postMessage(report));
    private running = true;

    constructor() {
        super();
        this.port.onmessage = (event: MessageEvent<WorkletMessage>) => this.obey(event.data);
    }

    process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
        const [left, right] = outputs[0] ?? [];
        if (left) {
            this.engine.render(currentTime, left, right ?? new Float32Array(left.length));
        }
        return this.running;
    }

    private obey(message: WorkletMessage): void {
        if ("port" in message) {
            message.port.onmessage = (event: MessageEvent<ArrayBuffer>) => this.engine.receive(event.data);
        } else if ("reset" in message) {
            this.engine.resetMeasure();
        } else {
            this.running = false;
        }
    }
}

registerProcessor(processorName, ListenProcessor);
