# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# shellcheck disable=SC2154 # variables of the files it names
# Builds the page with the program that serves it, and runs its tests. Needs say.sh, build.sh and results.sh.

# build_page: in the release folder; a failure is a failed check.
build_page() {
    stage "page: configure" web-configure configure release &&
        stage "page: build" web-build build release tresillo content page &&
        stage "page: what its tests need" web-packages tools/web/install.sh tests/web &&
        return
    record build_page web 0 1 "$stage_seconds"
    return 1
}

# check_page_tests <unit|browser> <title>: the runner counts its cases into the results, a line for each file.
check_page_tests() {
    local before after
    before=$(wc -l <"$results")
    if TRESILLO_RESULTS=$PWD/$results stage "$2" "web-$1" tools/check/web.sh "$1"; then
        after=$(wc -l <"$results")
        [ "$after" -gt "$before" ] && return
        say "    no test counted anything"
    elif tail -n +$((before + 1)) "$results" | awk -F '\t' '$4 > 0 { found = 1 } END { exit !found }'; then
        return
    fi
    record "page_$1_tests" web 0 1 "$stage_seconds"
}
