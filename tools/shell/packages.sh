# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Installs what is missing from the lists in tools/packages, after saying what and how much. Needs say.sh.

# The first word of each line that is no comment, and the command without its `?` where the second one is `?command`.
listed_packages() { awk '!/^#/ && NF { print $1, ($2 ~ /^\?/ ? substr($2, 2) : "") }' "$@"; }

missing_packages() {
    local name command
    listed_packages "$@" | while read -r name command; do
        [ -n "$command" ] && command -v "$command" >/dev/null && continue
        [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
    done
}

# apt_get <arguments...>: as root, asking nothing; waits for another apt to finish.
apt_get() {
    local root=()
    [ "$(id -u)" -eq 0 ] || root=(sudo)
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -o DPkg::Lock::Timeout=300 \
        -o Dpkg::Use-Pty=0 -o APT::Install-Recommends=false "$@"
}

install_and_retry() {
    # Package lists age: a file they name may be gone from the mirror, then fresh lists help.
    apt_get --yes install "$@" || { apt_get update && apt_get --yes install "$@"; }
}

# ensure_packages <list files...>
ensure_packages() {
    local missing size
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        die "These Debian packages are needed, and there is no apt-get here: ${missing[*]}"
    fi
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        die "These packages are missing, and there is no sudo: as root, run
    apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "Missing Debian packages (${#missing[@]}): ${missing[*]}"
    if ! package_size "${missing[@]}" >/dev/null; then
        stage_asks=yes stage "reading Debian's package lists" apt-update apt_get update || exit 1
    fi
    size=$(package_size "${missing[@]}") || size="their size is not known"
    say "With what they need: $size"
    stage_asks=yes stage "installing them" apt-install install_and_retry "${missing[@]}" || exit 1
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -eq 0 ] || die "Still missing after the installation: ${missing[*]} (see build/logs/apt-install.log)"
}

# "56 packages, 120 MB to download, 480 MB on disk"; fails where the lists do not know a package.
package_size() {
    apt_get --assume-no install "$@" 2>/dev/null | awk '
        /newly installed/ { packages = $3 }
        /^Need to get/ { download = $4 " " $5 }
        /^After this operation/ { disk = $4 " " $5 }
        END {
            if (disk == "") exit 1
            sub(/\/.*/, "", download) # "12 MB/34 MB": what is here already
            printf "%d packages, %s to download, %s on disk\n", packages, download, disk
        }'
}
