// SPDX-License-Identifier: MIT
import { useMemo, useState } from "preact/hooks";

import { useInstrument } from "../instrument";
import { Coach } from "./coach-line";
import "./first-minute.css";
import { memoryIn } from "./memory";
import { DemoPicker } from "./demo-picker";

/** What a player sees who comes for the first time: demos to choose from, then one hint at a time. */
export function FirstMinute() {
    const { store } = useInstrument();
    const memory = useMemo(() => memoryIn(localStorage), []);
    const [picked, setPicked] = useState(() => memory.picked());
    const demos = store.project.value?.demos ?? [];
    if (!picked && demos.length > 0 && store.hello.value) {
        const close = () => {
            memory.keepPicked();
            setPicked(true);
        };
        return <DemoPicker demos={demos} onClose={close} />;
    }
    return picked ? <Coach memory={memory} /> : null;
}
