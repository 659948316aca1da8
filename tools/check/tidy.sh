#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# clang-tidy over the product's sources, with the compile database of the asan build, which must be up to date, and
# over the headers that no product source includes yet. A source is read again only if it, a header it includes, its
# flags or .clang-tidy changed: the key of a clean result is the hash of all of these.
# Most of the time goes for what sources include, so the sources of a folder are first read as one; only where that finds
# something, or where they cannot be joined, is each read by itself.
set -u
. tools/shell/say.sh

tidy=clang-tidy-19
build=build/asan
cache=build/tidy-cache
joined=build/tidy
list=build/logs/tidy-list.tsv
product_folders=(core project audio storage control power app tools)
folder_filter="($(IFS='|' && echo "${product_folders[*]}"))/.*\\.(h|cpp)\$"
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

# Writes what `--folder` reads: a source that includes those of a folder, its flags, and the keys of their results.
join_folders() {
    local all_flags=build/logs/tidy-flags.tsv
    rm -rf "$joined" && mkdir -p "$joined"
    product_objects | awk -F '\t' '
        { flags = $3; sub(/.*clang\+\+-19 /, "", flags); sub(/ -MD .*/, "", flags); print $2 "\t" flags }' >"$all_flags"
    awk -F '\t' -v to="$joined" '
        FNR == NR { flags[$1] = $2; next }
        $2 ~ /\.cpp$/ {
            folder = $2; sub(/\/[^\/]*$/, "", folder); gsub(/\//, "_", folder)
            print "#include \"" $2 "\"" >(to "/" folder ".cpp")
            print $1 >(to "/" folder ".keys")
            print flags[$2] >(to "/" folder ".flags")
        }' "$all_flags" "$list.unread"
}

read_folder() {
    local flags
    read -ra flags < <(sort -u "$joined/$1.flags")
    if "$tidy" --quiet --checks=-bugprone-suspicious-include --header-filter="$folder_filter" "$joined/$1.cpp" \
        -- "${flags[@]}" -I. >"$joined/$1.log" 2>/dev/null; then
        sed "s,^,$cache/," "$joined/$1.keys" | xargs -d '\n' touch
        echo "clean: all of $1"
    fi
}

# "key <tab> source" of what was never found clean
unread() {
    while IFS=$(printf '\t') read -r key source; do
        [ -e "$cache/$key" ] || printf '%s\t%s\n' "$key" "$source"
    done <"$list"
}

case "${1:-}" in
    --read)
        read_source "$2" "$3"
        exit
        ;;
    --folder)
        read_folder "$2"
        exit
        ;;
esac

{ keys && header_keys; } >"$list"
total=$(wc -l <"$list")
[ "$total" -gt 0 ] || die "no sources found: is $build built?"
unread >"$list.unread"
echo "$total sources, $(wc -l <"$list.unread") to read"
join_folders
find "$joined" -name '*.cpp' -printf '%f\n' | sed 's/\.cpp$//' |
    xargs -r -d '\n' -n 1 -P "$(jobs_for 2000)" tools/check/tidy.sh --folder
unread | tr '\t' '\n' | xargs -r -d '\n' -n 2 -P "$(jobs_for 1500)" tools/check/tidy.sh --read
