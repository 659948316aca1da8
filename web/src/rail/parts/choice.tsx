// SPDX-License-Identifier: MIT
import { useRef } from "preact/hooks";

export interface Option<T extends string> {
    readonly value: T;
    readonly label: string;
}

interface ChoiceProps<T extends string> {
    readonly label: string;
    readonly options: readonly Option<T>[];
    /** Null: none of them. */
    readonly value: T | null;
    readonly onChoose: (value: T) => void;
}

/** Which option an arrow key leads to; null for other keys. */
export function optionAfter(key: string, index: number, count: number): number | null {
    switch (key) {
        case "ArrowRight":
        case "ArrowDown":
            return (index + 1) % count;
        case "ArrowLeft":
        case "ArrowUp":
            return (index + count - 1) % count;
        case "Home":
            return 0;
        case "End":
            return count - 1;
        default:
            return null;
    }
}

/** One of a few, side by side. Arrow keys choose. */
export function Choice<T extends string>({ label, options, value, onChoose }: ChoiceProps<T>) {
    const group = useRef<HTMLDivElement>(null);
    const chosen = Math.max(
        0,
        options.findIndex((option) => option.value === value),
    );
    const type = (event: KeyboardEvent) => {
        const next = optionAfter(event.key, chosen, options.length);
        if (next !== null) {
            event.preventDefault();
            event.stopPropagation();
            onChoose(options[next].value);
            (group.current?.children[next] as HTMLElement | undefined)?.focus();
        }
    };
    return (
        <div class="choice" role="radiogroup" aria-label={label} ref={group} onKeyDown={type}>
            {options.map((option, index) => (
                <button
                    type="button"
                    key={option.value}
                    role="radio"
                    aria-checked={option.value === value}
                    tabIndex={index === chosen ? 0 : -1}
                    onClick={() => onChoose(option.value)}
                >
                    {option.label}
                </button>
            ))}
        </div>
    );
}
