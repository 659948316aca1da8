// SPDX-License-Identifier: MIT
// What changes all the time: read by the canvas on every frame, never by a component. Arrays of fixed size, written in
// place, so that drawing allocates nothing.
import { sizes, type TickMessage } from "../generated/schema";

const tracks = sizes.tracks;
/** Each track's level, then these two. */
export const masterChannel = tracks;
export const limiterChannel = tracks + 1;
export const channels = tracks + 2;
/** What the limiter's meter reaches, in dB. */
export const limiterRange = 12;
const eventsOfTrack = 16;
/** Ticks whose levels are remembered: what is heard late is drawn late. */
const levelTicks = 64;
/** 10 ms each; a page that was in the background needs no more. */
export const waveLength = 2048;
const silence = -999;

export class Live {
    /** Steps that were told, by track; a ring each. A frame of Infinity is none. */
    readonly frames = new Float64Array(tracks * eventsOfTrack).fill(Infinity);
    readonly steps = new Int16Array(tracks * eventsOfTrack);
    readonly velocities = new Uint8Array(tracks * eventsOfTrack);
    private readonly next = new Uint8Array(tracks);

    /** By remembered tick: loudness of each track and of the master, 0 to 1 over 60 dB, and what the limiter took off,
     * 0 to 1 over its range. */
    private readonly levels = new Float32Array(levelTicks * channels);
    private readonly levelFrames = new Float64Array(levelTicks).fill(Infinity);
    private nextLevels = 0;

    readonly wave = new Int8Array(waveLength * 2);
    /** Pairs told since the page began; pair n lies at n modulo the length. */
    waveCount = 0;
    /** How many of the newest pairs are silence. */
    quietPairs = waveLength;

    isPlaying = false;
    load = 0;
    worst = 0;
    xruns = 0;
    voices = 0;
    tempo = 120000;
    /** In the file of the master so far. */
    recordedFrames = 0;

    take(tick: TickMessage): void {
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
        this.takeLevels(tick);
        for (const [frame, track, step, velocity] of tick.steps) {
            this.reach(frame, track, step, velocity);
        }
        for (let index = 0; index + 1 < tick.wave.length; index += 2) {
            this.takePair(tick.wave[index], tick.wave[index + 1]);
        }
    }

    private takeLevels(tick: TickMessage): void {
        const first = this.nextLevels * channels;
        for (let track = 0; track < tracks; ++track) {
            this.levels[first + track] = loudness(tick.peaks[track] ?? silence);
        }
        this.levels[first + masterChannel] = loudness(tick.master);
        this.levels[first + limiterChannel] = Math.min(1, tick.limiter / (10 * limiterRange));
        this.levelFrames[this.nextLevels] = tick.frame;
        this.nextLevels = (this.nextLevels + 1) % levelTicks;
    }

    private takePair(least: number, most: number): void {
        const at = (this.waveCount % waveLength) * 2;
        this.wave[at] = Math.max(-127, least);
        this.wave[at + 1] = most;
        this.waveCount += 1;
        this.quietPairs = least === 0 && most === 0 ? this.quietPairs + 1 : 0;
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

    /** Which remembered levels were those at `frame`; the newest where all are later. */
    levelsAt(frame: number): number {
        let best = -1;
        for (let index = 0; index < levelTicks; ++index) {
            if (this.levelFrames[index] <= frame && (best < 0 || this.levelFrames[index] > this.levelFrames[best])) {
                best = index;
            }
        }
        return best >= 0 ? best : (this.nextLevels + levelTicks - 1) % levelTicks;
    }

    /** Of a track, the master or the limiter. */
    level(at: number, channel: number): number {
        return this.levels[at * channels + channel];
    }

    /** Another server, or none: its frames mean nothing any more. */
    forget(): void {
        this.frames.fill(Infinity);
        this.levels.fill(0);
        this.levelFrames.fill(Infinity);
        this.isPlaying = false;
    }
}

/** dB x 10 as 0 to 1, over 60 dB. */
function loudness(tenths: number): number {
    return tenths <= -600 ? 0 : Math.min(1, 1 + tenths / 600);
}
