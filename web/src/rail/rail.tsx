// SPDX-License-Identifier: MIT
import type { ComponentType } from "preact";
import { useRef } from "preact/hooks";

import { DrawerIcon } from "../parts/icons";
import { useInstrument } from "../instrument/instrument";
import type { RailTab } from "../state/view";
import { optionAfter } from "./parts/choice";
import { KitPanel } from "./kit/kit-panel";
import { MixPanel } from "./mix/mix-panel";
import { PatternsPanel } from "./patterns/patterns-panel";
import "./rail.css";
import "./step/step.css";
import "./patterns/patterns.css";
import "./mix/mix.css";
import "./kit/kit.css";
import "./song/song.css";
import { SongPanel } from "./song/song-panel";
import { StepPanel } from "./step/step-panel";

interface Tab {
    readonly id: RailTab;
    readonly label: string;
    readonly panel: ComponentType;
}

const tabs: readonly Tab[] = [
    { id: "step", label: "Step", panel: StepPanel },
    { id: "patterns", label: "Patterns", panel: PatternsPanel },
    { id: "mix", label: "Mix", panel: MixPanel },
    { id: "kit", label: "Kit", panel: KitPanel },
    { id: "song", label: "Song", panel: SongPanel },
];

/** Everything beside the grid, one tab at a time. */
export function Rail() {
    const { view } = useInstrument();
    const isDrawer = view.form.value === "tablet";
    const isOpen = !isDrawer || view.showsRail.value;
    const list = useRef<HTMLDivElement>(null);
    const chosen = tabs.findIndex((tab) => tab.id === view.tab.value);
    const { id, panel: Panel } = tabs[Math.max(0, chosen)];

    const choose = (tab: RailTab) => {
        view.tab.value = tab;
        if (isDrawer) {
            view.showsRail.value = true;
        }
    };
    const type = (event: KeyboardEvent) => {
        const next = optionAfter(event.key, chosen, tabs.length);
        if (next !== null) {
            event.preventDefault();
            event.stopPropagation();
            choose(tabs[next].id);
            (list.current?.children[next] as HTMLElement | undefined)?.focus();
        }
    };

    return (
        <div class="rail">
            <div class="rail-line">
                <div class="rail-tabs" role="tablist" aria-label="Rail" ref={list} onKeyDown={type}>
                    {tabs.map((tab) => (
                        <button
                            type="button"
                            key={tab.id}
                            id={`rail-tab-${tab.id}`}
                            role="tab"
                            aria-selected={tab.id === id}
                            aria-controls={isOpen ? "rail-panel" : undefined}
                            tabIndex={tab.id === id ? 0 : -1}
                            onClick={() => choose(tab.id)}
                        >
                            {tab.label}
                        </button>
                    ))}
                </div>
                {isDrawer && (
                    <button
                        type="button"
                        class="key drawer-key"
                        aria-expanded={isOpen}
                        aria-label="Drawer: step, patterns, mix, kit, song"
                        onClick={() => (view.showsRail.value = !view.showsRail.peek())}
                    >
                        <DrawerIcon />
                    </button>
                )}
            </div>
            {isOpen && (
                <div
                    class="rail-panel"
                    id="rail-panel"
                    role="tabpanel"
                    aria-labelledby={`rail-tab-${id}`}
                    data-tab={id}
                >
                    <Panel />
                </div>
            )}
        </div>
    );
}
