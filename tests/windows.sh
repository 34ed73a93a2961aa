#!/bin/sh
# Tries the last commit on Windows, as far as Wine is that: the cases and the setup.exe,
# with a tshark and a sharkd 4.0 for Windows that are built from Debian's source (of 4.4
# and 4.6 Debian has no source for long). What it says of the captures, files or folders
# of them, must be what the same Wireshark says on Debian 12. Prints a table. Takes root,
# debootstrap, git and the network, and half an hour the first time; what is built is kept
# (see roots.sh).
#
# usage: tests/windows.sh [CAPTURE]...
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/tests/roots.sh"

# make_linux_root: sets linux, in which the captures are read on Debian 12.
make_linux_root() {
    linux=$cache/windows-linux
    make_base bookworm
    if [ ! -d "$linux" ]; then
        rm -rf "$linux.new"
        cp -a "$cache/bookworm" "$linux.new"
        mv "$linux.new" "$linux"
    fi
    connect "$linux"
    rm -rf "$linux/srv/sipnl"
    git clone -q "$top" "$linux/srv/sipnl"
}

# gather_captures FOLDER CAPTURE...: copies them there, as files that differ in name.
gather_captures() {
    folder=$1
    shift
    rm -rf "$folder"
    mkdir "$folder"
    find "$@" -type f -name '*.pcap*' | sort | while IFS= read -r capture; do
        cp "$capture" "$folder/$(printf '%s' "${capture#/}" | tr / _)"
    done
    chmod -R a+rX "$folder"
}

# compare_captures: prints a line of the table, and below it how what differs begins.
compare_captures() {
    equal=0
    total=0
    differences=$cache/logs/windows-captures
    : >"$differences"
    for capture in "$root"/srv/captures/*; do
        total=$((total + 1))
        printed=srv/printed/$(basename "$capture").txt
        if diff -u "$linux/$printed" "$root/$printed" >>"$differences" 2>&1; then
            equal=$((equal + 1))
        fi
    done
    printf '%-24s %d of %d as on Linux\n' captures "$equal" "$total"
    if [ "$equal" -ne "$total" ]; then
        sed -n '1,40s/^/    /p' "$differences"
        printf '    All of it is in %s.\n' "$differences"
        failed=yes
    fi
}

check_root tests/windows.sh
"$top/packaging/windows/build.sh" "$cache/windows-made" bookworm trixie forky
make_windows_root
failed=
if [ $# -eq 0 ]; then
    enter "$root" "$cache/archives/windows" /srv/sipnl/tests/windows/run.sh || failed=yes
    printf '%-24s none given\n' captures
else
    make_linux_root
    gather_captures "$root/srv/captures" "$@"
    gather_captures "$linux/srv/captures" "$@"
    enter "$linux" "$cache/archives/bookworm" /srv/sipnl/tests/windows/linux.sh /srv/captures /srv/printed || failed=yes
    enter "$root" "$cache/archives/windows" /srv/sipnl/tests/windows/run.sh /srv/captures /srv/printed || failed=yes
    compare_captures
fi
[ -z "$failed" ]
