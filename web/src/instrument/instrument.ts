// SPDX-License-Identifier: MIT
// Puts the page's parts together: connection, store, view and editor, and the rules that join them.
import { effect } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

import { createEditor, type Editor } from "../edit/editor";
import { createHand, type Hand } from "../edit/hand";
import { createParamPlayer, type ParamPlayer } from "../edit/param-player";
import { createPerformance, type Performance } from "../edit/performance";
import { createSoundPlayer, type SoundPlayer } from "../edit/sound-player";
import { createTransport, type Transport } from "../edit/transport";
import { createStepPlayer, type StepPlayer } from "../edit/step-player";
import { launchedPattern } from "../state/follow";
import { createStore, type Store } from "../state/store";
import { createView, type View } from "../state/view";
import { checksumOf } from "../state/checksum";
import type { PageAuthor } from "../wire/author";
import { connect, type Connection, type Surroundings } from "../wire/connection";
import type { ServerMessage } from "../generated/schema";

export interface Instrument {
    readonly store: Store;
    readonly view: View;
    readonly editor: Editor;
    readonly steps: StepPlayer;
    readonly params: ParamPlayer;
    readonly transport: Transport;
    readonly performance: Performance;
    readonly sounds: SoundPlayer;
    readonly hand: Hand;
    /** Lets go of all that is held: steps, keys, pads. What is latched stays. */
    releaseAll(): void;
    /** Calls `work` after every tick; returns what ends that. */
    onTick(work: () => void): () => void;
    /** Which pattern is shown. */
    pattern(): number;
    /** How often this page's checksum differed from the server's when all was quiet. */
    differences(): number;
    close(): void;
}

export interface Needs extends Surroundings {
    now(): number;
    nextFrame(work: () => void): void;
    shortcuts: boolean;
    /** As whom the page plays. */
    author: PageAuthor;
    /** What others call the page: page 1, page 2. */
    named(page: number): void;
}

/** After so many ms without an update the checksums must agree. */
const settling = 120;

export function createInstrument(needs: Needs): Instrument {
    const store = createStore();
    const view = createView(needs.shortcuts);
    const tickWork = new Set<() => void>();
    let connection: Connection | null = null;
    let looked = 0;
    let differences = 0;
    let settleTimer = 0;

    const editor = createEditor({
        send: (message) => connection?.send(message) ?? false,
        pattern: () => looked,
        nextFrame: needs.nextFrame,
    });

    const steps = createStepPlayer(store, view, editor);
    const performance = createPerformance(store, view, editor, needs.now);
    const transport = createTransport(store, editor, needs.now);
    const hand = createHand(view, editor);

    const look = (pattern: number) => {
        looked = pattern;
        connection?.send({ type: "look", pattern });
    };

    const compare = () => {
        const pattern = store.pattern.peek();
        if (pattern && pattern.pattern === looked && checksumOf(pattern) !== pattern.checksum) {
            differences += 1;
            look(looked);
        }
    };

    const take = (message: ServerMessage) => {
        if (message.type === "hello" && message.session !== store.hello.peek()?.session) {
            // Another project, it may be: what was chosen and pinned belongs to the one before.
            view.chosenPattern.value = null;
            view.pinned.value = [];
        }
        store.take(message, needs.now());
        if (message.type === "tick") {
            tickWork.forEach((work) => work());
        } else if (message.type === "joined") {
            needs.author.keep(message.author);
            needs.named(message.page);
        } else if (message.type === "answer") {
            editor.answered(message);
        } else if (message.type === "refused") {
            editor.remark(message.text);
        } else if (message.type === "update" || message.type === "pattern") {
            needs.cancel(settleTimer);
            settleTimer = needs.later(compare, settling);
        }
    };

    connection = connect(
        needs,
        (state) => {
            store.connection.value = state;
            if (state === "open") {
                editor.reconnected();
                connection?.send({ type: "join", author: needs.author.author(), visit: needs.author.visit });
                look(looked);
            } else {
                editor.forget();
                transport.fill.forget();
                performance.forget();
                hand.forget();
                store.live.forget();
                store.transport.value = "stopped";
            }
        },
        take,
    );

    const stopFollowing = effect(() => {
        const wanted = view.chosenPattern.value ?? launchedPattern(store.patterns.value, view.selectedTrack.value);
        if (wanted !== null && wanted !== looked) {
            view.pinned.value = [];
            look(wanted);
        }
    });

    return {
        store,
        view,
        editor,
        steps,
        params: createParamPlayer(store, view, editor, steps, performance, needs.now),
        performance,
        sounds: createSoundPlayer(store, view, hand, editor, needs.later),
        transport,
        hand,
        releaseAll() {
            steps.releaseAll();
            hand.releaseAll();
            transport.fill.up();
            performance.all.up();
            performance.retrig.up();
        },
        onTick(work) {
            tickWork.add(work);
            return () => tickWork.delete(work);
        },
        pattern: () => looked,
        differences: () => differences,
        close() {
            stopFollowing();
            performance.close();
            needs.cancel(settleTimer);
            connection?.close();
        },
    };
}

const Context = createContext<Instrument | null>(null);
export const InstrumentProvider = Context.Provider;

export function useInstrument(): Instrument {
    const instrument = useContext(Context);
    if (!instrument) {
        throw new Error("outside of the instrument");
    }
    return instrument;
}
