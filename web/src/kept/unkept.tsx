// SPDX-License-Identifier: MIT
import { useInstrument } from "../instrument/instrument";
import "./unkept.css";

/** "1 edit", "12 edits", as undo counts them. */
export function editsText(edits: number): string {
    return edits === 1 ? "1 edit" : `${edits} edits`;
}

/** What would be lost if the program ended now: nothing is saved yet. */
export function Unkept() {
    const { store } = useInstrument();
    const { unkept } = store.history.value;
    return (
        <section class="unkept" aria-label="Saving" hidden={unkept === 0} title="Edits last until the program ends">
            {unkept === 0 ? "" : `Not kept: ${editsText(unkept)}`}
        </section>
    );
}
