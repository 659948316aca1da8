// SPDX-License-Identifier: MIT

import { processorName, type Player, type PlayerReport, type Report, type WorkletMessage } from "./player";
import processorUrl from "./processor.ts?worker&url";

/** The player that works on the browser's audio thread. Rejects where the worklet cannot be loaded. */
export async function createWorkletPlayer(context: AudioContext, report: Report): Promise<Player> {
    await context.audioWorklet.addModule(processorUrl);
    const node = new AudioWorkletNode(context, processorName, {
        numberOfInputs: 0,
        numberOfOutputs: 1,
        outputChannelCount: [2],
    });
    const tell = (message: WorkletMessage, transfer: Transferable[] = []): void => {
        node.port.postMessage(message, transfer);
    };
    node.port.onmessage = (event: MessageEvent<PlayerReport>) => report(event.data);
    node.connect(context.destination);
    return {
        fallback: false,
        receiveFrom: (port) => tell({ port }, [port]),
        resetMeasure: () => tell({ reset: true }),
        stop: () => {
            tell({ stop: true });
            node.port.onmessage = null;
            node.disconnect();
        },
    };
}
