#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Draws the pictures of docs/manual/sounds.md: demos, kits, Sounds, each as it is rendered by the program.
#     cmake --preset release && ninja -C build/release tresillo content tresillo_picture_of_sound && tools/picture_of_sound/draw_all.sh
set -eu
cd "$(dirname "$(readlink -f "$0")")/../.."

program=${TRESILLO_BUILD:-build/release}/app/tresillo
painter=${TRESILLO_BUILD:-build/release}/tools/picture_of_sound/tresillo_picture_of_sound
auditions=tools/picture_of_sound/audition
pictures=docs/images/sounds
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$pictures"

# <project> <name of the picture> <width> <height>
draw() {
    "$program" render "$1" -q -o "$work/take.wav"
    "$painter" "$work/take.wav" "$pictures/$2.png" --width "$3" --height "$4"
}

# The project that strikes a Sound: by its first tag, as tests/system/every_sound_test.cpp has it.
audition_of() {
    case $(sed -n 's/.*"tags": \["\([a-z]*\)".*/\1/p' "$1") in
        chord | pad) echo chord ;;
        lead | pluck | noise) echo high ;;
        *) echo low ;;
    esac
}

for demo in demos/*/; do
    draw "$demo" "$(basename "$demo")" 880 220
done

for kit in round hard; do
    mkdir "$work/$kit"
    sed "s/\"round\"/\"$kit\"/" "$auditions/kit/project.json" >"$work/$kit/project.json"
    draw "$work/$kit" "kit-$kit" 880 160
done

for sound in sounds/*.json; do
    name=$(basename "$sound" .json)
    mkdir "$work/$name"
    # Behind the track's name, all that follows the tags.
    sed '1,/"tags"/d; $d; s/[^,]$/&,/' "$sound" >"$work/rows"
    sed "/\"name\": \"Sound\"/r $work/rows" "$auditions/$(audition_of "$sound")/project.json" >"$work/$name/project.json"
    draw "$work/$name" "$name" 320 120
done
