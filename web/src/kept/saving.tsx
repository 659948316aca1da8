// SPDX-License-Identifier: MIT
import { useState } from "preact/hooks";

import type { SavingMessage } from "../generated/schema";
import { useInstrument } from "../instrument/instrument";
import "./saving.css";

/** "saved", "saving", or "not kept" and why. */
export function savingWords({ state, problem }: SavingMessage): string {
    return state === "notKept" ? `not kept: ${problem}` : state;
}

/** How it stands with what was done, beside the project's name; and, until it is tapped, what happened to its files. */
export function Saving() {
    const { store } = useInstrument();
    const [read, setRead] = useState("");
    const saving = store.saving.value;
    const name = store.project.value?.name ?? "";
    if (saving === null) {
        return null;
    }
    const title = saving.remark === "" ? "Everything is kept as it is done" : saving.remark;
    return (
        <section class="saving" aria-label="Saving" data-state={saving.state} title={title}>
            {saving.remark === "" || saving.remark === read ? null : (
                <button type="button" onClick={() => setRead(saving.remark)}>
                    {saving.remark}
                </button>
            )}
            <span>{`${name} ${savingWords(saving)}`.trim()}</span>
        </section>
    );
}
