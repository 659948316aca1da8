// SPDX-License-Identifier: MIT
// Everything that moves with the music, on one canvas over the page. It runs while something moves and rests otherwise;
// a frame reads no layout and allocates nothing.
import type { Geometry } from "../grid/geometry";
import type { Instrument } from "../instrument";
import { alertColour, gaugeColour } from "./colours";
import { GridLayer, type Shown } from "./grid-layer";
import { Surface } from "./surface";
import { Texts } from "./texts";
import { TrackClocks } from "./track-clocks";
import { WaveLayer } from "./wave-layer";

const framesOfPair = 100; // a second has so many pairs of the waveform

export class LiveLayer {
    /** Frames drawn since the page began. */
    drawn = 0;
    private readonly surface: Surface;
    private readonly clocks = new TrackClocks();
    private readonly grid: GridLayer;
    private readonly wave: WaveLayer;
    private readonly texts: Texts;
    private readonly calm = window.matchMedia("(prefers-reduced-motion: reduce)");
    private readonly shown: Shown = {
        form: "desk",
        selectedTrack: 0,
        stepPage: 0,
        pattern: 0,
        patterns: [],
        isCalm: false,
    };
    private request = 0;

    constructor(
        canvas: HTMLCanvasElement,
        root: ParentNode,
        private readonly instrument: Instrument,
        private readonly geometry: Geometry,
    ) {
        const { live, clock } = instrument.store;
        this.surface = new Surface(canvas);
        this.grid = new GridLayer(live, geometry, this.clocks);
        this.wave = new WaveLayer(canvas, live, geometry);
        this.texts = new Texts(root, instrument.store, clock);
    }

    resize(): void {
        this.surface.resize(window.innerWidth, window.innerHeight, window.devicePixelRatio || 1);
        this.wake();
    }

    /** Something came: draws until all is still again. */
    wake(): void {
        if (this.request === 0) {
            this.request = requestAnimationFrame(this.frame);
        }
    }

    stop(): void {
        cancelAnimationFrame(this.request);
        this.request = 0;
    }

    private readonly frame = (now: number): void => {
        this.request = 0;
        this.drawn += 1;
        const { store, view } = this.instrument;
        const { shown, surface } = this;
        const frame = store.clock.frameAt(now);
        shown.form = view.form.peek();
        shown.selectedTrack = view.selectedTrack.peek();
        shown.stepPage = view.stepPage.peek();
        shown.pattern = store.pattern.peek()?.pattern ?? -1;
        shown.patterns = store.patterns.peek();
        shown.isCalm = this.calm.matches;
        this.clocks.update(store.pattern.peek(), store.live.tempo, store.clock.rate);
        surface.wipe();
        const lag = Math.round((store.clock.lagAt(now) * framesOfPair) / store.clock.rate);
        const waves = !shown.isCalm && this.wave.draw(surface, lag);
        const moves = this.grid.draw(surface, now, frame, shown);
        this.drawGauges();
        this.texts.update(now, frame);
        if (moves || waves) {
            this.wake();
        }
    };

    private drawGauges(): void {
        const { load } = this.geometry;
        const share = Math.min(1, this.instrument.store.live.load / 1000);
        if (share > 0) {
            this.surface.context.globalAlpha = 1;
            this.surface.context.fillStyle = share > 0.8 ? alertColour : gaugeColour;
            this.surface.fill(load.x, load.y, load.width * share, load.height);
        }
    }
}
