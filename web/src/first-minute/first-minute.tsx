// SPDX-License-Identifier: MIT
import { useLayoutEffect, useMemo, useState } from "preact/hooks";

import { useInstrument } from "../instrument/instrument";
import { Coach } from "./coach-line";
import "./first-minute.css";
import { memoryIn } from "./memory";
import { DemoPicker } from "./demo-picker";

/** What a player sees who comes for the first time, or asks for it: projects to choose from. Then the hints may come. */
export function FirstMinute() {
    const { store, view } = useInstrument();
    const memory = useMemo(() => memoryIn(localStorage), []);
    const [picked, setPicked] = useState(() => memory.picked());
    useLayoutEffect(() => {
        view.isCoached.value = picked;
    }, [picked]);
    const demos = store.project.value?.demos ?? [];
    if ((!picked || view.showsProjects.value) && demos.length > 0 && store.hello.value) {
        const close = () => {
            memory.keepPicked();
            setPicked(true);
            view.showsProjects.value = false;
            // It lay over the steps: there the keyboard goes on.
            document.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus({ preventScroll: true });
        };
        const { empty, templates = [] } = store.project.value ?? {};
        return <DemoPicker demos={demos} empty={empty} templates={templates} onClose={close} />;
    }
    return null;
}

/** One hint at a time, in the row of words. */
export function CoachOfFirstMinute() {
    const { view } = useInstrument();
    const memory = useMemo(() => memoryIn(localStorage), []);
    return view.isCoached.value ? <Coach memory={memory} /> : null;
}
