#!/bin/sh
# Tries the last commit on clean machines: for each Debian with a Wireshark that
# sipnl is for, in a fresh copy of a root that debootstrap makes, with GCC and
# with Clang. Prints a table. Takes root, debootstrap, git and the network.
#
# usage: tests/matrix.sh [bookworm|trixie|forky]...
#
# The roots and the downloaded packages are kept for the next time in SIPNL_ROOTS
# (by default ~/.cache/sipnl-roots), the logs of the last time in its folder logs.
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
cache=${SIPNL_ROOTS:-${XDG_CACHE_HOME:-$HOME/.cache}/sipnl-roots}
mirror=${SIPNL_MIRROR:-http://deb.debian.org/debian}

# make_base RELEASE: the root of which each run has a copy.
make_base() {
    if [ -d "$cache/$1" ]; then
        return
    fi
    script=$1
    if [ ! -e "/usr/share/debootstrap/scripts/$script" ]; then
        # A release that is newer than this debootstrap.
        script=sid
    fi
    rm -rf "$cache/$1.new"
    debootstrap --variant=minbase "$1" "$cache/$1.new" "$mirror" "$script" >"$cache/logs/$1-debootstrap" 2>&1 || {
        cat "$cache/logs/$1-debootstrap" >&2
        return 1
    }
    mv "$cache/$1.new" "$cache/$1"
}

# enter ROOT ARCHIVES COMMAND...: runs it there, not in a chroot, in which an
# ordinary user may make no namespaces. All mounts and processes end with it.
enter() {
    # shellcheck disable=SC2016 # expanded by the inner shell
    unshare --mount --pid --fork --kill-child sh -euc '
        mount --bind "$1" "$1"
        mount -t proc proc "$1/proc"
        mount --rbind /dev "$1/dev"
        mount --bind "$2" "$1/var/cache/apt/archives"
        cd "$1"
        shift 2
        pivot_root . mnt
        umount -l /mnt
        exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"
    ' enter "$@"
}

remove_root() {
    rm -rf --one-file-system "$root"
}

# try RELEASE COMPILER: prints a line of the table.
try() {
    root=$(mktemp -d "$cache/run.XXXXXX")
    started=$(date +%s)
    cp -a "$cache/$1/." "$root"
    # The index of a testing release is past its date, where the mirror is not renewed.
    printf 'Acquire::Check-Valid-Until "false";\n' >"$root/etc/apt/apt.conf.d/valid-until"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    git clone -q "$top" "$root/srv/sipnl"
    if enter "$root" "$cache/archives/$1" /srv/sipnl/tests/matrix-root.sh "$2" >"$cache/logs/$1-$2" 2>&1; then
        verdict=passed
    else
        verdict="FAILED, see $cache/logs/$1-$2"
    fi
    cells=$(cat "$root/cells" 2>/dev/null || true)
    remove_root
    printf '%-10s %-40s %4d s  %s\n' "$1" "$cells" $(($(date +%s) - started)) "$verdict"
    [ "$verdict" = passed ]
}

if [ "$(id -u)" -ne 0 ]; then
    printf 'tests/matrix.sh takes root, to make roots and to enter them.\n' >&2
    exit 1
fi
if [ $# -eq 0 ]; then
    set -- bookworm trixie forky
fi
failed=
root=
trap remove_root EXIT
mkdir -p "$cache/logs"
printf '%-10s %-9s %-13s %-16s %6s  %s\n' root Wireshark compiler 'tests passed' time all
for release in "$@"; do
    mkdir -p "$cache/archives/$release"
    make_base "$release"
    for compiler in gcc clang; do
        try "$release" "$compiler" || failed=yes
    done
done
[ -z "$failed" ]
