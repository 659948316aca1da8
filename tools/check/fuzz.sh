#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs one fuzzer of the fuzz build for a bounded time, from its seeds: `fuzz.sh <name> [<seconds>]`. New inputs go to
# build/fuzz/corpus/<name>; a crash leaves its input there and exits with an error.
set -u

name=${1:?name of a fuzzer} seconds=${2:-15}
read -r _ program seeds < <(grep "^$name " build/fuzz/fuzzers.txt) || {
    echo "no fuzzer named $name in build/fuzz/fuzzers.txt" >&2
    exit 2
}
corpus=build/fuzz/corpus/$name
mkdir -p "$corpus"
export LSAN_OPTIONS=suppressions=fuzz/leaks_of_others.txt:print_suppressions=0
# The fixed seed makes a run repeat itself; the bound in runs ends a fast fuzzer, the one in seconds a slow one.
"$program" -seed=1 -runs=200000 -max_total_time="$seconds" -timeout=100 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$corpus/crash-" "$corpus" ${seeds:+"$seeds"}
