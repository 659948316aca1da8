#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Which packages of a list are missing. Run in the root of the tree.
set -u
. tools/shell/packages.sh
passed=0 failed=0
list=$(mktemp)
trap 'rm -f "$list"' EXIT

# expect <statement> <expected missing> <line of a list>...
expect() {
    local statement=$1 expected=$2 missing
    shift 2
    printf '%s\n' "$@" >"$list"
    missing=$(missing_packages "$list" | tr '\n' ' ')
    if [ "$missing" = "$expected" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\nexpected: %s\ngot: %s\n' "$statement" "$expected" "$missing"
    fi
}

expect "what is installed is not missing" "" "dpkg    why" "bash"
expect "what is not installed is missing" "no-such-a no-such-b " "no-such-a    why" "dpkg why" "no-such-b"
expect "comments and empty lines are no packages" "" "# no-such-package" ""
expect "a package is not needed where its command is there" "" "no-such-package ?bash    why"
expect "a package is needed where its command is missing" "no-such-package " "no-such-package ?no-such-command    why"
expect "an installed package is not missing, whatever its command is called" "" "dpkg ?no-such-command"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
