// SPDX-License-Identifier: MIT
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";

import { LiveCanvas } from "./canvas/canvas";
import { keepFocus } from "./edit/focus-keeper";
import { listenToKeys } from "./edit/keyboard-player";
import { listenForLeaving } from "./edit/leaving";
import { Geometry } from "./grid/geometry";
import { Grid } from "./grid/grid";
import { PointedValue } from "./grid/pointed-value";
import { isPhone } from "./grid/window";
import { useInstrument } from "./instrument";
import { watchForm } from "./phone/form";
import { Unkept } from "./kept/unkept";
import { PhoneBottom, PhoneTop, TrackChips } from "./phone/phone";
import { PhoneStrip } from "./phone/phone-strip";
import { FirstMinuteSlot, RailSlot } from "./slots";
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
            <Unkept />
            <Grid geometry={geometry} />
            {form === "portrait" && <TrackChips />}
            {onPhone ? <PhoneStrip /> : <Strip />}
            {form === "portrait" && <PhoneBottom />}
            <RailSlot />
            <FirstMinuteSlot />
            <KeyMap />
            <HintRow />
            <PointedValue />
            <LiveCanvas geometry={geometry} onLayer={(layer) => exposeForTests(instrument, layer)} />
        </div>
    );
}
