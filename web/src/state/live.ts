// SPDX-License-Identifier: MIT
// What changes all the time: read by the canvas on every frame, never by a component. Arrays of fixed size, written in
// place, so that drawing allocates nothing.
import type { TickMessage } from "../wire/messages";

export const tracks = 16;
const eventsOfTrack = 16;
/** 10 ms each; a page that was in the background needs no more. */
export const waveLength = 2048;
const silence = -999;

export class Live {
    /** Steps that were told, by track; the ring's next place. A frame of Infinity is none. */
    readonly frames = new Float64Array(tracks * eventsOfTrack).fill(Infinity);
    readonly steps = new Int16Array(tracks * eventsOfTrack);
    readonly velocities = new Uint8Array(tracks * eventsOfTrack);
    private readonly next = new Uint8Array(tracks);

    /** Loudness of each track and, last, of the master: 0 to 1 of 60 dB. */
    readonly peaks = new Float32Array(tracks + 1);
    readonly wave = new Int8Array(waveLength * 2);
    /** Pairs told since the page began; pair n lies at n modulo the length. */
    waveCount = 0;

    isPlaying = false;
    load = 0;
    worst = 0;
    xruns = 0;
    voices = 0;
    tempo = 120000;
    /** A counter of what came, so that the canvas knows that there is something to draw. */
    told = 0;

    take(tick: TickMessage): void {
        this.told += 1;
        const wasPlaying = this.isPlaying;
        this.isPlaying = tick.transport === "playing";
        if (wasPlaying && !this.isPlaying) {
            this.frames.fill(Infinity);
        }
        this.load = tick.load;
        this.worst = tick.worst;
        this.xruns = tick.xruns;
        this.voices = tick.voices;
        this.tempo = tick.tempo;
        for (let track = 0; track < tracks; ++track) {
            this.peaks[track] = loudness(tick.peaks[track] ?? silence);
        }
        this.peaks[tracks] = loudness(tick.master);
        for (const [frame, track, step, velocity] of tick.steps) {
            this.reach(frame, track, step, velocity);
        }
        for (let index = 0; index + 1 < tick.wave.length; index += 2) {
            const at = (this.waveCount % waveLength) * 2;
            this.wave[at] = tick.wave[index];
            this.wave[at + 1] = tick.wave[index + 1];
            this.waveCount += 1;
        }
    }

    private reach(frame: number, track: number, step: number, velocity: number): void {
        if (track >= tracks) {
            return;
        }
        const at = track * eventsOfTrack + this.next[track];
        this.frames[at] = frame;
        this.steps[at] = step;
        this.velocities[at] = velocity;
        this.next[track] = (this.next[track] + 1) % eventsOfTrack;
    }

    /** The place of the step that `track` is at, at `frame`; -1 when none was reached. */
    current(track: number, frame: number): number {
        let best = -1;
        for (let index = track * eventsOfTrack; index < (track + 1) * eventsOfTrack; ++index) {
            if (this.frames[index] <= frame && (best < 0 || this.frames[index] > this.frames[best])) {
                best = index;
            }
        }
        return best;
    }

    forget(): void {
        this.frames.fill(Infinity);
        this.peaks.fill(0);
        this.isPlaying = false;
    }
}

/** dB x 10 as 0 to 1, over 60 dB. */
function loudness(tenths: number): number {
    return tenths <= -600 ? 0 : Math.min(1, 1 + tenths / 600);
}
