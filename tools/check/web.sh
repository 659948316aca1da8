#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The page's sources and tests, in the root of the tree, after `tools/web/install.sh tests/web` and
# `ninja -C build/release tresillo content page`:
#     web.sh format|lint|types|benchmarks
#     web.sh unit|browser [<arguments of vitest>]
set -u
what=${1:-}
[ $# -eq 0 ] || shift
bin=tests/web/node_modules/.bin
folders=(web/src tests/web bench/web tools/web)

# Folders that exist: prettier and eslint refuse others.
existing_folders() {
    local folder
    for folder in "${folders[@]}"; do
        if compgen -G "$folder/*" >/dev/null; then
            echo "$folder"
        fi
    done
}

check_format() {
    local patterns
    mapfile -t patterns < <(existing_folders | sed 's:$:/**/*.{ts,tsx,js,css,json}:')
    "$bin/prettier" --check --no-error-on-unmatched-pattern "${patterns[@]}" 'web/*.{ts,html,json}' \
        '!**/package-lock.json' '!web/src/generated/**'
}

check_lint() {
    local existing
    mapfile -t existing < <(existing_folders)
    "$bin/eslint" --config tests/web/eslint.config.js --max-warnings 0 --no-error-on-unmatched-pattern "${existing[@]}"
}

check_types() {
    local folder code=0
    for folder in web tests/web bench/web tools/web; do
        "$bin/tsc" --noEmit -p "$folder" || code=1
    done
    return "$code"
}

run_tests() {
    # A worker of vitest does not end with Ctrl-C, nor always when it is asked to, and computes for ever.
    trap 'trap "" TERM && kill 0 && sleep 2 && kill -KILL 0' INT
    (cd tests/web && node_modules/.bin/vitest run "$@")
}

# Each once, briefly; the numbers of such a run say nothing. See docs/guide/benchmarks.md for those that do.
run_benchmarks() {
    "$bin/vite-node" --script bench/web/latency.ts --count 20 &&
        "$bin/vite-node" --script bench/web/frames.ts --seconds 1 &&
        "$bin/vite-node" --script bench/web/listening.ts --seconds 1 &&
        "$bin/vite-node" --script bench/web/late.ts --seconds 1 --pages 5 &&
        "$bin/vite-node" --script bench/web/switches.ts --count 2
}

case "$what" in
    format) check_format ;;
    lint) check_lint ;;
    types) check_types ;;
    unit) run_tests "$@" ;;
    browser) run_tests --config vitest.browser.config.ts "$@" ;;
    benchmarks) run_benchmarks ;;
    *)
        echo "usage: tools/check/web.sh format|lint|types|unit|browser|benchmarks" >&2
        exit 2
        ;;
esac
