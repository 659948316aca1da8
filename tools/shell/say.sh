# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Quiet progress: a stage is one line with its seconds, its output goes to a log. Sourced by ./play and ./check.

log_folder=build/logs

say() { printf '%s\n' "$*"; }

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

# What this script has begun and has not come to its end, with all that it has begun itself, in any process group.
descendants() {
    cat /proc/[0-9]*/status 2>/dev/null | awk -v root="$1" '
        /^Pid:/ { pid = $2 }
        /^PPid:/ { children[$2] = children[$2] " " pid }
        END {
            for (left = children[root]; left ~ /[0-9]/;) {
                sub(/^ +/, "", left)
                pid = left + 0
                print pid
                sub(/^[0-9]+/, "", left)
                left = left children[pid]
            }
        }'
}

# Whatever ends this script ends them: Ctrl-C reaches none of them, and a worker that loses its parent would go on.
end_descendants() {
    local begun self=$BASHPID
    mapfile -t begun < <(descendants "$self")
    kill "${begun[@]}" 2>/dev/null || return
    # Some tidy up before they go, and some never go.
    for _ in {1..30}; do
        kill -0 "${begun[@]}" 2>/dev/null || break
        sleep 0.1
    done
    kill -KILL "${begun[@]}" 2>/dev/null
}
trap end_descendants EXIT

# The newest "[12/80]" of ninja's log; nothing for other logs.
newest_step() { tail -c 300 "$1" 2>/dev/null | grep -o '^\[[0-9]*/[0-9]*\]' | tail -n 1; }

# stage <title> <log name> <command...>: runs the command quietly; on a terminal the line counts while it runs.
# Returns the command's exit code; on failure the end of the log has been shown. The command is a process group of its
# own, unless it asks something on the terminal (stage_asks=yes).
stage() {
    local title=$1 log=$log_folder/$2.log started=$SECONDS code=0 child
    shift 2
    mkdir -p "$log_folder"
    [ "${stage_asks:-}" = yes ] || set -m
    "$@" >"$log" 2>&1 </dev/null &
    child=$!
    set +m
    if [ -t 1 ]; then
        while kill -0 "$child" 2>/dev/null; do
            printf '\r  %-44s %4d s %s ' "$title" $((SECONDS - started)) "$(newest_step "$log")"
            sleep 0.3
        done
        printf '\r\033[K'
    fi
    wait "$child" || code=$?
    stage_seconds=$((SECONDS - started))
    if [ "$code" -eq 0 ]; then
        printf '  %-44s %4d s\n' "$title" "$stage_seconds"
    else
        printf '  %-44s %4d s  FAILED, the end of %s:\n' "$title" "$stage_seconds" "$log"
        tail -n "${failure_lines:-30}" "$log" | sed 's/^/    | /'
    fi
    return "$code"
}

# jobs_for <MiB of one job>: as many as there are processors and free memory, at least one.
jobs_for() {
    local processors available by_memory
    processors=$(nproc)
    available=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null)
    by_memory=$((${available:-$(($1 * processors))} / $1))
    if [ "$by_memory" -lt 1 ]; then
        by_memory=1
    fi
    echo $((by_memory < processors ? by_memory : processors))
}
