// SPDX-License-Identifier: MIT
// The tests that drive Chromium against the program itself, one file after the other: they share the machine's sound
// clock, and what they measure would suffer from each other.
import { defineConfig } from "vitest/config";

import { patience } from "./harness/patience";

export default defineConfig({
    test: {
        include: ["browser/**/*.test.ts"],
        reporters: ["default", "./counting-reporter.ts"],
        fileParallelism: false,
        pool: "forks",
        // Each step of a test has its own patience; these end a run that hangs.
        testTimeout: 5 * patience,
        hookTimeout: 2 * patience,
        teardownTimeout: patience,
        expect: { poll: { timeout: patience } },
    },
});
