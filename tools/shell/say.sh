# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Quiet progress: a stage is one line with its seconds, its output goes to a log. Sourced by ./play and ./check.

log_folder=build/logs

say() { printf '%s\n' "$*"; }

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

# The newest "[12/80]" of ninja's log; nothing for other logs.
newest_step() { tail -c 300 "$1" 2>/dev/null | grep -o '^\[[0-9]*/[0-9]*\]' | tail -n 1; }

# stage <title> <log name> <command...>: runs the command quietly; on a terminal the line counts while it runs.
# Returns the command's exit code; on failure the end of the log has been shown.
stage() {
    local title=$1 log=$log_folder/$2.log started=$SECONDS code=0 child
    shift 2
    mkdir -p "$log_folder"
    if [ -t 1 ]; then
        "$@" >"$log" 2>&1 &
        child=$!
        while kill -0 "$child" 2>/dev/null; do
            printf '\r  %-44s %4d s %s ' "$title" $((SECONDS - started)) "$(newest_step "$log")"
            sleep 0.3
        done
        wait "$child" || code=$?
        printf '\r\033[K'
    else
        "$@" >"$log" 2>&1 || code=$?
    fi
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
