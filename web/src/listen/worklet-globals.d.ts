// SPDX-License-Identifier: MIT
// What an AudioWorkletGlobalScope has and TypeScript's library for pages lacks.

declare abstract class AudioWorkletProcessor {
    readonly port: MessagePort;
    abstract process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}

declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

declare const currentTime: number;
declare const sampleRate: number;
