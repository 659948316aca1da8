#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Fetches what the package-lock.json of a folder names, if that changed since the last time: `install.sh <folder>`.
# npm writes node_modules/.package-lock.json last; it is the stamp. Scripts of packages are not run.
set -eu
cd "${1:?folder of a package.json}"
# Two builds may ask at once, and one must not empty what the other reads.
exec 9<package-lock.json
flock 9
[ node_modules/.package-lock.json -nt package-lock.json ] && exit 0
npm ci --ignore-scripts --engine-strict --prefer-offline --no-audit --no-fund --no-update-notifier --loglevel=error
touch node_modules/.package-lock.json
