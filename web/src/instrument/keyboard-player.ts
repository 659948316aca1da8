// SPDX-License-Identifier: MIT
// Listens to the keyboard and carries out what its keys mean.
import { keyAction, stepOfKey, type KeyAction } from "../gestures/keyboard";
import { pagesFor, shapeOf, stepAt } from "../layout/window";
import type { Instrument } from "./instrument";
import { paramId } from "../state/param-pages";
import { shownPages, turnPage } from "../state/shown-pages";
import type { StepAddress } from "../state/view";
import type { Hold } from "../edit/hold";

/** These keep their keys: whoever types must be able to type. */
function keepsKeys(target: EventTarget | null): boolean {
    return (
        target instanceof Element &&
        target.closest("input, textarea, select, [contenteditable=true], [data-keys=own]") !== null
    );
}

const holderOf = (code: string) => `key ${code}`;

export function listenToKeys(instrument: Instrument, root: Document): () => void {
    const { store, view, steps, params, editor, transport, performance } = instrument;
    const holds: Readonly<Record<string, Hold>> = {
        KeyV: transport.fill,
        KeyX: performance.all,
        KeyZ: performance.retrig,
    };

    const addressOf = (place: number): StepAddress | null => {
        const form = view.form.peek();
        const { pageSize } = shapeOf(form);
        const step = view.stepPage.peek() * pageSize + place;
        return place < pageSize ? { track: view.selectedTrack.peek(), step } : null;
    };

    const focused = (): StepAddress | null => {
        const cell = root.activeElement?.getAttribute("data-cell");
        if (cell === null || cell === undefined) {
            return null;
        }
        const form = view.form.peek();
        const { columns } = shapeOf(form);
        const number = Number(cell);
        const [row, column] = [Math.floor(number / columns), number % columns];
        return stepAt(form, row, column, view.selectedTrack.peek(), view.stepPage.peek());
    };

    /** As many as the longest track fills. */
    const pages = () => {
        const lengths = store.pattern.peek()?.tracks.map((track) => track.values.track_length) ?? [];
        return Math.max(view.stepPage.peek() + 1, pagesFor(view.form.peek(), Math.max(1, ...lengths)));
    };

    const turn = (value: number, by: number, count: number) => (value + by + count) % count;

    function act(action: KeyAction, code: string): void {
        switch (action.type) {
            case "step": {
                const at = addressOf(action.place);
                if (at) {
                    const pin = view.lockLatch.peek();
                    const hit = steps.hit(at);
                    steps.input({ type: "press", holder: holderOf(code), hit, x: 0, y: 0, shift: false, pin, slop: 1 });
                }
                break;
            }
            case "param": {
                const { pages, place } = shownPages(store, view);
                const row = pages[place].rows[action.place];
                if (row) {
                    view.laneParam.value = paramId(row);
                }
                break;
            }
            case "play":
                transport.toggle();
                break;
            case "fill":
                transport.fill.down();
                break;
            case "all":
                performance.all.down();
                break;
            case "retrig":
                performance.retrig.down();
                break;
            case "rate":
                performance.turnRate(action.by);
                break;
            case "reload":
                editor.reload();
                break;
            case "record":
                transport.record();
                break;
            case "track":
                view.selectedTrack.value = turn(view.selectedTrack.peek(), action.by, 16);
                break;
            case "paramPage":
                turnPage(store, view, action.by);
                break;
            case "stepPage":
                view.stepPage.value = turn(view.stepPage.peek(), action.by, pages());
                break;
            case "nudge":
                params.nudge(params.selected(), action.by, action.fine);
                break;
            case "pin": {
                const at = focused();
                const held = view.held.peek();
                (held.length > 0 ? held : at ? [at] : []).forEach(steps.togglePin);
                steps.edited();
                break;
            }
            case "letGo":
                view.pinned.value = [];
                view.showsKeys.value = false;
                break;
            case "map":
                view.showsKeys.value = !view.showsKeys.peek();
                break;
            case "undo":
                editor.undo();
                break;
            case "redo":
                editor.redo();
                break;
        }
    }

    const onDown = (event: KeyboardEvent) => {
        if (!view.shortcuts.peek() || event.defaultPrevented || keepsKeys(event.target)) {
            return;
        }
        const action = keyAction({
            code: event.code,
            shift: event.shiftKey,
            alt: event.altKey,
            command: event.ctrlKey || event.metaKey,
            repeat: event.repeat,
            holdsSteps: view.held.peek().length > 0,
            pinsSteps: view.pinned.peek().length > 0,
            controlsAll: view.controlsAll.peek(),
            retrigs: view.retrigs.peek(),
        });
        if (action) {
            event.preventDefault();
            event.stopPropagation();
            act(action, event.code);
        } else if (event.repeat && (event.code === "Space" || stepOfKey(event.code) >= 0)) {
            event.preventDefault();
        }
    };
    const onUp = (event: KeyboardEvent) => {
        if (steps.isHeld(holderOf(event.code))) {
            steps.input({ type: "release", holder: holderOf(event.code) });
        } else if (holds[event.code]) {
            holds[event.code].up();
        } else if (event.code === "Space" && view.shortcuts.peek() && !keepsKeys(event.target)) {
            event.preventDefault(); // or it would press the button in focus
        }
    };
    root.addEventListener("keydown", onDown, true);
    root.addEventListener("keyup", onUp, true);
    return () => {
        root.removeEventListener("keydown", onDown, true);
        root.removeEventListener("keyup", onUp, true);
    };
}
