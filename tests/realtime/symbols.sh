#!/bin/sh
# SPDX-License-Identifier: MIT
# symbols.sh <nm> <clock reader> <library>...: fails if an object of the audio thread's libraries refers to a clock, or to
# a function of the C library's mathematics that gives other bits elsewhere. What runs around a block, not within it, may
# read clocks. The clock reader is a library that does what is forbidden: the check must find it, or it finds nothing.
set -eu
nm=$1
reader=$2
shift 2
around='null_device\.cpp\.o|output_device\.cpp\.o|device_keeper\.cpp\.o'
clocks='clock_gettime|clock_nanosleep|gettimeofday|nanosleep|time|_ZNSt6chrono3_V2(12steady_clock|12system_clock)3nowEv'
maths='(sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|exp2|expm1|log|log2|log10|log1p|pow|cbrt|hypot|sincos)[fl]?'

# Lines look like `path/libtresillo_voices.a:voice.cpp.o:                 U memcpy`; prints those that offend.
offences() {
    "$nm" --undefined-only --print-file-name "$@" |
        awk -v around="($around):" -v bad=" U ($clocks|$maths)(@.*)?\$" '$0 !~ around && $0 ~ bad'
}

if [ -z "$("$nm" --undefined-only --print-file-name "$@")" ]; then
    echo "symbols.sh: nm says nothing about $*" >&2
    exit 2
fi
passed=0
failed=0
if [ -n "$(offences "$reader")" ]; then
    passed=$((passed + 1))
else
    echo "the check does not find the clock in $reader" >&2
    failed=$((failed + 1))
fi
found=$(offences "$@")
if [ -z "$found" ]; then
    passed=$((passed + 1))
else
    printf 'On the audio thread:\n%s\n' "$found" >&2
    failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
