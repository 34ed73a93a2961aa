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
. "$top/tests/roots.sh"

remove_root() {
    rm -rf --one-file-system "$root"
}

# try RELEASE COMPILER: prints a line of the table.
try() {
    root=$(mktemp -d "$cache/run.XXXXXX")
    started=$(date +%s)
    cp -a "$cache/$1/." "$root"
    connect "$root"
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

check_root tests/matrix.sh
if [ $# -eq 0 ]; then
    set -- bookworm trixie forky
fi
failed=
root=
trap remove_root EXIT
printf '%-10s %-9s %-13s %-16s %6s  %s\n' root Wireshark compiler 'tests passed' time all
for release in "$@"; do
    make_base "$release"
    for compiler in gcc clang; do
        try "$release" "$compiler" || failed=yes
    done
done
[ -z "$failed" ]
