// SPDX-License-Identifier: MIT
import { defineConfig } from "vite";

/** Where `tresillo play` answers while the page is being worked on with `npm run dev`. */
const instrument = "127.0.0.1:8484";
/** It serves pages of its own alone. */
const headers = { origin: `http://${instrument}` };

export default defineConfig({
    base: "./",
    esbuild: { jsx: "automatic", jsxImportSource: "preact" },
    build: {
        target: "es2021",
        // The server's content policy allows nothing but its own files: no data: addresses.
        assetsInlineLimit: 0,
        sourcemap: false,
    },
    worker: { format: "es" },
    server: {
        proxy: {
            "/ws": { target: `ws://${instrument}`, ws: true, changeOrigin: true, headers },
            "/listen": { target: `ws://${instrument}`, ws: true, changeOrigin: true, headers },
            "/api": { target: `http://${instrument}`, changeOrigin: true, headers },
        },
    },
});
