#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The table is the only table: a made-up parameter is an id, a row and its words, and is then found everywhere.

    made_up_parameter_test.py <root of the tree> <folder for the copy> <C++ compiler>

Copies what git knows of the tree, adds the parameter by a patch of at most 12 lines in 3 files, builds the generators and
the light tests that walk the table, and looks for the parameter in the page's types and pages, the reference, project files
and hostile messages. Whatever keeps a list of parameters by hand does not find it. The copy is kept: a second run builds
only what has changed.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

KEY = "made_up"
# File, the line before which it is added, and what is added.
PATCH = [
    ("core/params/param_id.h", "    // Lockable rows of the track as a whole", "    MadeUp,\n"),
    (
        "core/params/param_table.h",
        "    {ParamId::LfoRate,",
        "    {ParamId::MadeUp, 1000, Scope::Track, 20, 9000, 400, 10, 0, false, true, true, Taper::Logarithmic,"
        " {{{Group::Sends, 9, Shown::Synthetic}}}},\n",
    ),
    ("core/params/words.cpp", "    {ParamId::LfoRate,", '    {ParamId::MadeUp, "made_up", "Made up", "Hz", "Is not there."},\n'),
]
TARGETS = ["tresillo_page_schema", "tresillo_params_reference", "params_test", "every_param_test"]
PAGE_TEST = """// SPDX-License-Identifier: MIT
import { expect, it } from "vitest";
import { placeOf, rowOf } from "@/params/params";
import { paramPagesFor } from "@/state/param-pages";
import { isShiftable } from "@/state/param-value";

it("is on its page where it sounds, with its taper, and moved by ALL", () => {
    const shown = (instrument: number): boolean =>
        paramPagesFor(instrument).some(({ name, rows }) => name === "Sends" && rows.at(-1)?.key === "made_up");
    expect([0, 1, 2, 3, 4].map(shown)).toEqual([false, false, false, true, true]);
    expect(placeOf(rowOf("track", "made_up"), 424)).toBeCloseTo(0.5, 2);
    expect(isShiftable(rowOf("track", "made_up"))).toBe(true);
});
"""


def run(*command, cwd, env=None):
    done = subprocess.run(command, cwd=cwd, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: ended with {done.returncode}\n{done.stdout[-6000:]}")
    return done.stdout


def copy_tree(root, copy):
    """What is already the same stays, with its time, so that it is not built anew."""
    wanted = {pathlib.Path(name) for name in run("git", "ls-files", "-co", "--exclude-standard", cwd=root).splitlines()}
    for name in wanted:
        source, target = root / name, copy / name
        if source.is_symlink() or not source.is_file():
            continue
        content = patched(name, source.read_bytes())
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            shutil.copymode(source, target)
    for folder, folders, files in os.walk(copy):
        folders[:] = [name for name in folders if name not in ("build", "node_modules")]
        for file in files:
            path = pathlib.Path(folder, file)
            if path.relative_to(copy) not in wanted:
                path.unlink()


def patched(name, content):
    for file, before, added in PATCH:
        if name == pathlib.Path(file):
            text = content.decode()
            if text.count(before) != 1:
                sys.exit(f"{file}: there is not one line {before!r} to add {added!r} before")
            return text.replace(before, added + before).encode()
    return content


class Finder:
    """Counts what was looked for, and says what was not found."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def expect(self, what, is_there):
        if is_there:
            self.passed += 1
        else:
            self.failed += 1
            print(f"not found: {what}")


def main():
    root, copy, compiler = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
    find = Finder()
    find.expect("a patch of at most 12 lines", sum(added.count("\n") for _, _, added in PATCH) <= 12)
    find.expect("a patch of three files", len({file for file, _, _ in PATCH}) <= 3)
    copy.mkdir(parents=True, exist_ok=True)
    copy_tree(root, copy)

    build = copy / "build/made-up"
    run("cmake", "-S", copy, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", f"-DCMAKE_CXX_COMPILER={compiler}",
        "-DCMAKE_CXX_FLAGS_DEBUG=-O0", "-DTRESILLO_TESTS=ON", "-DCMAKE_UNITY_BUILD=ON",
        "-DCMAKE_UNITY_BUILD_BATCH_SIZE=0", cwd=copy)
    run("ninja", "-C", build, *TARGETS, cwd=copy)

    schema = run(build / "tools/page_schema/tresillo_page_schema", "typescript", cwd=copy)
    find.expect("its row in the page's types", re.search(rf'key: "{KEY}", stableId: 1000, scope: "track"', schema))
    for union in ("TrackRowKey", "StepParamKey", "TrackParamKey"):
        keys = re.search(rf"export type {union} =(.*?);", schema, re.S)
        find.expect(f"its key among {union}", keys and (f'"{KEY}"' in keys[1] or "TrackRowKey" in keys[1]))
    find.expect("it among the targets of an LFO", schema.count(f'"{KEY}"') >= 4)
    reference = run(build / "tools/params_reference/tresillo_params_reference", cwd=copy)
    find.expect("its line in the reference", f"| `{KEY}` | Made up | 20 to 9000 | 400 | Hz |" in reference)
    find.expect("its page in the reference", re.search(rf"`{KEY}`.*\| Sends \(synth, acid\) \| 1000 \|", reference))

    run(build / "tests/core/params/params_test", cwd=copy)
    every = build / "tests/system/every_param_test"
    listed = run(every, f"--gtest_filter=*/track_{KEY}", "--gtest_list_tests", cwd=copy)
    for test in ("ComesBackFromAProjectsFile", "StaysWithinItsEnds"):
        find.expect(f"it in the test of {test}", test in listed and f"track_{KEY}" in listed)
    run(every, f"--gtest_filter=*/track_{KEY}", cwd=copy)
    find.expect("it in project files, and hostile messages about it refused", True)

    find_on_pages(root, copy, schema, find)
    print(f"{find.passed} passed, {find.failed} failed")
    return 1 if find.failed else 0


def find_on_pages(root, copy, schema, find):
    """The page's own functions, with the generated table in place of the one that is there."""
    for folder in ("web", "tests/web"):
        run("tools/web/install.sh", folder, cwd=root)
        modules = copy / folder / "node_modules"
        if not modules.exists():
            modules.symlink_to(root / folder / "node_modules")
    (copy / "web/src/generated/schema.ts").write_text(schema)
    (copy / "tests/web/unit/made-up.test.ts").write_text(PAGE_TEST)
    report = copy / "build/made-up/pages.json"
    report.unlink(missing_ok=True)
    done = subprocess.run(
        ["node_modules/.bin/vitest", "run", "unit/made-up", "unit/state/param-pages", "--reporter=json",
         f"--outputFile={report}"],
        cwd=copy / "tests/web", text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    results = json.loads(report.read_text()) if report.exists() else {}
    why = [file.get("message", "") for file in results.get("testResults", [])] or [done.stdout]
    find.expect(f"it on the strip's pages: {' '.join(why)[-3000:]}",
                results.get("success") and results.get("numPassedTests", 0) >= 9)


if __name__ == "__main__":
    sys.exit(main())
