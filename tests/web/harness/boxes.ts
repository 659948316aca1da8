// SPDX-License-Identifier: MIT
// Where the parts of a region lie on the screen, and what of them is wrong. Measured in the page, as it is drawn.
import type { Page } from "playwright-core";

export interface PartBox {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

export interface Layout {
    /** Of what can be used, of zones and of fixed places for texts, by tag, class and turn among those. */
    readonly boxes: Readonly<Record<string, PartBox>>;
    /** Pairs that lie on each other. */
    readonly overlaps: readonly string[];
    /** Texts that reach out of the part that they stand in, or off the screen. */
    readonly cut: readonly string[];
}

/** Runs in the page. Parts: what can be used, has a text of its own, or is a zone. */
function measure(selector: string): Layout {
    const root = document.querySelector(selector);
    if (!root) {
        throw new Error(`nothing is ${selector}`);
    }
    const shown = (element: Element): boolean => element.checkVisibility() && element.getClientRects().length > 0;
    const ownText = (element: Element): string =>
        [...element.childNodes]
            .filter((node) => node.nodeType === Node.TEXT_NODE)
            .map((node) => node.nodeValue?.trim() ?? "")
            .join("");
    const isFixed = (element: Element): boolean =>
        element.matches("button, input, summary, [role=slider], [role=img], .zone, .gauge > *, .history-words > *");
    /** Pushed out of the part of a longer row that is seen: a finger brings it back. */
    const isScrolledOut = (element: Element): boolean => {
        for (let around = element.parentElement; around && around !== root; around = around.parentElement) {
            const isLonger = around.scrollWidth > around.clientWidth + 1;
            if (isLonger && getComputedStyle(around).overflowX === "auto") {
                const [own, its] = [element.getBoundingClientRect(), around.getBoundingClientRect()];
                return own.left < its.left - 1 || own.right > its.right + 1;
            }
        }
        return false;
    };
    const parts = [...root.querySelectorAll("*")]
        .filter((element) => (isFixed(element) || ownText(element) !== "") && shown(element))
        .filter((element) => !element.closest(".unseen") && !isScrolledOut(element));
    const boxOf = ({ x, y, width, height }: DOMRect): PartBox => ({ x, y, width, height });
    const boxes: Record<string, PartBox> = {};
    const counts = new Map<string, number>();
    for (const part of parts.filter(isFixed)) {
        const kind = `${part.tagName.toLowerCase()}.${part.getAttribute("class") ?? part.getAttribute("data-text")}`;
        const turn = counts.get(kind) ?? 0;
        counts.set(kind, turn + 1);
        boxes[`${kind} ${turn}`] = boxOf(part.getBoundingClientRect());
    }
    const overlaps: string[] = [];
    parts.forEach((part, index) => {
        const own = part.getBoundingClientRect();
        for (const other of parts.slice(index + 1)) {
            if (part.contains(other) || other.contains(part)) {
                continue;
            }
            const its = other.getBoundingClientRect();
            const wide = Math.min(own.right, its.right) - Math.max(own.left, its.left);
            const tall = Math.min(own.bottom, its.bottom) - Math.max(own.top, its.top);
            if (wide > 0.5 && tall > 0.5) {
                overlaps.push(`${part.outerHTML.slice(0, 80)} and ${other.outerHTML.slice(0, 80)}`);
            }
        }
    });
    const cut: string[] = [];
    const slack = 1;
    for (const part of parts) {
        const own = part.getBoundingClientRect();
        if (own.left < -slack || own.right > innerWidth + slack) {
            cut.push(`off the screen: ${part.outerHTML.slice(0, 100)}`);
        }
        if (ownText(part) === "") {
            continue;
        }
        const range = document.createRange();
        range.selectNodeContents(part);
        for (const text of range.getClientRects()) {
            for (let around: Element | null = part; around && around !== root; around = around.parentElement) {
                const box = around.getBoundingClientRect();
                const isInside = text.left >= box.left - slack && text.right <= box.right + slack;
                // Lines are taller than their letters, so that upwards only whole lines count.
                const middle = (text.top + text.bottom) / 2;
                if (around.getClientRects().length === 1 && (!isInside || middle < box.top || middle > box.bottom)) {
                    cut.push(`"${part.textContent?.trim()}" reaches out of ${around.outerHTML.slice(0, 100)}`);
                }
            }
        }
    }
    return { boxes, overlaps, cut: [...new Set(cut)] };
}

export function layoutOf(page: Page, selector: string): Promise<Layout> {
    return page.evaluate(measure, selector);
}

/** Parts that are in both and not in the same place. */
export function moved(before: Layout, after: Layout): string[] {
    const tolerance = 0.5;
    return Object.entries(before.boxes).flatMap(([name, box]) => {
        const now = after.boxes[name];
        const sides = ["x", "y", "width", "height"] as const;
        const differs = now !== undefined && sides.some((side) => Math.abs(now[side] - box[side]) > tolerance);
        return differs ? [`${name}: ${JSON.stringify(box)} became ${JSON.stringify(now)}`] : [];
    });
}
