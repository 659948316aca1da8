#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Renders the same three songs of five minutes with Tresillo, Csound and SuperCollider, the drums with Hydrogen, too, and
# says how long each took and whether it played the same. Fails, and names it, if one of them cannot or did not.
#
#     bench/compare/compare.sh [<rounds> [<processor>]]     (3 rounds; the last processor)
set -eu
cd "$(dirname "$(readlink -f "$0")")/../.."
. bench/build.sh
build_bench bench_compare
versions hydrogen csound supercollider-server
exec "$bench_folder/bench/compare/bench_compare" "$bench_folder/app/tresillo" "$@"
