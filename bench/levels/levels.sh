#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Compares levels and pans of Hydrogen's demo songs, rendered by Hydrogen and, imported, by Tresillo: instrument by
# instrument. Fails if one differs by more than 1 dB.
#
#     bench/levels/levels.sh [<song>...]     (all demo songs)
set -eu
cd "$(dirname "$(readlink -f "$0")")/../.."
. bench/build.sh
build_bench bench_levels
versions hydrogen hydrogen-data
exec "$bench_folder/bench/levels/bench_levels" "$bench_folder/app/tresillo" "$@"
