// SPDX-License-Identifier: MIT
// Runs a WebAssembly program as if it were one of this machine; it sees the current folder only:
//     node <options below> wasi.mjs <program> <words...>
// --single-threaded: node 20 can crash when it ends while a thread of its own still compiles. --no-turbo-fast-api-calls:
// it frees the WASI object in the middle of a direct call when that call collects garbage (reading 50 MB does), and
// aborts. --experimental-wasi-unstable-preview1: node 18, Debian 12's own, has no WASI without it.
import { readFileSync } from "node:fs";
import { argv, cwd, exit } from "node:process";
import { WASI } from "node:wasi";

const [, , program, ...words] = argv;
const wasi = new WASI({ version: "preview1", args: [program, ...words], preopens: { ".": cwd() }, returnOnExit: true });
const module = new WebAssembly.Module(readFileSync(program));
const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi.wasiImport });
exit(wasi.start(instance));
