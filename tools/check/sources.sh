#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The format of C++, the lint of shell scripts, and what every source must have: `sources.sh format|shell|headers`.
# Run in the root of the tree; works without git.
set -u

# Everything that people wrote, as `find` sees it; what is built, fetched or generated stands in the folders left out.
find_sources() {
    find . \( -path ./build -o -path ./.git -o -path ./out -o -path ./.cache -o -name node_modules \
        -o -path ./web/src/generated \) -prune \
        -o -type f \( "$@" \) -print | sort
}

check_format() {
    find_sources -name '*.h' -o -name '*.cpp' >build/logs/format-files.txt
    [ -s build/logs/format-files.txt ] || { echo "no sources found" && return 1; }
    xargs -n 40 -P "$(nproc)" clang-format-19 --dry-run --Werror <build/logs/format-files.txt
}

shell_scripts() {
    find_sources -name '*.sh'
    printf '%s\n' play check .ci/run
}

check_shell() {
    shell_scripts | xargs shellcheck --external-sources
}

# Every source names its licence in its first two lines, has at most 500 lines, and leaves nothing for later. C++ is ASCII
# outside strings and comments, and only the harness, the trap and the firmware define macros. What a .cpp takes over from
# another namespace it uses: clang-tidy cannot tell where sources are joined.
check_headers() {
    local files
    mapfile -t files < <(
        find_sources -name '*.h' -o -name '*.cpp' -o -name '*.cmake' -o -name CMakeLists.txt -o -name '*.awk' -o -name '*.py' \
            -o -name '*.ts' -o -name '*.tsx' -o -name '*.js' -o -name '*.css'
        shell_scripts
    )
    awk '
        function flush() {
            if (file == "") return
            files++
            if (!licensed) { print file ":1: no SPDX-License-Identifier: MIT in the first two lines"; wrong++ }
            if (lines > 500) { print file ":" lines ": more than 500 lines"; wrong++ }
            for (name in taken) if (uses[name] < 2) { print file ":" taken[name] ": nothing uses " name; wrong++ }
            split("", taken); split("", uses)
        }
        FNR == 1 { flush(); file = FILENAME; licensed = 0 }
        FNR <= 2 && /SPDX-License-Identifier: MIT( \*\/)?$/ { licensed = 1 }
        /TO[D]O|FIX[M]E|(^|[^X])X[X]X([^X]|$)/ { print FILENAME ":" FNR ": left for later: " $0; wrong++ }
        FILENAME ~ /\.(cpp|h)$/ {
            text = $0; gsub(/\\./, "", text); gsub(/"[^"]*"/, "", text); sub(/\/\/.*/, "", text)
            if (text ~ /[\200-\377]/) { print FILENAME ":" FNR ": not ASCII: " $0; wrong++ }
            if (/^ *# *define/ && FILENAME !~ /^\.\/(firmware|tests\/(harness|realtime))\//) {
                print FILENAME ":" FNR ": a macro: " $0; wrong++
            }
        }
        FILENAME ~ /\.cpp$/ {
            if (match($0, /^ *(using [A-Za-z_:]+::[A-Za-z0-9_]+;|namespace [a-z_]+ =)/)) {
                name = substr($0, RSTART, RLENGTH); sub(/( =|;)$/, "", name); sub(/.*[: ]/, "", name); taken[name] = FNR
            }
            count = split($0, words, /[^A-Za-z0-9_]+/)
            for (w = 1; w <= count; w++) uses[words[w]]++
        }
        { lines = FNR }
        END { flush(); print files " sources, " wrong + 0 " findings"; exit wrong > 0 || files == 0 }
    ' "${files[@]}"
}

mkdir -p build/logs
case "${1:-}" in
    format) check_format ;;
    shell) check_shell ;;
    headers) check_headers ;;
    *)
        echo "usage: tools/check/sources.sh format|shell|headers" >&2
        exit 2
        ;;
esac
