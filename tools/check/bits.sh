#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The same bits elsewhere: `bits.sh <streams program of the board>`. Builds the engine and the renderer for several
# processors, plays two demos with samples decoded beforehand - drums, and every kind of voice, effect and modulation -
# and a thousand seeded patterns on each, and compares. What differs first is named by its second and its track. The last
# line counts.
set -u
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 1
. tools/shell/say.sh
. tools/shell/build.sh

board_program=$1
folder=build/bits
demos=(tresillo two-lines)
passed=0
failed=0
mkdir -p "$folder"

# The demos and their kits as plain bytes, by the release build.
make_takes() {
    local demo
    configure release && build release bits_take content || return
    for demo in "${demos[@]}"; do
        build/release/tests/bits/bits_take "demos/$demo" build/release/content/kits "$folder/$demo.bin" || return
    done
}

# make_machine <name> <compiler> <flags> [<CMake settings>...]
make_machine() {
    local name=$1 compiler=$2 flags=$3
    shift 3
    cmake -S . -B "$folder/$name" -G Ninja -DTRESILLO_BITS=ON -DTRESILLO_TESTS=OFF -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=0 \
        "-DCMAKE_CXX_COMPILER=$compiler" "-DCMAKE_CXX_FLAGS=$flags" "$@" &&
        ninja -C "$folder/$name" -j "$(jobs_for 1500)" bits_streams bits_render
}

# compare <name> <what> <text>: with that of the first machine
compare() {
    local name=$1 what=$2 text=$3 line
    if cmp --silent "$folder/x86-64/$what.txt" "$text"; then
        say "$name: $what: the same $(wc -l <"$text") hashes"
        passed=$((passed + 1))
        return
    fi
    line=$(cmp "$folder/x86-64/$what.txt" "$text" | sed 's/.*line //')
    say "$name: $what DIFFER, first: $(sed -n "${line:-1}p" "$text")"
    failed=$((failed + 1))
}

# run_machine <name> <runner...>
run_machine() {
    local name=$1 demo what
    shift
    "$@" "$folder/$name/tests/bits/bits_streams" >"$folder/$name/streams.txt" || return
    for demo in "${demos[@]}"; do
        "$@" "$folder/$name/tests/bits/bits_render" "$folder/$demo.bin" >"$folder/$name/$demo.txt" || return
    done
    [ "$name" != x86-64 ] || return 0
    for what in streams "${demos[@]}"; do
        compare "$name" "$what" "$folder/$name/$what.txt"
    done
}

# machine <name> <runner> <compiler> <flags> [<CMake settings>...]
machine() {
    local name=$1 runner=$2 log=$folder/$1.log
    shift 2
    # The runner is words.
    # shellcheck disable=SC2086
    if ! make_machine "$name" "$@" >"$log" 2>&1 || ! run_machine "$name" $runner; then
        say "$name: FAILED, the end of $log:"
        tail -n 20 "$log"
        failed=$((failed + 1))
    fi
}

# A processor without these instructions is emulated.
avx_runner=
grep -qw avx2 /proc/cpuinfo && grep -qw fma /proc/cpuinfo || avx_runner="qemu-x86_64 -cpu max"

if ! make_takes >"$folder/take.log" 2>&1; then
    tail -n 20 "$folder/take.log"
    die "0 passed, 1 failed"
fi
machine x86-64 "" g++ ""
machine x86-64-avx2-fma "$avx_runner" g++ "-mavx2 -mfma"
machine x86-64-clang "" clang++-19 ""
machine x86-64-clang-avx2-fma "$avx_runner" clang++-19 "-mavx2 -mfma"
machine aarch64 "qemu-aarch64 -L /usr/aarch64-linux-gnu" aarch64-linux-gnu-g++ "" \
    -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64
mkdir -p "$folder/board"
if tools/check/emulate.sh "$board_program" >"$folder/board/streams.txt"; then
    compare board streams "$folder/board/streams.txt"
else
    say "board: FAILED"
    failed=$((failed + 1))
fi
say "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
