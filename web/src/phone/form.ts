// SPDX-License-Identifier: MIT
// How the page is laid out, by the room there is.
import type { Form, View } from "../state/view";

const leastDesk = { width: 1024, height: 600 };

export function formFor(width: number, height: number): Form {
    if (width >= leastDesk.width && height >= leastDesk.height) {
        return "desk";
    }
    return height > width ? "portrait" : "landscape";
}

/** Keeps the form; what is shown stays the same steps where it can. */
export function watchForm(view: View): () => void {
    const update = () => {
        const { clientWidth, clientHeight } = document.documentElement;
        const form = formFor(clientWidth, clientHeight);
        if (form !== view.form.peek()) {
            const sizes = { desk: 16, portrait: 16, landscape: 8 };
            const first = view.stepPage.peek() * sizes[view.form.peek()];
            view.form.value = form;
            view.stepPage.value = Math.floor(first / sizes[form]);
        }
    };
    update();
    window.addEventListener("resize", update);
    return () => window.removeEventListener("resize", update);
}
