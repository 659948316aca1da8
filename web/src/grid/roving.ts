// SPDX-License-Identifier: MIT
// One tab stop for the whole grid: arrows move the focus, Home and End go to a row's ends. It sets `tabIndex` on the
// elements itself, so that moving the focus draws nothing anew.

const stop = "[data-cell], [data-head]";

export class Roving {
    private current: HTMLElement | null = null;

    constructor(private readonly root: HTMLElement) {
        root.addEventListener("keydown", this.onKey);
        root.addEventListener("focusin", this.onFocus);
        this.setStop(root.querySelector<HTMLElement>("[data-cell]"));
    }

    close(): void {
        this.root.removeEventListener("keydown", this.onKey);
        this.root.removeEventListener("focusin", this.onFocus);
    }

    private setStop(element: HTMLElement | null): void {
        if (element && element !== this.current) {
            this.current?.setAttribute("tabindex", "-1");
            element.setAttribute("tabindex", "0");
            this.current = element;
        }
    }

    private readonly onFocus = (event: FocusEvent): void => {
        this.setStop((event.target as Element).closest<HTMLElement>(stop));
    };

    private readonly onKey = (event: KeyboardEvent): void => {
        const from = (event.target as Element).closest<HTMLElement>(stop);
        if (!from || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
            return;
        }
        const next = this.from(from, event.key);
        if (next) {
            event.preventDefault();
            next.focus();
        }
    };

    private from(element: HTMLElement, key: string): HTMLElement | null {
        const row = element.closest(".row");
        const stops = row ? [...row.querySelectorAll<HTMLElement>(stop)] : [];
        const at = stops.indexOf(element);
        switch (key) {
            case "ArrowRight":
                return stops[at + 1] ?? null;
            case "ArrowLeft":
                return stops[at - 1] ?? null;
            case "Home":
                return stops[0] ?? null;
            case "End":
                return stops[stops.length - 1] ?? null;
            case "ArrowDown":
                return stopIn(row?.nextElementSibling ?? null, at);
            case "ArrowUp":
                return stopIn(row?.previousElementSibling ?? null, at);
            default:
                return null;
        }
    }
}

function stopIn(row: Element | null, at: number): HTMLElement | null {
    return row?.querySelectorAll<HTMLElement>(stop)[at] ?? null;
}
