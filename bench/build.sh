# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Installs what the comparisons with other programs need, and builds Tresillo with them. Sourced by compare/compare.sh
# and levels/levels.sh in the root of the tree.
. tools/shell/say.sh
. tools/shell/packages.sh
. tools/shell/build.sh

# A build of its own: the same options as the release, without the tests, whose packages are not needed here.
bench_folder=${TRESILLO_BUILD:-build/compare}

# build_bench <program>: and the instrument beside it.
build_bench() {
    ensure_packages tools/packages/play.txt tools/packages/compare.txt
    if [ ! -f "$bench_folder/build.ninja" ]; then
        stage "configure" bench-configure cmake --preset release -B "$bench_folder" -D TRESILLO_TESTS=OFF || exit 1
    fi
    stage "build" bench-build ninja -C "$bench_folder" -j "$(jobs_for 1500)" tresillo "$1" || exit 1
}

# versions <packages...>
versions() { dpkg-query --show --showformat='${Package} ${Version}\n' "$@" | paste -s -d ';' | sed 's/;/; /g'; }
