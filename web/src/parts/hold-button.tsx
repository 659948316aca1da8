// SPDX-License-Identifier: MIT
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

import type { Hold } from "../edit/hold";
import { turned } from "../gestures/wheel";

interface HoldButtonProps {
    readonly hold: Hold;
    readonly isOn: boolean;
    readonly class: string;
    readonly title: string;
    /** Up or down while it is held, and the wheel over it. */
    readonly onTurn?: (by: number) => void;
    readonly children: ComponentChildren;
}

const pxOfTurn = 16;

/** Held with a pointer, or pressed with Enter: then it latches, as nothing tells of a release. */
export function HoldButton({ hold, isOn, title, onTurn, children, ...look }: HoldButtonProps) {
    const from = useRef<number | null>(null);
    const wheel = useRef(0);
    const release = () => {
        from.current = null;
        hold.up();
    };
    const move = (event: PointerEvent) => {
        const by = from.current === null ? 0 : Math.trunc((from.current - event.clientY) / pxOfTurn);
        if (by !== 0 && from.current !== null) {
            from.current -= by * pxOfTurn;
            onTurn?.(by);
        }
    };
    return (
        <button
            type="button"
            class={`key hold-key ${look.class}`}
            aria-pressed={isOn}
            title={`${title}; press twice to keep it on`}
            onPointerDown={(event) => {
                if (event.button === 0) {
                    event.currentTarget.setPointerCapture(event.pointerId);
                    from.current = event.clientY;
                    hold.down();
                }
            }}
            onPointerMove={onTurn ? move : undefined}
            onPointerUp={release}
            onPointerCancel={release}
            onWheel={
                onTurn &&
                ((event) => {
                    const [rest, notches] = turned(wheel.current, event);
                    wheel.current = rest;
                    if (notches !== 0) {
                        onTurn(notches);
                    }
                })
            }
            onContextMenu={(event) => event.preventDefault()}
            onClick={(event) => {
                if (event.detail === 0) {
                    hold.down();
                    hold.up();
                    hold.down();
                }
            }}
        >
            {children}
        </button>
    );
}
