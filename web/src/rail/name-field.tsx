// SPDX-License-Identifier: MIT
import { useRef } from "preact/hooks";

import { cutToBytes } from "./cut-to-bytes";

interface NameFieldProps {
    readonly label: string;
    readonly value: string;
    readonly placeholder: string;
    /** In bytes. */
    readonly longest: number;
    readonly onName: (name: string) => void;
}

/** A name that is written where it stands. Enter keeps it, Escape takes it back. */
export function NameField({ label, value, placeholder, longest, onName }: NameFieldProps) {
    const input = useRef<HTMLInputElement>(null);
    const keep = () => {
        const written = cutToBytes(input.current?.value.trim() ?? "", longest);
        if (written !== value) {
            onName(written);
        }
    };
    const type = (event: KeyboardEvent) => {
        // No letter of a name is a shortcut.
        event.stopPropagation();
        if (event.key === "Escape" && input.current) {
            input.current.value = value;
        }
        if (event.key === "Enter" || event.key === "Escape") {
            input.current?.blur();
        }
    };
    return (
        <input
            ref={input}
            class="name-field"
            aria-label={label}
            value={value}
            placeholder={placeholder}
            maxLength={longest}
            spellcheck={false}
            autocomplete="off"
            onBlur={keep}
            onKeyDown={type}
        />
    );
}
