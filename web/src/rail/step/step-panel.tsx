// SPDX-License-Identifier: MIT
import { useState } from "preact/hooks";

import { useInstrument } from "../../instrument/instrument";
import { Choice } from "../parts/choice";
import { subjectOf } from "./step-edits";
import { StepHead } from "./step-head";
import { StepTrig } from "./step-trig";
import { TrackSettings } from "./track-settings";
import { TrackTools } from "./track-tools";

type Part = "step" | "track" | "tools";

const parts = [
    { value: "step", label: "Trig" },
    { value: "track", label: "Track" },
    { value: "tools", label: "Tools" },
] as const;

/** All about the held or pinned steps, or the one touched last, and about their track. */
export function StepPanel() {
    const { store, view } = useInstrument();
    const [part, setPart] = useState<Part>("step");
    const pattern = store.pattern.value;
    if (!pattern) {
        return <p class="rail-note">No pattern yet.</p>;
    }
    const track =
        part === "step" ? subjectOf(view.locking.value, view.lastStep.value)[0].track : view.selectedTrack.value;
    return (
        <div class="step-panel" data-track={track}>
            <StepHead pattern={pattern} part={part} />
            <Choice label="What is shown" options={parts} value={part} onChoose={setPart} />
            {part === "step" ? <StepTrig pattern={pattern} /> : null}
            {part === "track" ? <TrackSettings pattern={pattern} /> : null}
            {part === "tools" ? <TrackTools pattern={pattern} /> : null}
        </div>
    );
}
