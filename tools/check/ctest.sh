# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# shellcheck disable=SC2154 # variables of the files it names
# Builds a preset and runs its tests. Needs say.sh, build.sh and results.sh.

run_ctest() {
    ctest --test-dir "build/$1" --verbose --parallel "$(nproc)"
}

# build_stages <preset>: a failure is a failed check of that build.
build_stages() {
    stage "$1: configure" "$1-configure" configure "$1" && stage "$1: build" "$1-build" build "$1" && return
    record build "$1" 0 1 "$stage_seconds"
    return 1
}

# work_ahead <preset or tidy>...: builds, and reads for lint, what later stages need from the processor time that nobody
# else wants meanwhile. It says nothing: what fails here fails again, and is told, in its stage.
work_ahead() {
    local name
    renice -n 19 "$BASHPID" >/dev/null
    for name in "$@"; do
        if [ "$name" = tidy ]; then
            configure asan && build asan && tools/check/tidy.sh
        else
            configure "$name" && build "$name"
        fi >"$log_folder/$name-ahead.log" 2>&1
    done
}

# check_preset <preset>
check_preset() {
    local preset=$1 log
    build_stages "$preset" || return
    log=$log_folder/$preset-test.log
    failure_lines=0 stage "$preset: test" "$preset-test" run_ctest "$preset" || show_failed_suites "$log"
    awk -v build="$preset" -f tools/check/ctest_results.awk "$log" >>"$results"
}

# What the failing suites said last, without the passing ones in between.
show_failed_suites() {
    awk '/^ *[0-9]+\/[0-9]+ Test +#/ && !/\.+ +Passed +/ { sub(/^.*#/, ""); print $1 + 0 }' "$1" |
        while read -r id; do
            grep "^$id: " "$1" | tail -n 25 | sed 's/^/    | /'
        done
}
