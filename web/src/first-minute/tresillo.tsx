// SPDX-License-Identifier: MIT

/** The tresillo itself, 3-3-2. */
export function Tresillo() {
    return (
        <svg class="tresillo" width="148" height="16" viewBox="0 0 148 16" aria-hidden="true">
            {[..."x..x..x."].map((mark, step) =>
                mark === "x" ? (
                    <rect key={step} x={step * 19} width="14" height="16" rx="2" />
                ) : (
                    <rect key={step} class="rest" x={step * 19} y="12" width="14" height="4" rx="1" />
                ),
            )}
        </svg>
    );
}
