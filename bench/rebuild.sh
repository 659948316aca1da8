#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# How long it takes until the program runs again after one source was changed: for one source of each large folder of the
# release build, touched, and for one of the page. The compiler's cache is switched off. Prints a line for each.
#
#     bench/rebuild.sh [<source>...]
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."
. tools/shell/say.sh
. tools/shell/build.sh

[ $# -gt 0 ] || set -- core/engine/player.cpp audio/renderer/renderer.cpp control/web/page_hub.cpp web/src/main.tsx
export CCACHE_DISABLE=1
configure release >/dev/null
build release tresillo page >/dev/null

for source in "$@"; do
    target=tresillo
    [[ $source != web/* ]] || target=page
    [ -f "$source" ] || die "$source: there is no such file"
    touch "$source"
    begin=$(date +%s%N)
    build release "$target" >/dev/null
    tenths=$((($(date +%s%N) - begin) / 100000000))
    printf '%-32s %s again after %d.%d s\n' "$source" "$target" $((tenths / 10)) $((tenths % 10))
done
