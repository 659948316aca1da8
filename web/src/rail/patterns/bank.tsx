// SPDX-License-Identifier: MIT
// What a bank is besides its patterns.
import { useInstrument } from "../../instrument/instrument";
import { NameField } from "../parts/name-field";
import { openTempo } from "../parts/rows";
import { ValueField } from "../parts/value-field";
import { bankLetter } from "./pattern-places";

/** The bank's name, and the tempo that its new patterns begin with. */
export function BankEditor({ bank }: { readonly bank: number }) {
    const { store, editor } = useInstrument();
    const { name, tempo } = store.project.value?.banks.find((each) => each.bank === bank) ?? { name: "", tempo: 0 };
    const label = `bank ${bankLetter(bank)}`;
    return (
        <section class="rail-group" aria-label={`Of ${label}`}>
            <div class="rail-title">
                <NameField
                    label={`Name of ${label}`}
                    value={name}
                    placeholder="No name"
                    longest={16}
                    onName={(text) => editor.edit([{ type: "SetBankName", bank, name: text }])}
                />
                <p>Bank {bankLetter(bank)}</p>
            </div>
            <div class="rail-small">
                <ValueField
                    row={{ ...openTempo.row, label: "New patterns", help: "The tempo that they begin with" }}
                    of={`Bank ${bankLetter(bank)}`}
                    value={openTempo.valueOf(tempo)}
                    text={openTempo.text("as played")}
                    change={(bpm) => [{ type: "SetBankTempo", bank, tempo: openTempo.tempoOf(bpm) }]}
                />
            </div>
        </section>
    );
}
