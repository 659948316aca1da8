// SPDX-License-Identifier: MIT
import { useEffect, useMemo } from "preact/hooks";

import { LiveCanvas } from "./canvas/canvas";
import { listenToKeys } from "./edit/keyboard-player";
import { Geometry } from "./grid/geometry";
import { Grid } from "./grid/grid";
import { useInstrument } from "./instrument";
import { FirstMinuteSlot, RailSlot } from "./slots";
import { Strip } from "./strip/strip";
import { exposeForTests } from "./test-surface";
import { KeyMap } from "./top/key-map";
import { Banner, Remarks } from "./top/remarks";
import { Top } from "./top/top";

export function App() {
    const instrument = useInstrument();
    const geometry = useMemo(() => new Geometry(), []);
    useEffect(() => listenToKeys(instrument, document), [instrument]);
    return (
        <div class="instrument" data-form={instrument.view.form.value}>
            <Top />
            <div class="wave" data-live="wave" />
            <Grid geometry={geometry} />
            <Strip />
            <RailSlot />
            <FirstMinuteSlot />
            <KeyMap />
            <Remarks />
            <Banner />
            <LiveCanvas geometry={geometry} onLayer={(layer) => exposeForTests(instrument, layer)} />
        </div>
    );
}
