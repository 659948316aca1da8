// SPDX-License-Identifier: MIT
// Four faders at a time, and which four.
import { useInstrument } from "../instrument/instrument";
import { paramId } from "../state/param-pages";
import { Param } from "../strip/param";
import { isStripLit, ParamPages, Title, useParamPages } from "../strip/strip";

const half = 4;

export function PhoneStrip() {
    const { view } = useInstrument();
    const { pages, place: page } = useParamPages();
    const all = pages[page].rows;
    const hasSecond = all.length > half;
    const isSecond = hasSecond && view.paramHalf.value === 1;
    const first = isSecond ? half : 0;
    const rows = all.slice(first, first + half);
    return (
        <section
            class="strip"
            aria-label="Parameters"
            data-locking={isStripLit(view) || undefined}
            data-all={view.controlsAll.value || undefined}
        >
            <div class="strip-head">
                <Title />
                <ParamPages />
                <button
                    type="button"
                    class="half"
                    disabled={!hasSecond}
                    aria-pressed={isSecond}
                    aria-label={`${isSecond ? "5-8" : "1-4"}: show the other four parameters`}
                    onClick={() => (view.paramHalf.value = isSecond ? 0 : 1)}
                >
                    {isSecond ? "5-8" : "1-4"}
                </button>
            </div>
            <div class="faders">
                {rows.map((row, place) => (
                    <Param key={paramId(row)} row={row} place={first + place} />
                ))}
            </div>
        </section>
    );
}
