# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Configuring and building a preset, with as many jobs as the machine's memory bears. Needs say.sh.

# configure <preset> [<folder>]: only if it was not, or not with this preset; ninja notices changed CMake files.
configure() {
    local preset=$1 folder=build/${2:-$1}
    if [ ! -f "$folder/build.ninja" ] || [ "$(cat "$folder/preset" 2>/dev/null)" != "$preset" ]; then
        cmake --preset "$preset" && echo "$preset" >"$folder/preset"
    fi
}

# build <preset> [<targets...>]: configured before. 1,500 MiB is what the hungriest source takes with sanitizers.
build() {
    local folder=build/$1
    shift
    ninja -C "$folder" -j "$(jobs_for 1500)" "$@"
}
