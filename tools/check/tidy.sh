#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# clang-tidy over the product's sources, with the compile database of the clang build, which must be up to date. A
# source is read again only if it, a header it includes, its flags or .clang-tidy changed: the key of a clean result
# is the hash of all of these.
set -u
. tools/shell/say.sh

tidy=clang-tidy-19
build=build/clang
cache=build/tidy-cache
mkdir -p "$cache"

# "object <tab> file" for the object's source and everything it includes, from ninja's record of the last build
dependencies() {
    ninja -C "$build" -t deps | awk '
        /^[^ ].*: #deps / { object = $1; sub(/:$/, "", object); next }
        /^    / { sub(/^ +/, ""); print object "\t" $0 }'
}

# "object <tab> source <tab> command" for the product; tests, benchmarks and fuzzers are not read
product_objects() {
    ninja -C "$build" -t compdb | awk -v root="$PWD/" '
        /"command":/ { command = $0 }
        /"file":/ { source = $2; gsub(/[",]/, "", source) }
        /"output":/ {
            object = $2; gsub(/[",]/, "", object)
            if (object !~ /\.o$/) next
            path = source; sub("^" root, "", path)
            if (path !~ /^(core|project|audio|storage|control|power|app|tools)\//) next
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

# Prints findings only; a clean source leaves its key behind.
read_source() {
    local key=$1 source=$2 text
    if text=$("$tidy" --quiet -p "$build" "$source" 2>/dev/null); then
        touch "$cache/$key"
        echo "clean: $source"
    else
        printf '%s\n' "$text" "FOUND: $source"
        return 1
    fi
}
export -f read_source
export tidy build cache

list=build/logs/tidy-list.tsv
keys >"$list"
total=$(wc -l <"$list")
[ "$total" -gt 0 ] || die "no sources found: is $build built?"
while IFS=$(printf '\t') read -r key source; do
    [ -e "$cache/$key" ] || printf '%s\n%s\n' "$key" "$source"
done <"$list" >"$list.todo"
echo "$total sources, $(($(wc -l <"$list.todo") / 2)) to read"
# shellcheck disable=SC2016 # the inner shell expands its own arguments
xargs -d '\n' -n 2 -P "$(jobs_for 1500)" bash -c 'read_source "$1" "$2"' read_source <"$list.todo"
