// SPDX-License-Identifier: MIT
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";

import { render } from "preact";

import { App } from "./app";
import { createInstrument, InstrumentProvider } from "./instrument";
import { browserSurroundings } from "./wire/connection";
import { socketUrl, takeToken } from "./wire/address";

const token = takeToken(location, history, sessionStorage);
const instrument = createInstrument({
    ...browserSurroundings(() => socketUrl(location, "/ws", token)),
    now: () => performance.now(),
    nextFrame: (work) => void requestAnimationFrame(work),
    shortcuts: localStorage.getItem("tresillo.shortcuts") !== "off",
});

render(
    <InstrumentProvider value={instrument}>
        <App />
    </InstrumentProvider>,
    document.getElementById("app") as HTMLElement,
);
