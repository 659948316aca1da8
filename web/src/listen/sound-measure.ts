// SPDX-License-Identifier: MIT

/** What really left for the loudspeaker, so that a test can tell sound from silence. */
export interface SoundMeasure {
    /** Seconds measured since the last `reset`. */
    readonly seconds: number;
    /** Largest amplitude of the last half second, 1 = full scale. */
    readonly level: number;
    /** Root of the mean square over everything since the last `reset`. */
    readonly rms: number;
    /** Largest amplitude since the last `reset`. */
    readonly peak: number;
    /** Longest run without sound since the last `reset`, in seconds. */
    readonly longestSilence: number;
}

/** Below this (-80 dB) it is silence. */
const silenceLevel = 1e-4;

export class SoundMeter {
    private frames = 0;
    private peak = 0;
    private squares = 0;
    private silent = 0;
    private longestSilent = 0;
    private window = 0;
    private windowPeak = 0;
    private lastWindowPeak = 0;

    constructor(private readonly rate: number) {}

    reset(): void {
        this.frames = 0;
        this.peak = 0;
        this.squares = 0;
        this.silent = 0;
        this.longestSilent = 0;
    }

    observe(left: Float32Array, right: Float32Array): void {
        for (let index = 0; index < left.length; ++index) {
            const l = left[index];
            const r = right[index];
            const amplitude = Math.max(Math.abs(l), Math.abs(r));
            this.squares += (l * l + r * r) / 2;
            this.windowPeak = Math.max(this.windowPeak, amplitude);
            this.silent = amplitude < silenceLevel ? this.silent + 1 : 0;
            this.longestSilent = Math.max(this.longestSilent, this.silent);
        }
        this.frames += left.length;
        this.window += left.length;
        if (this.window >= this.rate / 4) {
            this.peak = Math.max(this.peak, this.windowPeak);
            this.lastWindowPeak = this.windowPeak;
            this.windowPeak = 0;
            this.window = 0;
        }
    }

    measure(): SoundMeasure {
        return {
            seconds: this.frames / this.rate,
            level: Math.max(this.lastWindowPeak, this.windowPeak),
            rms: this.frames === 0 ? 0 : Math.sqrt(this.squares / this.frames),
            peak: Math.max(this.peak, this.windowPeak),
            longestSilence: this.longestSilent / this.rate,
        };
    }
}
