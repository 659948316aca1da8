// SPDX-License-Identifier: MIT
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";

import { LiveCanvas } from "./canvas/canvas";
import { keepFocus } from "./focus-keeper";
import { listenToKeys } from "./instrument/keyboard-player";
import { listenForLeaving } from "./instrument/leaving";
import { Geometry } from "./layout/geometry";
import { Grid } from "./grid/grid";
import { PointedValue } from "./grid/pointed-value";
import { isPhone } from "./layout/window";
import { useInstrument } from "./instrument/instrument";
import { watchForm } from "./layout/form";
import { Saving } from "./kept/saving";
import { PhoneBottom, PhoneTop, TrackChips } from "./phone/phone";
import { PhoneStrip } from "./phone/phone-strip";
import { FirstMinute } from "./first-minute/first-minute";
import { RailSlot } from "./rail/rail-slot";
import { Strip } from "./strip/strip";
import { exposeForTests } from "./test-surface";
import { KeyMap } from "./top/key-map";
import { HintRow } from "./top/hint-row";
import { Top } from "./top/top";

export function App() {
    const instrument = useInstrument();
    const geometry = useMemo(() => new Geometry(), []);
    useEffect(() => listenToKeys(instrument, document), [instrument]);
    useEffect(() => listenForLeaving(instrument, document), [instrument]);
    useEffect(() => keepFocus(document), []);
    useLayoutEffect(() => watchForm(instrument.view), [instrument]);
    const form = instrument.view.form.value;
    const onPhone = isPhone(form);
    return (
        <div
            class={`instrument ${onPhone ? "phone" : "wide"}`}
            data-form={form}
            data-rail={instrument.view.showsRail.value || undefined}
        >
            {onPhone ? <PhoneTop /> : <Top />}
            <div class="wave" data-live="wave" />
            <Saving />
            <Grid geometry={geometry} />
            {form === "portrait" && <TrackChips />}
            {onPhone ? <PhoneStrip /> : <Strip />}
            {form === "portrait" && <PhoneBottom />}
            <RailSlot />
            <div class="first-minute-slot">
                <FirstMinute />
            </div>
            <KeyMap />
            <HintRow />
            <PointedValue />
            <LiveCanvas geometry={geometry} onLayer={(layer) => exposeForTests(instrument, layer)} />
        </div>
    );
}
