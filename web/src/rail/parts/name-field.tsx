// SPDX-License-Identifier: MIT
import { useRef, useState } from "preact/hooks";

import { byteLength, fitted } from "./cut-to-bytes";

interface NameFieldProps {
    readonly label: string;
    readonly value: string;
    readonly placeholder: string;
    /** In bytes. */
    readonly longest: number;
    readonly onName: (name: string) => void;
}

/** What is being written, and whether some of it found no room. */
interface Written {
    readonly text: string;
    readonly isRefused: boolean;
}

/** A name that is written where it stands, with the room that it takes beside it. Enter keeps it, Escape takes it back. */
export function NameField({ label, value, placeholder, longest, onName }: NameFieldProps) {
    const input = useRef<HTMLInputElement>(null);
    const [written, setWritten] = useState<Written | null>(null);
    const take = (field: HTMLInputElement) => {
        const typed = { text: field.value, caret: field.selectionEnd ?? field.value.length };
        const kept = fitted(typed, longest);
        const isRefused = kept.text !== typed.text;
        if (isRefused) {
            field.value = kept.text;
            field.setSelectionRange(kept.caret, kept.caret);
        }
        setWritten({ text: kept.text, isRefused });
    };
    const keep = () => {
        const name = written?.text.trim();
        setWritten(null);
        if (name !== undefined && name !== value) {
            onName(name);
        }
    };
    const type = (event: KeyboardEvent) => {
        // No letter of a name is a shortcut.
        event.stopPropagation();
        if (event.key === "Escape" && input.current) {
            take(Object.assign(input.current, { value }));
        }
        if ((event.key === "Enter" && !event.isComposing) || event.key === "Escape") {
            input.current?.blur();
        }
    };
    return (
        <span class="name-box">
            <input
                ref={input}
                class="name-field"
                aria-label={label}
                value={written?.text ?? value}
                placeholder={placeholder}
                spellcheck={false}
                autocomplete="off"
                onFocus={(event) => take(event.currentTarget)}
                onInput={(event) => !event.isComposing && take(event.currentTarget)}
                onCompositionEnd={(event) => take(event.currentTarget)}
                onBlur={keep}
                onKeyDown={type}
            />
            {written === null ? null : (
                <NameRoom bytes={byteLength(written.text)} longest={longest} isRefused={written.isRefused} />
            )}
        </span>
    );
}

interface NameRoomProps {
    /** That the name takes, and that it may take. */
    readonly bytes: number;
    readonly longest: number;
    /** Something was typed that found no room. */
    readonly isRefused: boolean;
}

/** "12/16"; read aloud only where nothing more goes in. */
export function NameRoom({ bytes, longest, isRefused }: NameRoomProps) {
    return (
        <span class="name-room" data-refused={isRefused || undefined}>
            <span aria-hidden="true">
                {bytes}/{longest}
            </span>
            <span class="unseen" role="status">
                {isRefused ? `full: a name has room for ${longest} bytes` : ""}
            </span>
        </span>
    );
}
