// SPDX-License-Identifier: MIT
// Texts that follow the music: set in place, and only when they read differently.
import type { Clock } from "../state/clock";
import { ticksPerQuarter } from "../generated/schema";
import type { Store } from "../state/store";

const loadEvery = 400;
/** Texts of more characters are set smaller where their place says so: bar 10,000 and later. */
const longText = 6;

/** 75 is "1:15". */
export function minutes(seconds: number): string {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export class Texts {
    private readonly nodes = new Map<string, Text>();
    private beat = -1;
    private wait = -1;
    private load = -1;
    private recorded = -1;
    private loadAt = 0;

    constructor(
        private readonly root: ParentNode,
        private readonly store: Store,
        private readonly clock: Clock,
    ) {}

    /** Elements come and go: it looks for one again when it was taken away. False while there is none. */
    private set(name: string, text: string): boolean {
        let node = this.nodes.get(name);
        if (!node?.isConnected) {
            const element = this.root.querySelector(`[data-text=${name}]`);
            if (!element) {
                return false;
            }
            node = (element.firstChild as Text | null) ?? element.appendChild(document.createTextNode(""));
            this.nodes.set(name, node);
        }
        node.data = text;
        node.parentElement?.toggleAttribute("data-long", text.length > longText);
        return true;
    }

    update(now: number, frame: number): void {
        const position = this.clock.positionAt(frame);
        const beat = Math.floor(position / ticksPerQuarter);
        if (beat !== this.beat) {
            this.beat = beat;
            this.set("position", `${Math.floor(beat / 4) + 1}.${(beat % 4) + 1}`);
        }
        const queued = this.store.queued.peek();
        const wait = queued ? Math.max(0, Math.ceil(((queued.position - position) * 4) / ticksPerQuarter)) : -1;
        if (wait !== this.wait && (wait < 0 || this.set("queue", wait === 1 ? "1 step" : `${wait} steps`))) {
            this.wait = wait;
        }
        const recorded = Math.floor(this.store.live.recordedFrames / this.clock.rate);
        if (recorded !== this.recorded && this.set("recorded", minutes(recorded))) {
            this.recorded = recorded;
        }
        if (now - this.loadAt > loadEvery) {
            this.loadAt = now;
            const load = Math.round(this.store.live.load / 10);
            if (load !== this.load) {
                this.load = load;
                this.set("load", `${load} %`);
            }
        }
    }
}
