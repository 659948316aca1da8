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
    # The certificates that this machine reaches npm's registry with, where they are its own.
    if [ -n "${NODE_EXTRA_CA_CERTS:-}" ]; then
        install -D "$NODE_EXTRA_CA_CERTS" "$root/etc/tresillo-try/certificates.crt"
    fi
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

# What npm needs to know of the network here; in a plain network nothing.
network=()
for name in http_proxy https_proxy no_proxy npm_config_registry; do
    [ -z "${!name:-}" ] || network+=("$name=${!name}")
done
if [ -e "$root/etc/tresillo-try/certificates.crt" ]; then
    network+=(NODE_EXTRA_CA_CERTS=/etc/tresillo-try/certificates.crt)
fi

# in_root <script> [<argument>...]: bash runs it in the tree there, with an empty environment.
in_root() {
    local user=root
    $as_user && user=player
    chroot --userspec="$user" "$root" /usr/bin/env -i HOME=/home/player TERM=dumb "${network[@]}" \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        bash -c "cd /home/player/tresillo || exit; $1" in_root "${@:2}" </dev/null
}

# Plays for five seconds and presses Ctrl-C; says how long it took until the instrument ran. An argument is a bound
# in seconds on that.
# shellcheck disable=SC2016 # the inner shell expands its own variables
play_script='
    set -m
    started=$(date +%s%N)
    ./play >/tmp/played 2>&1 &
    until grep -q "^Tresillo" /tmp/played; do
        kill -0 $! 2>/dev/null || break
        sleep 0.1
    done
    tenths=$((($(date +%s%N) - started) / 100000000))
    sleep 5
    kill -INT -- -$!
    wait $!
    code=$?
    cat /tmp/played
    echo "== exit code $code; it ran after $((tenths / 10)).$((tenths % 10)) s"
    [ "$code" -eq 0 ] && [ "$tenths" -le $(($1 * 10)) ]'

case "$commands" in
    play | both)
        echo "== first ./play"
        in_root "$play_script" 3600
        echo "== second ./play: at most 3 s"
        in_root "$play_script" 3
        ;;
esac
case "$commands" in
    check | both)
        echo "== ./check"
        in_root ./check
        ;;
esac
