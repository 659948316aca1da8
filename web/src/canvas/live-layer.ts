// SPDX-License-Identifier: MIT
// Everything that moves with the music, on one canvas over the page. It runs while something moves and rests otherwise;
// a frame reads no layout and allocates nothing.
import type { Geometry } from "../layout/geometry";
import { shapeOf } from "../layout/window";
import type { Instrument } from "../instrument/instrument";
import { GridLayer, type Shown } from "./grid-layer";
import { onColoursChange, readColours } from "./colours";
import { Bars } from "./bars";
import { Surface } from "./surface";
import { Texts } from "./texts";
import { TrackClocks } from "./track-clocks";
import { WaveLayer } from "./wave-layer";

const framesOfPair = 100; // a second has so many pairs of the waveform

export class LiveLayer {
    /** Frames drawn since the page began. */
    drawn = 0;
    private readonly surface: Surface;
    private readonly meters: Bars;
    private readonly gauges: Bars;
    private readonly clocks = new TrackClocks();
    private readonly grid: GridLayer;
    private readonly wave: WaveLayer;
    private readonly texts: Texts;
    private readonly calm = window.matchMedia("(prefers-reduced-motion: reduce)");
    private readonly leaveColours: () => void;
    private readonly shown: Shown;
    private request = 0;

    constructor(
        private readonly parent: Element,
        root: ParentNode,
        private readonly instrument: Instrument,
        private readonly geometry: Geometry,
    ) {
        const { live, clock } = instrument.store;
        this.shown = {
            form: "desk",
            selectedTrack: 0,
            stepPage: 0,
            pattern: 0,
            patterns: [],
            isCalm: false,
            colours: readColours(parent),
        };
        this.surface = new Surface(parent);
        this.meters = new Bars(parent);
        this.gauges = new Bars(parent);
        this.grid = new GridLayer(live, geometry, this.clocks);
        this.wave = new WaveLayer(parent, live);
        this.texts = new Texts(root, instrument.store, clock);
        this.wave.colour = this.shown.colours.wave;
        this.leaveColours = onColoursChange(() => {
            this.shown.colours = readColours(this.parent);
            this.wave.colour = this.shown.colours.wave;
            this.resize();
        });
    }

    /** The step at which each track's playhead is drawn; -1: none. */
    playheads(): readonly number[] {
        return [...this.grid.heads];
    }

    resize(): void {
        const scale = window.devicePixelRatio || 1;
        const { cells, meters, load, wave } = this.geometry;
        this.surface.place(cells, shapeOf(this.instrument.view.form.peek()).columns, scale);
        this.meters.place(meters, scale);
        this.gauges.place([load], scale);
        this.wave.place(wave, scale);
        this.wake();
    }

    /** Something came: draws until all is still again. */
    wake(): void {
        if (this.request === 0) {
            this.request = requestAnimationFrame(this.frame);
        }
    }

    close(): void {
        this.leaveColours();
        [this.surface, this.meters, this.gauges, this.wave].forEach((part) => part.remove());
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
        const waves = !shown.isCalm && this.wave.draw(lag);
        const moves = this.grid.draw(surface, this.meters, now, frame, shown);
        this.drawGauges();
        this.texts.update(now, frame);
        if (moves || waves) {
            this.wake();
        }
    };

    private drawGauges(): void {
        const { load } = this.geometry;
        const { alert, gauge } = this.shown.colours;
        const share = Math.min(1, this.instrument.store.live.load / 1000);
        this.gauges.draw(0, load, share, share > 0.8 ? alert : gauge);
    }
}
