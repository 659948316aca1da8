// SPDX-License-Identifier: MIT
// The tests of the page's pure functions. `@/` is web/src, so that a test names what it tests as the page does.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

import { patience } from "./harness/patience";

export default defineConfig({
    test: {
        include: ["unit/**/*.test.ts", "unit/**/*.test.tsx"],
        reporters: ["default", "./counting-reporter.ts"],
        testTimeout: patience,
    },
    resolve: { alias: { "@": fileURLToPath(new URL("../../web/src", import.meta.url)) } },
    esbuild: { jsx: "automatic", jsxImportSource: "preact" },
});
