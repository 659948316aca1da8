# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# shellcheck disable=SC2154 # variables of the files it names
# The results of ./check: one line for each suite and build in a file, a table at the end. Needs say.sh.

results=build/logs/results.tsv # suite, build, passed, failed, seconds

record() { printf '%s\t%s\t%d\t%d\t%s\n' "$1" "$2" "$3" "$4" "$5" >>"$results"; }

# check_stage <suite> <build> <title> <command...>: a stage that is one check, passed or failed.
check_stage() {
    local suite=$1 build=$2 title=$3
    shift 3
    if stage "$title" "$suite" "$@"; then
        record "$suite" "$build" 1 0 "$stage_seconds"
    else
        record "$suite" "$build" 0 1 "$stage_seconds"
    fi
}

# check_beside <as check_stage>: the same without waiting for it, as many at once as there are processors; for checks that
# are one thread each. `wait` for the last ones.
check_beside() {
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do
        wait -n
    done
    # Through a pipe: lines that count on a terminal would overwrite each other.
    check_stage "$@" | cat &
}

# A row for each suite, a column for each build: tests passed, or how many failed. The last line is the sum.
print_results() {
    awk -F '\t' '
        BEGIN { builds = split("source asan release web tsan fuzz board", columns, " ") }
        {
            if (!($1 in seen)) { seen[$1] = 1; suites[++count] = $1 }
            cell[$1, $2] = $4 > 0 ? $4 " FAILED" : $3
            passed += $3; failed += $4; seconds[$1] += $5
        }
        END {
            printf "\n%-28s", "suite"
            for (c = 1; c <= builds; c++) printf " %9s", columns[c]
            printf " %8s\n", "seconds"
            for (i = 1; i <= count; i++) {
                printf "%-28s", suites[i]
                for (c = 1; c <= builds; c++) printf " %9s", cell[suites[i], columns[c]]
                printf " %8.1f\n", seconds[suites[i]]
            }
            printf "\n%d passed, %d failed\n", passed, failed
            exit failed > 0 || passed == 0
        }' "$results"
}
