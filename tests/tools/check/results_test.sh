#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What ./check counts: the numbers of every runner's closing line, and a failure wherever a suite says nothing.
# Run in the root of the tree.
set -u
passed=0 failed=0

# expect <statement> <expected> <actual>
expect() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\nexpected:\n%s\ngot:\n%s\n' "$1" "$2" "$3"
    fi
}

count() { awk -v build=release -f tools/check/ctest_results.awk | tr '\t' ' '; }

expect "a suite of ours counts by its closing line" "time_test release 12 0 0.25" "$(count <<'LOG'
1: some output
1: 12 passed, 0 failed
1/1 Test #1: time_test ........................   Passed    0.25 sec
LOG
)"

expect "failures of ours are counted" "time_test release 10 2 0.25" "$(count <<'LOG'
1: 10 passed, 2 failed
1/1 Test #1: time_test ........................***Failed    0.25 sec
LOG
)"

expect "GoogleTest counts by its own lines" "layers_test release 21 2 1.50" "$(count <<'LOG'
7: [==========] 23 tests from 6 test suites ran. (3 ms total)
7: [  PASSED  ] 21 tests.
7: [  FAILED  ] 2 tests, listed below:
7: [  FAILED  ] Arrows.PointingDownAreAllowed
 7/10 Test  #7: layers_test ......................***Failed    1.50 sec
LOG
)"

expect "one GoogleTest case is a case" "a_test release 1 0 0.01" "$(count <<'LOG'
1: [  PASSED  ] 1 test.
1/1 Test #1: a_test ...........................   Passed    0.01 sec
LOG
)"

expect "output of suites that ran at once is told apart" "b_test release 2 0 0.01
a_test release 1 0 0.02" "$(count <<'LOG'
1: first of a
2: 2 passed, 0 failed
1/2 Test #2: b_test ...........................   Passed    0.01 sec
1: 1 passed, 0 failed
2/2 Test #1: a_test ...........................   Passed    0.02 sec
LOG
)"

expect "a crash is a failure" "a_test release 0 1 0.10" "$(count <<'LOG'
1: some output
1/1 Test #1: a_test ...........................***Exception: SegFault  0.10 sec
LOG
)"

expect "a crash after a good closing line is a failure" "a_test release 3 1 0.10" "$(count <<'LOG'
1: 3 passed, 0 failed
1/1 Test #1: a_test ...........................Subprocess aborted***Exception:   0.10 sec
LOG
)"

expect "a time-out is a failure" "a_test release 0 1 120.01" "$(count <<'LOG'
1/1 Test #1: a_test ...........................***Timeout 120.01 sec
LOG
)"

expect "a program that is not there is a failure" "a_test release 0 1 0.00" "$(count <<'LOG'
1/1 Test #1: a_test ...........................***Not Run   0.00 sec
LOG
)"

expect "a suite that counts nothing is a failure" "a_test release 0 1 0.01
b_test release 0 1 0.01" "$(count <<'LOG'
1: all is well
1/2 Test #1: a_test ...........................   Passed    0.01 sec
2: 0 passed, 0 failed
2/2 Test #2: b_test ...........................   Passed    0.01 sec
LOG
)"

expect "a build without suites is a failure" "no_suites release 0 1 0" "$(count </dev/null)"

# Run in a folder of its own: the logs of a running ./check stand in this one.
beside() {
    local root=$PWD folder
    folder=$(mktemp -d)
    (
        cd "$folder" || exit
        . "$root/tools/shell/say.sh"
        . "$root/tools/check/results.sh"
        mkdir -p "$log_folder"
        check_beside a web "one that passes" true >/dev/null
        check_beside b web "one that fails" false >/dev/null
        check_beside c web "one more than there are processors, perhaps" true >/dev/null
        wait
        cut -f 1-4 "$results" | tr '\t' ' ' | sort
    )
    rm -r "$folder"
}
expect "checks that run beside each other are all counted" "a web 1 0
b web 0 1
c web 1 0" "$(beside)"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
