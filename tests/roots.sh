#!/bin/sh
# Sourced by those that need another Debian than this machine's: makes roots with
# debootstrap, and enters them. Takes root, debootstrap and the network.
#
# The roots and the downloaded packages are kept for the next time in SIPNL_ROOTS
# (by default ~/.cache/sipnl-roots).
#
# SPDX-License-Identifier: GPL-2.0-or-later

cache=${SIPNL_ROOTS:-${XDG_CACHE_HOME:-$HOME/.cache}/sipnl-roots}
mirror=${SIPNL_MIRROR:-http://deb.debian.org/debian}

# check_root SCRIPT
check_root() {
    if [ "$(id -u)" -ne 0 ]; then
        printf '%s takes root, to make roots and to enter them.\n' "$1" >&2
        exit 1
    fi
}

# make_base RELEASE: the root of which others are copies.
make_base() {
    mkdir -p "$cache/logs" "$cache/archives/$1"
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

# connect ROOT: lets apt-get there find its packages.
connect() {
    # The index of a testing release is past its date, where the mirror is not renewed.
    printf 'Acquire::Check-Valid-Until "false";\n' >"$1/etc/apt/apt.conf.d/valid-until"
    cp /etc/resolv.conf "$1/etc/resolv.conf"
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

# make_windows_root: sets root, in which sipnl is built and tried for Windows.
make_windows_root() {
    root=$cache/windows
    mkdir -p "$cache/archives/windows"
    if [ ! -d "$root" ]; then
        make_base trixie
        rm -rf "$root.new"
        cp -a "$cache/trixie" "$root.new"
        mv "$root.new" "$root"
    fi
    connect "$root"
}
