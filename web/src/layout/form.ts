// SPDX-License-Identifier: MIT
// How the page is laid out, by the room there is.
import { shapeOf } from "./window";
import type { Form, View } from "../state/view";

const leastDesk = { width: 1024, height: 600 };
/** 16 columns and 16 rows that a finger can hit, and the parameters below them. */
const leastTablet = { width: 740, height: 960 };

export function formFor(width: number, height: number): Form {
    if (width >= leastDesk.width && height >= leastDesk.height) {
        return "desk";
    }
    if (width >= leastTablet.width && height >= leastTablet.height) {
        return "tablet";
    }
    return height > width ? "portrait" : "landscape";
}

/** Keeps the form; what is shown stays the same steps where it can. */
export function watchForm(view: View): () => void {
    const update = () => {
        const { clientWidth, clientHeight } = document.documentElement;
        const form = formFor(clientWidth, clientHeight);
        if (form !== view.form.peek()) {
            const first = view.stepPage.peek() * shapeOf(view.form.peek()).pageSize;
            view.form.value = form;
            view.stepPage.value = Math.floor(first / shapeOf(form).pageSize);
        }
    };
    update();
    window.addEventListener("resize", update);
    return () => window.removeEventListener("resize", update);
}
