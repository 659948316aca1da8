// SPDX-License-Identifier: MIT
// Takes the README's picture: the page while the demo plays. Run in the root of the tree, after
// `ninja -C build/release tresillo content page` and `tools/web/install.sh tests/web`:
//
//     tests/web/node_modules/.bin/vite-node --script tools/web/picture.ts docs/images/page.png
//     optipng -quiet -o5 docs/images/page.png
import { Face } from "../../tests/web/harness/face";
import { Instrument } from "../../tests/web/harness/instrument";
import { launch } from "../../tests/web/harness/browser";
import { Wire } from "../../tests/web/harness/wire";

/** A06 Fuego: every track but two plays, conditions, ratchets and locks among them, and lengths of 16, 12 and 5. */
const pattern = 5;
/** Its closed hat, whose velocities the lane draws. */
const track = 3;
/** What the waveform of the top row needs to fill it, and a moment in the middle of a bar. */
const seconds = 11.9;

const file = process.argv[2];
if (file === undefined) {
    throw new Error("usage: picture.ts <file.png>");
}
const instrument = await Instrument.start();
const browser = await launch();
const wire = await Wire.connect(instrument.address);
await wire.gesture({ type: "SetFollow", follow: "pattern" });
await wire.gesture({ type: "Launch", pattern, tracks: 65535, line: "now", steps: 0, keepPosition: false });
const face = await Face.open(browser, instrument.address, { screen: { width: 1440, height: 810 } });
await face.shows(() => pattern);
for (let chosen = 0; chosen < track; ++chosen) {
    await face.page.keyboard.press("BracketRight");
}
await wire.gesture({ type: "Stop" });
await wire.gesture({ type: "Start" });
await face.page.waitForTimeout(seconds * 1000);
await face.page.screenshot({ path: file });
await face.close();
wire.close();
await browser.close();
await instrument.end();
