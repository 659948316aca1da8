#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# clang-tidy over the product's sources, with the compile database of the asan build, which must be up to date, and
# over the headers that no product source includes yet. A source is read again only if it, a header it includes, its
# flags or .clang-tidy changed: the key of a clean result is the hash of all of these.
set -u
. tools/shell/say.sh

tidy=clang-tidy-19
build=build/asan
cache=build/tidy-cache
product_folders=(core project audio storage control power app tools)
header_flags=(-x c++ -std=c++20 -I. -Wno-pragma-once-outside-header)
mkdir -p "$cache"

# "object <tab> file" for the object's source and everything it includes, from ninja's record of the last build
dependencies() {
    ninja -C "$build" -t deps | awk '
        /^[^ ].*: #deps / { object = $1; sub(/:$/, "", object); next }
        /^    / { sub(/^ +/, ""); print object "\t" $0 }'
}

# "object <tab> source <tab> command" for the product; tests, benchmarks and fuzzers are not read
product_objects() {
    ninja -C "$build" -t compdb | awk -v root="$PWD/" -v pattern="^($(printf '%s|' "${product_folders[@]}")-)/" '
        /"command":/ { command = $0 }
        /"file":/ { source = $2; gsub(/[",]/, "", source) }
        /"output":/ {
            object = $2; gsub(/[",]/, "", object)
            if (object !~ /\.o$/) next
            path = source; sub("^" root, "", path)
            if (path !~ pattern) next
            print object "\t" path "\t" command
        }'
}

# "key <tab> source", one line for each source
keys() {
    local all=build/logs/tidy-dependencies.tsv hashes=build/logs/tidy-hashes.txt common source command made_of
    dependencies >"$all"
    cut -f 2 "$all" | sort -u | (cd "$build" && xargs -d '\n' sha256sum) >"$hashes"
    common=$({ "$tidy" --version && cat .clang-tidy; } | sha256sum)
    # One line for each object, with the hashes of everything it is made of.
    awk -F '\t' -v hashes="$hashes" '
        BEGIN { while ((getline line < hashes) > 0) hash[substr(line, 67)] = substr(line, 1, 64) }
        { made_of[$1] = made_of[$1] hash[$2] }
        END { for (object in made_of) print object "\t" made_of[object] }' "$all" | sort >"$all.joined"
    product_objects | sort | join -t "$(printf '\t')" - "$all.joined" |
        while IFS=$(printf '\t') read -r _ source command made_of; do
            printf '%s\t%s\n' \
                "$(printf '%s' "$common$command$made_of" | sha256sum | cut -c 1-64)" "$source"
        done | sort -u -t "$(printf '\t')" -k 2,2
}

# "key <tab> header" for headers that no source of the product includes: they are read as sources of their own, and
# again on any change of any header, as nobody says what they include.
header_keys() {
    local all=build/logs/tidy-dependencies.tsv hashes=build/logs/tidy-header-hashes.txt folders=()
    for folder in "${product_folders[@]}"; do
        [ -d "$folder" ] && folders+=("$folder")
    done
    find "${folders[@]}" -name '*.h' | sort >build/logs/tidy-headers.txt
    xargs -d '\n' sha256sum <build/logs/tidy-headers.txt >"$hashes"
    common=$({ "$tidy" --version && cat .clang-tidy "$hashes"; } | sha256sum)
    awk -F '\t' -v root="$PWD/" -v pattern="^($(printf '%s|' "${product_folders[@]}")-)/" '
        FNR == NR {
            object = $1; sub(/^(\.\/)*/, "", object); sub("^" root, "", $2)
            if (object ~ pattern) included[$2] = 1
            next
        }
        !($0 in included)' "$all" build/logs/tidy-headers.txt |
        while read -r header; do
            printf '%s\t%s\n' "$(printf '%s' "$common$header" | sha256sum | cut -c 1-64)" "$header"
        done
}

# Prints findings only; a clean source leaves its key behind.
read_source() {
    local key=$1 source=$2 text flags=(-p "$build")
    case "$source" in
        core/*.h | project/*.h) flags=(-- "${header_flags[@]}" -fno-exceptions -fno-rtti) ;;
        *.h) flags=(-- "${header_flags[@]}") ;;
    esac
    if text=$("$tidy" --quiet "$source" "${flags[@]}" 2>/dev/null); then
        touch "$cache/$key"
        echo "clean: $source"
    else
        printf '%s\n' "$text" "FOUND: $source"
        return 1
    fi
}

case "${1:-}" in
    --read)
        read_source "$2" "$3"
        exit
        ;;
esac

list=build/logs/tidy-list.tsv
{ keys && header_keys; } >"$list"
total=$(wc -l <"$list")
[ "$total" -gt 0 ] || die "no sources found: is $build built?"
while IFS=$(printf '\t') read -r key source; do
    [ -e "$cache/$key" ] || printf '%s\n%s\n' "$key" "$source"
done <"$list" >"$list.todo"
echo "$total sources, $(($(wc -l <"$list.todo") / 2)) to read"
xargs -d '\n' -n 2 -P "$(jobs_for 1500)" tools/check/tidy.sh --read <"$list.todo"
