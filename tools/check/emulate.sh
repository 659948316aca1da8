#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs a program of the board: `emulate.sh <program> [<options of the emulator>...]`. What it writes by semihosting goes
# to the standard output (without `chardev=` it would go to the standard error), its exit code is the program's.
set -u
program=$1
shift
exec qemu-system-arm -M "${TRESILLO_MACHINE:-mps2-an386}" -nographic -monitor none -serial none \
    -chardev stdio,id=s -semihosting-config enable=on,target=native,chardev=s "$@" -kernel "$program"
