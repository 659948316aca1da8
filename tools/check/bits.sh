#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The same bits elsewhere: `bits.sh <streams program of the board>`. Builds the engine and the renderer for several
# processors, plays two demos with samples decoded beforehand - drums, and every kind of voice, effect and modulation -
# and a thousand seeded patterns on each, and compares with what the release build makes of them. What differs first is
# named by its second and its track. The last line counts.
set -u
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 1
. tools/shell/say.sh
. tools/shell/build.sh

board_program=$1
folder=build/bits
demos=(two-lines tresillo)
passed=0
failed=0
mkdir -p "$folder"

# The release build's own programs, and the demos with their kits as plain bytes.
make_reference() {
    local demo
    configure release && build release bits_take bits_streams bits_render content || return
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
        "-DCMAKE_CXX_COMPILER=$compiler" ${flags:+"-DCMAKE_CXX_FLAGS=$flags"} "$@" &&
        ninja -C "$folder/$name" -j "$(jobs_for 1500)" bits_streams bits_render
}

# run_beside <name> <what> <program...>: its output to <what>.txt of that machine, without waiting for it; as many at
# once as there are processors. What failed leaves no such file.
run_beside() {
    local text=$folder/$1/$2.txt
    shift 2
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do
        wait -n
    done
    { "$@" >"$text.part" && mv "$text.part" "$text"; } &
}

# run_machine <name> <folder of its programs> <runner...>: the longest first
run_machine() {
    local name=$1 programs=$2 demo
    shift 2
    for demo in "${demos[@]}"; do
        run_beside "$name" "$demo" "$@" "$programs/bits_render" "$folder/$demo.bin"
    done
    run_beside "$name" streams "$@" "$programs/bits_streams"
}

# machine <name> <runner> <compiler> <flags> [<CMake settings>...]
machine() {
    local name=$1 runner=$2 log=$folder/$1.log
    shift 2
    if ! make_machine "$name" "$@" >"$log" 2>&1; then
        say "$name: not built, the end of $log:"
        tail -n 20 "$log"
        return
    fi
    # The runner is words.
    # shellcheck disable=SC2086
    run_machine "$name" "$folder/$name/tests/bits" $runner
}

# compare <name> <what>: with the release build's; what it did not write is different, too
compare() {
    local name=$1 what=$2 line
    local text=$folder/$name/$what.txt expected=$folder/release/$what.txt
    if [ -s "$expected" ] && cmp --silent "$expected" "$text"; then
        say "$name: $what: the same $(wc -l <"$text") hashes"
        passed=$((passed + 1))
        return
    fi
    line=$(cmp "$expected" "$text" 2>&1 | sed -n 's/.*line //p')
    say "$name: $what DIFFER, first: $(sed -n "${line:-1}p" "$text" 2>/dev/null || echo "nothing")"
    failed=$((failed + 1))
}

wasi_runner="node --single-threaded --no-turbo-fast-api-calls --experimental-wasi-unstable-preview1 --no-warnings"
wasi_runner+=" tools/check/wasi.mjs"
# A processor without these instructions is emulated.
avx_runner=
grep -qw avx2 /proc/cpuinfo && grep -qw fma /proc/cpuinfo || avx_runner="qemu-x86_64 -cpu max"

# Emulated machines take longest: they begin first, while the next ones are built.
for what in streams "${demos[@]}"; do
    rm -f "$folder"/*/"$what.txt"
done
mkdir -p "$folder/release" "$folder/board"
if ! make_reference >"$folder/release.log" 2>&1; then
    tail -n 20 "$folder/release.log"
    die "0 passed, 1 failed"
fi
machine aarch64 "qemu-aarch64 -L /usr/aarch64-linux-gnu" aarch64-linux-gnu-g++ "" \
    -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64
run_beside board streams tools/check/emulate.sh "$board_program"
run_machine release build/release/tests/bits
machine wasm32 "$wasi_runner" clang++-19 "" "-DCMAKE_TOOLCHAIN_FILE=$PWD/cmake/toolchains/wasm32-wasi.cmake"
machine x86-64-avx2-fma "$avx_runner" g++ "-mavx2 -mfma"
machine x86-64-clang "" clang++-19 ""
machine x86-64-clang-avx2-fma "$avx_runner" clang++-19 "-mavx2 -mfma"
wait
for name in aarch64 wasm32 x86-64-avx2-fma x86-64-clang x86-64-clang-avx2-fma; do
    for what in streams "${demos[@]}"; do
        compare "$name" "$what"
    done
done
compare board streams
say "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
