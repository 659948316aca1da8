// SPDX-License-Identifier: MIT
// Whoever plays by keyboard stays where they were when the thing they used goes: the focus moves on to what lies nearest.
// Without this it falls back to the page's beginning.

const focusable = "button, input, select, textarea, summary, a[href], [tabindex]";

/** Can be reached by Tab, as it is now. */
function isReachable(element: HTMLElement): boolean {
    const isDisabled = element.matches(":disabled") || element.tabIndex < 0;
    return element.isConnected && !isDisabled && element.checkVisibility();
}

/** The focus, and what stood around it while it was there. */
interface Held {
    readonly element: HTMLElement;
    /** From the parent outwards. */
    readonly around: readonly Element[];
    /** All that could be reached, in the page's order. */
    readonly order: readonly HTMLElement[];
}

function held(element: HTMLElement): Held {
    const around: Element[] = [];
    for (let parent = element.parentElement; parent; parent = parent.parentElement) {
        around.push(parent);
    }
    const all = element.ownerDocument.querySelectorAll<HTMLElement>(focusable);
    return { element, around, order: [...all].filter((each) => each === element || each.tabIndex >= 0) };
}

/** Of what stands in the smallest thing that is left, the next, else the one before. */
function nearest({ element, around, order }: Held): HTMLElement | null {
    const at = order.indexOf(element);
    const candidates = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at)).reverse()].filter(isReachable);
    for (const parent of around) {
        const within = parent.isConnected && candidates.find((each) => parent.contains(each));
        if (within) {
            return within;
        }
        // What came in the place of what went.
        const fresh = parent.isConnected && [...parent.querySelectorAll<HTMLElement>(focusable)].find(isReachable);
        if (fresh) {
            return fresh;
        }
    }
    return null;
}

/** Returns what ends it. */
export function keepFocus(root: Document): () => void {
    let last: Held | null = null;
    const onFocus = (event: FocusEvent) => {
        const { target } = event;
        last = target instanceof HTMLElement ? held(target) : null;
    };
    // Somebody who clicks beside everything wants no focus; what is taken away or switched off says so otherwise.
    const onPress = () => {
        if (last && isReachable(last.element)) {
            last = root.activeElement === last.element ? last : null;
        }
    };
    const look = () => {
        const { activeElement } = root;
        // Browsers take the focus from what is switched off only when they draw next.
        const isLost = activeElement === null || activeElement === root.body || activeElement === last?.element;
        if (last && isLost && !isReachable(last.element) && !isRoving(last.element)) {
            const next = nearest(last);
            last = null;
            next?.focus({ preventScroll: true });
        }
    };
    const observer = new MutationObserver(look);
    root.addEventListener("focusin", onFocus);
    root.addEventListener("pointerdown", onPress, true);
    const attributeFilter = ["disabled", "hidden", "class", "data-rail", "data-says"];
    observer.observe(root.body, { subtree: true, childList: true, attributes: true, attributeFilter });
    return () => {
        observer.disconnect();
        root.removeEventListener("focusin", onFocus);
        root.removeEventListener("pointerdown", onPress, true);
    };
}

/** Of the grid: reached by arrows, and still there. */
function isRoving(element: HTMLElement): boolean {
    return element.isConnected && element.tabIndex < 0 && element.checkVisibility() && !element.matches(":disabled");
}
