// SPDX-License-Identifier: MIT
// Ends a run with `N passed, N failed`, as every suite of ours does, and appends a line for each file of tests to the
// results of ./check (TRESILLO_RESULTS): suite, build, passed, failed, seconds. A case that was not run counts as failed.
import { appendFileSync } from "node:fs";
import { basename } from "node:path";
import type { File, Reporter, Task } from "vitest";

interface Count {
    readonly passed: number;
    readonly failed: number;
}

function count(task: Task): Count {
    if (task.type !== "suite") {
        return task.result?.state === "pass" ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    }
    const counts = task.tasks.map(count);
    const passed = counts.reduce((sum, each) => sum + each.passed, 0);
    const failed = counts.reduce((sum, each) => sum + each.failed, 0);
    // A file that could not be read, a hook that threw, a file without cases.
    const wentWrong = failed === 0 && (task.result?.state === "fail" || passed === 0);
    return { passed, failed: failed + (wentWrong ? 1 : 0) };
}

function record(file: File, { passed, failed }: Count): void {
    const results = process.env["TRESILLO_RESULTS"];
    if (results !== undefined) {
        const suite = `page_${basename(file.name)
            .replace(/\.test\.tsx?$/, "")
            .replaceAll("-", "_")}`;
        const seconds = ((file.result?.duration ?? 0) / 1000).toFixed(2);
        appendFileSync(results, [suite, "web", passed, failed, seconds].join("\t") + "\n");
    }
}

export default class CountingReporter implements Reporter {
    onFinished(files: File[] = [], errors: unknown[] = []): void {
        let passed = 0;
        // What threw outside of any case is a failure of nobody else.
        let failed = errors.length;
        for (const file of files) {
            const counted = count(file);
            record(file, counted);
            passed += counted.passed;
            failed += counted.failed;
        }
        if (failed + passed === 0) {
            failed = 1;
        }
        console.log(`${passed} passed, ${failed} failed`);
    }
}
