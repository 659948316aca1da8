// SPDX-License-Identifier: MIT
// The tests that drive Chromium against the program itself, one file after the other: they share the machine's sound
// clock, and what they measure would suffer from each other.
import { defineConfig } from "vitest/config";

export default defineConfig({
    test: {
        include: ["browser/**/*.test.ts"],
        reporters: ["default", "./counting-reporter.ts"],
        fileParallelism: false,
        pool: "forks",
        testTimeout: 60_000,
        hookTimeout: 60_000,
        teardownTimeout: 10_000,
    },
});
