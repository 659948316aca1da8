// SPDX-License-Identifier: MIT
// What most files of browser tests stand on: one program and one Chromium for the whole file, pages that close with
// their test, and a pattern of its own for each test.
import { afterAll, afterEach, beforeAll } from "vitest";
import type { Browser } from "playwright-core";

import { launch, type PageOptions } from "./browser";
import { Face } from "./face";
import { Instrument, type InstrumentOptions } from "./instrument";
import { Wire } from "./wire";
import type { LaunchLine } from "@/generated/schema";

export class Stage {
    private program: Instrument | undefined;
    private chromium: Browser | undefined;
    private client: Wire | undefined;
    private readonly faces: Face[] = [];
    private nextPattern = 32;

    constructor(private readonly options: InstrumentOptions = {}) {}

    get instrument(): Instrument {
        return there(this.program);
    }

    get browser(): Browser {
        return there(this.chromium);
    }

    /** A client that sees what the server says. */
    get wire(): Wire {
        return there(this.client);
    }

    /** A page that is connected and shows the pattern that plays, or would. */
    async open(options: PageOptions = {}): Promise<Face> {
        const face = await Face.open(this.browser, this.instrument.address, options);
        this.faces.push(face);
        await face.shows(() => this.wire.tick.patterns[0] ?? NaN);
        return face;
    }

    /** Stops, and launches a pattern that nobody has used; the client looks at it, and so does every page. All its tracks
     * play a pad, as a track that plays nothing neither shows a playhead nor is ever heard. */
    async freshPattern(): Promise<number> {
        const pattern = this.nextPattern++;
        await this.wire.gesture({ type: "Stop" });
        await this.launch(pattern);
        await this.wire.look(pattern);
        const pad = 1;
        await this.wire.edit(
            ...Array.from(
                { length: 16 },
                (_, track) => ({ type: "SetTrackParam", track, param: "instrument", value: pad }) as const,
            ),
        );
        return pattern;
    }

    async launch(pattern: number, line: LaunchLine = "now"): Promise<void> {
        await this.wire.gesture({ type: "SetFollow", follow: "pattern" });
        await this.wire.gesture({ type: "Launch", pattern, tracks: 65535, line, steps: 0, keepPosition: false });
        await this.wire.until(
            "the pattern was launched",
            () => this.wire.newest.tick?.patterns.every((each) => each === pattern) === true,
        );
    }

    /** Ends the program and starts it again on the same project and port. */
    async restart(): Promise<void> {
        const { port, project } = this.instrument;
        this.wire.close();
        await this.instrument.stop();
        this.program = await Instrument.startOn(project, { ...this.options, port });
        this.client = await Wire.connect(this.instrument.address);
    }

    /** A client of the project that the program has opened in the place of the one before. */
    async rejoin(): Promise<void> {
        this.wire.close();
        this.client = await Wire.connect(this.instrument.address);
    }

    async begin(): Promise<void> {
        this.program = await Instrument.start(this.options);
        this.client = await Wire.connect(this.instrument.address);
        this.chromium = await launch();
    }

    async closeFaces(): Promise<void> {
        for (const face of this.faces.splice(0)) {
            await face.close();
        }
    }

    async end(): Promise<void> {
        this.client?.close();
        await this.chromium?.close();
        await this.program?.end();
    }
}

function there<What>(what: What | undefined): What {
    if (what === undefined) {
        throw new Error("the stage has not begun");
    }
    return what;
}

/** Call it at the top of a file of tests. */
export function stage(options: InstrumentOptions = {}): Stage {
    const made = new Stage(options);
    beforeAll(() => made.begin());
    afterEach(() => made.closeFaces());
    afterAll(() => made.end());
    return made;
}
