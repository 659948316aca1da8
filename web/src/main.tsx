// SPDX-License-Identifier: MIT
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./top/top.css";
import "./top/hint-row.css";
import "./top/key-map.css";
import "./grid/grid.css";
import "./grid/cell.css";
import "./grid/row-head.css";
import "./strip/strip.css";
import "./strip/lane.css";
import "./phone/phone.css";
import "./phone/faders.css";

import { render } from "preact";

import { App } from "./app";
// Behind the sheets of all parts:
import "./styles/glass.css";
import "./styles/tablet.css";
import "./styles/forced-colors.css";
import { createInstrument, InstrumentProvider } from "./instrument/instrument";
import { ListenerProvider } from "./listen/context";
import { createListener } from "./listen/listener";
import { exposeSelfCheck } from "./listen/self-check";
import { countRenders } from "./test-surface";
import { pageAuthor } from "./wire/author";
import { browserSurroundings } from "./wire/connection";
import { socketUrl, takeToken } from "./wire/address";

countRenders();

const token = takeToken(location, history, sessionStorage);
const instrument = createInstrument({
    ...browserSurroundings(() => socketUrl(location, "/ws", token)),
    now: () => performance.now(),
    nextFrame: (work) => void requestAnimationFrame(work),
    author: pageAuthor(localStorage, sessionStorage, () => {
        const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
        return number / 2 ** 32;
    }),
    named: (page) => (document.title = `Tresillo, page ${page}`),
    shortcuts: localStorage.getItem("tresillo.shortcuts") !== "off",
});
const listener = createListener({ url: () => socketUrl(location, "/listen", token) });
instrument.store.clock.setHeard((now) => listener.heardFrame(now));
exposeSelfCheck(listener);

render(
    <InstrumentProvider value={instrument}>
        <ListenerProvider value={listener}>
            <App />
        </ListenerProvider>
    </InstrumentProvider>,
    document.getElementById("app") as HTMLElement,
);
