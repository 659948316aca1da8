// SPDX-License-Identifier: MIT
// Over the steps: the playhead, steps that were struck glowing as long as their voice sounds, and the tracks' meters.
import { sizes } from "../generated/schema";
import type { Box, Geometry } from "../layout/geometry";
import { firstTrack, isPhone, placeAt, shapeOf } from "../layout/window";
import type { Live } from "../state/live";
import type { Form } from "../state/view";
import type { Bars } from "./bars";
import type { Colours } from "./colours";
import type { Surface } from "./surface";
import type { TrackClocks } from "./track-clocks";

/** What the grid shows, read once a frame. */
export interface Shown {
    form: Form;
    selectedTrack: number;
    stepPage: number;
    /** The pattern that is shown. */
    pattern: number;
    /** What each track plays. */
    patterns: readonly number[];
    isCalm: boolean;
    colours: Colours;
}

/** A level falls by all of its range in so many ms. */
const fallOfMeter = 700;
/** After a strike its meter needs a moment to come. */
const sureGlow = 60;
const leastGlow = 90;
const faint = 0.02;

/** As the style sheets round a step. */
function cornerOf(form: Form): number {
    return isPhone(form) ? 5 : 3;
}

function frameOf(surface: Surface, { x, y, width, height }: Box, thick: number, colour: string, alpha: number): void {
    surface.fill(x, y, width, thick, 0, colour, alpha);
    surface.fill(x, y + height - thick, width, thick, 0, colour, alpha);
    surface.fill(x, y, thick, height, 0, colour, alpha);
    surface.fill(x + width - thick, y, thick, height, 0, colour, alpha);
}

export class GridLayer {
    private readonly lastEvent = new Int16Array(sizes.tracks).fill(-1);
    private readonly lastFrame = new Float64Array(sizes.tracks).fill(-1);
    private readonly struckStep = new Int16Array(sizes.tracks).fill(-1);
    private readonly struckAt = new Float64Array(sizes.tracks);
    private readonly struckForce = new Float32Array(sizes.tracks);
    private readonly loudest = new Float32Array(sizes.tracks);
    private readonly meters = new Float32Array(sizes.tracks);
    /** The step of each track at which a playhead was drawn last; -1: none was. */
    readonly heads = new Int16Array(sizes.tracks).fill(-1);
    private lastNow = 0;

    constructor(
        private readonly live: Live,
        private readonly geometry: Geometry,
        private readonly clocks: TrackClocks,
    ) {}

    /** True while something will move on. */
    draw(surface: Surface, bars: Bars, now: number, frame: number, shown: Shown): boolean {
        const levels = this.live.levelsAt(frame);
        const elapsed = Math.min(100, now - this.lastNow);
        this.lastNow = now;
        let moves = this.live.isPlaying;
        for (let track = 0; track < sizes.tracks; ++track) {
            const level = this.live.level(levels, track);
            this.meters[track] = Math.max(level, this.meters[track] - elapsed / fallOfMeter);
            moves = this.reach(track, now, frame) || this.meters[track] > 0 || moves;
            if (shown.patterns[track] === shown.pattern) {
                moves = this.drawGlow(surface, track, now, level, shown) || moves;
            }
        }
        this.heads.fill(-1);
        if (this.live.isPlaying) {
            this.drawPlayhead(surface, frame, shown);
        }
        this.drawMeters(bars, shown);
        return moves;
    }

    private reach(track: number, now: number, frame: number): boolean {
        const event = this.live.current(track, frame);
        if (event >= 0 && (event !== this.lastEvent[track] || this.live.frames[event] !== this.lastFrame[track])) {
            this.lastEvent[track] = event;
            this.lastFrame[track] = this.live.frames[event];
            const velocity = this.live.velocities[event];
            if (velocity > 0) {
                this.struckStep[track] = this.live.steps[event];
                this.struckAt[track] = now;
                this.struckForce[track] = 0.35 + (0.65 * velocity) / 127;
                this.loudest[track] = faint;
            }
        }
        return this.struckStep[track] >= 0;
    }

    private drawGlow(surface: Surface, track: number, now: number, level: number, shown: Shown): boolean {
        const step = this.struckStep[track];
        if (step < 0) {
            return false;
        }
        const age = now - this.struckAt[track];
        this.loudest[track] = Math.max(this.loudest[track], level);
        const voice = age < sureGlow ? 1 : level / this.loudest[track];
        const glow = this.struckForce[track] * Math.max(voice, Math.exp(-age / leastGlow));
        if (glow < faint) {
            this.struckStep[track] = -1;
            return false;
        }
        const place = placeAt(shown.form, track, step, shown.selectedTrack, shown.stepPage);
        if (place >= 0 && place < this.geometry.cells.length) {
            const cell = this.geometry.cells[place];
            const alpha = glow * (shown.isCalm ? 0.35 : 0.8);
            const { isForced, glow: glows } = shown.colours;
            if (isForced) {
                // Over a fill of the same colour nothing would be seen: a frame around the step is.
                frameOf(surface, cell, 2, glows[track], Math.max(alpha, 0.5));
            } else {
                surface.fill(cell.x, cell.y, cell.width, cell.height, cornerOf(shown.form), glows[track], alpha);
            }
        }
        return true;
    }

    private drawPlayhead(surface: Surface, frame: number, shown: Shown): void {
        for (let track = 0; track < sizes.tracks; ++track) {
            const event = this.live.current(track, frame);
            if (event < 0 || shown.patterns[track] !== shown.pattern) {
                continue;
            }
            // A track that plays no more came to its last step long ago.
            if (frame - this.live.frames[event] > this.clocks.lasting[track]) {
                continue;
            }
            const step = this.live.steps[event];
            const place = placeAt(shown.form, track, step, shown.selectedTrack, shown.stepPage);
            if (place < 0 || place >= this.geometry.cells.length) {
                continue;
            }
            this.heads[track] = step;
            const cell = this.geometry.cells[place];
            const passed = Math.min(1, (frame - this.live.frames[event]) / this.clocks.frames[track]);
            const along = shown.isCalm ? 0 : passed;
            const direction = this.clocks.directions[track];
            const width = cell.width + 3;
            const x = direction < 0 ? cell.x + width * (1 - along) - 2 : cell.x + (direction > 0 ? width * along : 0);
            const line = Math.round(x * surface.scale) / surface.scale - 1;
            const { isForced, playhead, ground } = shown.colours;
            if (isForced) {
                surface.fill(line - 3, cell.y - 1, 8, cell.height + 3, 0, ground, 1);
                surface.fill(line - 1, cell.y - 1, 4, cell.height + 3, 0, playhead, 1);
            } else {
                surface.fill(cell.x, cell.y, cell.width, cell.height, cornerOf(shown.form), playhead, 0.1);
                surface.fill(line, cell.y - 1, 2, cell.height + 3, 0, playhead, 0.95);
            }
        }
    }

    private drawMeters(bars: Bars, shown: Shown): void {
        const first = firstTrack(shown.form, shown.selectedTrack);
        const rows = Math.min(this.geometry.meters.length, shapeOf(shown.form).rows);
        for (let row = 0; row < rows; ++row) {
            const level = this.meters[first + row];
            const { alert, meter } = shown.colours;
            const colour = level > 0.98 ? alert : meter[first + row];
            bars.draw(row, this.geometry.meters[row], Math.max(0, level), colour);
        }
    }
}
