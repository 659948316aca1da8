#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# clang-tidy over the product's sources, joined as the asan build compiles them (most of the time goes for what sources
# include), and over the headers that no product source includes yet. That build must be up to date. What was found clean
# is read again only if a source, a header, the flags or .clang-tidy changed: the key of a clean result is the hash of
# all of these.
set -u
. tools/shell/say.sh

tidy=clang-tidy-19
build=build/asan
# The same folder by a name at which clang's analyser takes sources that another includes for sources, not for headers.
joined=build/UnifiedSources
database=build/tidy
cache=build/tidy-cache
list=build/logs/tidy-list.tsv
dependencies=build/logs/tidy-dependencies.tsv
product_folders=(core host loop project audio storage session control power app tools)
other_folders=(bench firmware fuzz tests web)
product_pattern="^($(IFS='|' && echo "${product_folders[*]}"))/"
# What a joined source includes are the sources themselves.
joined_flags=("--header-filter=${product_pattern#^}.*\\.(h|cpp)\$")
header_flags=(-x c++ -std=c++20 -I. -Wno-pragma-once-outside-header)
mkdir -p "$cache" "$database"

# The compile commands of the asan build, for the joined sources by their other name
link_sources() {
    ln -sfn "${build#build/}" "$joined"
    sed "s,$PWD/$build/\([^ \"]*\.cxx[ \"]\),$PWD/$joined/\1,g" "$build/compile_commands.json" >"$database/compile_commands.json"
}

# "object <tab> file" for each of the product's objects and everything it includes, from ninja's record of the last
# build; tests, benchmarks and fuzzers are not read.
list_dependencies() {
    ninja -C "$build" -t deps | awk -v pattern="$product_pattern" '
        /^[^ ].*: #deps / { object = $1; sub(/:$/, "", object); next }
        /^    / && object ~ pattern { sub(/^ +/, ""); print object "\t" $0 }' >"$dependencies"
}

# "object <tab> source <tab> command" for the same objects
product_objects() {
    ninja -C "$build" -t compdb | awk -v pattern="$product_pattern" -v from="$PWD/$build/" -v to="$joined/" '
        /"command":/ { command = $0 }
        /"file":/ { source = $2; gsub(/[",]/, "", source); sub("^" from, to, source) }
        /"output":/ {
            object = $2; gsub(/[",]/, "", object)
            if (object ~ pattern && object ~ /\.o$/) print object "\t" source "\t" command
        }'
}

# "key <tab> source", one line for each joined source, what includes most first: it takes longest
source_keys() {
    local hashes=build/logs/tidy-hashes.txt common source command made_of
    cut -f 2 "$dependencies" | sort -u | (cd "$build" && xargs -d '\n' sha256sum) >"$hashes"
    common=$({ "$tidy" --version && cat .clang-tidy; } | sha256sum)
    # One line for each object, with the hashes of everything it is made of.
    awk -F '\t' -v hashes="$hashes" '
        BEGIN { while ((getline line < hashes) > 0) hash[substr(line, 67)] = substr(line, 1, 64) }
        { made_of[$1] = made_of[$1] hash[$2] }
        END { for (object in made_of) print object "\t" made_of[object] }' "$dependencies" | sort >"$dependencies.joined"
    product_objects | sort | join -t "$(printf '\t')" - "$dependencies.joined" |
        while IFS=$(printf '\t') read -r _ source command made_of; do
            printf '%d\t%s\t%s\n' "${#made_of}" \
                "$(printf '%s' "$common$command$made_of" | sha256sum | cut -c 1-64)" "$source"
        done | sort -rn | cut -f 2-
}

# "key <tab> header" for headers that no source of the product includes: they are read as sources of their own, and
# again on any change of any header, as nobody says what they include.
header_keys() {
    local hashes=build/logs/tidy-header-hashes.txt folders=() folder header common
    for folder in "${product_folders[@]}"; do
        [ -d "$folder" ] && folders+=("$folder")
    done
    find "${folders[@]}" -name '*.h' | sort >build/logs/tidy-headers.txt
    xargs -d '\n' sha256sum <build/logs/tidy-headers.txt >"$hashes"
    common=$({ "$tidy" --version && cat .clang-tidy "$hashes"; } | sha256sum)
    awk -F '\t' -v root="$PWD/" '
        FNR == NR { sub("^" root, "", $2); included[$2] = 1; next }
        !($0 in included)' "$dependencies" build/logs/tidy-headers.txt |
        while read -r header; do
            printf '%s\t%s\n' "$(printf '%s' "$common$header" | sha256sum | cut -c 1-64)" "$header"
        done
}

# Prints findings only; a clean source leaves its key behind.
read_source() {
    local key=$1 source=$2 text unwanted=-bugprone-suspicious-include flags=("${joined_flags[@]}" -p "$database")
    case "$source" in
        # It asks every function that Beast makes of a template, for as long as all other checks take together.
        */control/web/*) unwanted+=,-performance-unnecessary-value-param ;;
        core/*.h | project/*.h) flags=(-- "${header_flags[@]}" -fno-exceptions -fno-rtti) ;;
        *.h) flags=(-- "${header_flags[@]}") ;;
    esac
    if text=$("$tidy" --quiet --checks="$unwanted" "$source" "${flags[@]}" 2>/dev/null); then
        touch "$cache/$key"
        echo "clean: $source"
    else
        printf '%s\n' "$text" "FOUND: $source"
        return 1
    fi
}

# "key <tab> source" of what was never found clean
unread() {
    while IFS=$(printf '\t') read -r key source; do
        [ -e "$cache/$key" ] || printf '%s\t%s\n' "$key" "$source"
    done <"$list"
}

if [ "${1:-}" = --read ]; then
    read_source "$2" "$3"
    exit
fi

for list_of_sources in */CMakeLists.txt; do
    case " ${product_folders[*]} ${other_folders[*]} " in
        *" ${list_of_sources%/*} "*) ;;
        *) die "${list_of_sources%/*} is read by nobody: name it in tools/check/tidy.sh" ;;
    esac
done
link_sources
list_dependencies
{ source_keys && header_keys; } >"$list"
total=$(wc -l <"$list")
[ "$total" -gt 0 ] || die "no sources found: is $build built?"
echo "$total joined sources and headers, $(unread | wc -l) to read"
unread | tr '\t' '\n' | xargs -r -d '\n' -n 2 -P "$(jobs_for 2000)" tools/check/tidy.sh --read
