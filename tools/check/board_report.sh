#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What the small instrument takes on the board: `board_report.sh [<build folder>]`. Flash and RAM of each library and
# program, the deepest functions of each library's stack, the sizes of the large types; and it fails when a product
# library or program could ask for a heap. The last line counts.
set -u
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 1
build=${1:-build/board}
passed=0
failed=0

verdict() {
    if [ "$1" -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

echo "Libraries: bytes of flash (code, constants), of flash for the small sizes alone, and the deepest stack frame"
printf '%-12s %9s %9s %8s  %s\n' library flash small stack function
for archive in "$build"/core/*/libtresillo_*.a "$build"/project/libtresillo_project.a; do
    name=$(basename "$archive" .a)
    name=${name#libtresillo_}
    flash=$(arm-none-eabi-size -t "$archive" | awk 'END { print $1 + $2 }')
    # The large sizes are instantiated, too, but nothing of them is linked into firmware.
    small=$(arm-none-eabi-nm -S -C -t d "$archive" 2>/dev/null |
        awk '$3 ~ /^[tTwWrR]$/ && !/Studio|480u|4096u/ { sum += $2 } END { print sum + 0 }')
    stack=$(find "$(dirname "$archive")" -name '*.su' -exec cat {} + | grep -v Studio | sort -t "$(printf '\t')" -k 2,2nr |
        awk -F '\t' 'NR == 1 { n = split($1, part, ":"); print $2 "  " part[n] }' | cut -c 1-70)
    printf '%-12s %9d %9d %8s\n' "$name" "$flash" "$small" "$stack"
    if arm-none-eabi-nm -C "$archive" 2>/dev/null |
        grep -E ' U (operator (new|delete)|malloc|free|calloc|realloc|_sbrk|__cxa_throw|_Unwind|__cxa_allocate)'; then
        echo "$name asks for a heap or exceptions"
        verdict 1
    else
        verdict 0
    fi
done

echo
echo "Programs: bytes by memory"
printf '%-24s %8s %8s %8s %8s\n' program flash sram ccm stack
for program in "$build"/firmware/firmware_*.elf; do
    arm-none-eabi-size -A -d "$program" | awk -v name="$(basename "$program" .elf)" '
        $1 ~ /^\.(vectors|text|init_array|ARM\.exidx)$/ { flash += $2 }
        $1 == ".data" { flash += $2; sram += $2 }
        $1 == ".bss" { sram += $2 }
        $1 == ".ccm" { ccm += $2 }
        $1 == ".stack" { stack += $2 }
        END { printf "%-24s %8d %8d %8d %8d\n", name, flash, sram, ccm, stack }'
    if arm-none-eabi-nm -C "$program" | grep -E ' (operator (new|delete)|_?malloc(_r)?|_?free(_r)?|_?sbrk(_r)?|__cxa_throw)( |\(|$)'; then
        echo "$(basename "$program") has a heap"
        verdict 1
    else
        verdict 0
    fi
done

echo
echo "The largest objects of the program, bytes"
arm-none-eabi-nm -S -C -t d "$build/firmware/firmware_stm32f405.elf" |
    awk '$3 ~ /^[bBdDr]$/ && $2 > 400 { size = $2; $1 = $2 = $3 = ""; printf "%8d %s\n", size, $0 }' | sort -rn
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
