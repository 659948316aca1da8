#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds the page and tells ninja what it was made of: `build.sh <source folder> <folder to build into> <depfile>`.
# Folders are named beside the files in them, so that a new file is noticed.
set -eu
source=${1:?} folder=${2:?} depfile=${3:?}

"$(dirname "$0")/install.sh" "$source"
cd "$source"
node node_modules/vite/bin/vite.js build --outDir "$folder" --emptyOutDir --logLevel warn
# What came from a folder bears that folder's time; the page is as new as this build.
touch "$folder/index.html"
{
    printf '%s:' "$folder/index.html"
    find "$PWD" -mindepth 1 \( -name node_modules -o -name '.*' \) -prune -o -print | sed 's/ /\\ /g; s/^/ /' | tr -d '\n'
    echo
} >"$depfile"
