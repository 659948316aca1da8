#!/bin/sh
# SPDX-License-Identifier: MIT
# sizes.sh <nm> <program>: fails if the program holds code of the core for a board's sizes (Pocket); a desktop has its
# own (Studio), which must be found, or nothing is.
set -eu
nm=$1
program=$2
symbols=$("$nm" "$program")
if ! printf '%s\n' "$symbols" | grep -q '6Studio'; then
    echo "$program: nm finds nothing of Studio in it" >&2
    exit 2
fi
found=$(printf '%s\n' "$symbols" | grep '6Pocket' || true)
if [ -n "$found" ]; then
    printf '%s holds what is for a board only:\n%s\n' "$program" "$found" >&2
    echo "0 passed, 1 failed"
    exit 1
fi
echo "1 passed, 0 failed"
