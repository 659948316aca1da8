#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A check that is ended takes with it everything it has begun, whatever that makes of signals. Run in the root of the tree.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed=0 failed=0

# A stage whose child does not hear Ctrl-C, and whose grandchild stands in a process group of its own and never goes.
cat >"$folder/script" <<'SCRIPT'
. tools/shell/say.sh
log_folder=$1
stage "a stage" log bash -c '
    trap "" INT
    set -m
    bash -c "trap : TERM; while :; do sleep 0.1; done" &
    echo $! >"$1/grandchild"
    wait' stage "$1"
SCRIPT

# await <condition...>: it comes, or the runner's time limit ends this.
await() {
    until "$@"; do sleep 0.05; done
}
is_gone() { ! kill -0 "$1" 2>/dev/null; }

for signal in INT TERM HUP; do
    rm -f "$folder/grandchild"
    # As from a terminal: without job control a script's children ignore INT.
    set -m
    bash "$folder/script" "$folder" >/dev/null &
    script=$!
    set +m
    await test -s "$folder/grandchild"
    kill "-$signal" "$script"
    { wait "$script"; } 2>/dev/null
    code=$?
    await is_gone "$(cat "$folder/grandchild")"
    if [ "$code" -gt 128 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: ended by $signal it says $code"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
