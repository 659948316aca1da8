#!/bin/sh
# SPDX-License-Identifier: MIT
# symbols.sh <nm> <library>...: fails if an object of the audio thread's libraries refers to a clock, or to a function of
# the C library's mathematics that gives other bits elsewhere. What runs around a block, not within it, may read clocks.
set -eu
nm=$1
shift
around='null_device\.cpp\.o|rtaudio_device\.cpp\.o|rtaudio_port\.cpp\.o|device_keeper\.cpp\.o'
clocks='clock_gettime|clock_nanosleep|gettimeofday|nanosleep|time|_ZNSt6chrono3_V2(12steady_clock|12system_clock)3nowEv'
maths='(sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|exp2|expm1|log|log2|log10|log1p|pow|cbrt|hypot|sincos)[fl]?'

symbols=$("$nm" --undefined-only --print-file-name "$@")
if [ -z "$symbols" ]; then
    echo "symbols.sh: nm says nothing about $*" >&2
    exit 2
fi
# Lines look like `path/libtresillo_audio.a:voice.cpp.o:                 U memcpy`.
offences=$(printf '%s\n' "$symbols" | grep -vE "($around):" | grep -E " U ($clocks|$maths)(@.*)?\$" || true)
if [ -n "$offences" ]; then
    echo "On the audio thread:" >&2
    printf '%s\n' "$offences" >&2
    exit 1
fi
echo "no clocks and no library mathematics in $# libraries"
