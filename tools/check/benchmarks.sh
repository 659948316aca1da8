#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs every benchmark of the release build for a moment: a benchmark that no longer runs is found here; the numbers
# of such a run say nothing. See docs/guide/benchmarks.md for those that do.
set -u
code=0
ran=0
while read -r name program; do
    echo "== $name"
    "$program" --benchmark_min_time=0.001 || code=1
    ran=$((ran + 1))
done <build/release/benchmarks.txt
echo "$ran benchmarks"
[ "$code" -eq 0 ] && [ "$ran" -gt 0 ]
