#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Tries ./play and ./check as a newcomer meets them: the last commit, in a bare Debian 12 that has neither compiler nor
# git. Run as root, with debootstrap installed; needs about 6 GB below the folder and this machine's Debian mirror.
#
#     tools/try_fresh.sh [<folder>] [--user] [play|check|both]
#
# --user runs the commands as an ordinary user with sudo instead of as root. The folder (default: a new one in /var/tmp)
# is kept for a second trial: an existing one is used again as it is, so that the second start can be timed.
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."
if [ "$(id -u)" -eq 0 ] && [ "${TRESILLO_OWN_MOUNTS:-}" = "" ]; then
    TRESILLO_OWN_MOUNTS=1 exec unshare --mount --propagation private "$0" "$@"
fi

folder="" as_user=false commands=both
for argument in "$@"; do
    case "$argument" in
        --user) as_user=true ;;
        play | check | both) commands=$argument ;;
        *) folder=$argument ;;
    esac
done
[ "$(id -u)" -eq 0 ] || {
    echo "try_fresh.sh: run as root, it makes a root folder of its own" >&2
    exit 1
}
command -v debootstrap >/dev/null || {
    echo "try_fresh.sh: debootstrap is missing: apt-get install debootstrap" >&2
    exit 1
}
[ -n "$folder" ] || folder=$(mktemp -d /var/tmp/tresillo-fresh-XXXX)
mkdir -p "$folder"
root=$(readlink -f "$folder")/root
# shellcheck disable=SC2016 # apt's own variable
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' 2>/dev/null | head -n 1)
mirror=${mirror:-http://deb.debian.org/debian}

if [ ! -e "$root/etc/debian_version" ]; then
    echo "a bare Debian 12 in $root, from $mirror"
    debootstrap --variant=minbase bookworm "$root" "$mirror" >"$folder/debootstrap.log"
    # The sources and the proxy of this machine, and nothing else of it.
    rm -f "$root/etc/apt/sources.list"
    cp /etc/apt/sources.list.d/debian.sources "$root/etc/apt/sources.list.d/" 2>/dev/null ||
        cp /etc/apt/sources.list "$root/etc/apt/"
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    grep -h -i 'proxy' /etc/apt/apt.conf.d/* >"$root/etc/apt/apt.conf.d/80proxy" 2>/dev/null || true
    mkdir -p "$root/home/player/tresillo"
    git archive HEAD | tar -x -C "$root/home/player/tresillo"
fi
# In this script's own view of the mounts, which ends with it: nothing is left mounted below a folder to be deleted.
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/dev/shm"

if $as_user; then
    chroot "$root" sh -c 'command -v sudo >/dev/null || { apt-get -q update && apt-get -qy install sudo; }' \
        >"$folder/sudo.log"
    chroot "$root" sh -c 'id player 2>/dev/null || useradd --home-dir /home/player --shell /bin/bash player
        echo "player ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/player; chown -R player: /home/player'
fi

# try <title> <command...>: in the root folder, with an empty environment.
try() {
    local started code=0 user=root
    $as_user && user=player
    echo "== $1 (as $user)"
    shift
    started=$(date +%s.%N)
    chroot --userspec="$user" "$root" /usr/bin/env -i HOME=/home/player TERM=dumb \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        bash -c 'cd /home/player/tresillo && "$@" </dev/null' try "$@" || code=$?
    echo "== exit code $code after $(awk -v a="$started" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }') s"
    return "$code"
}

case "$commands" in
    play | both)
        # Ctrl-C after a while, as a person would.
        try "first ./play" timeout --preserve-status -s INT 600 ./play
        try "second ./play" timeout --preserve-status -s INT 10 ./play
        ;;
esac
case "$commands" in
    check | both) try "./check" ./check ;;
esac
