#!/bin/sh
# Builds the last commit for Windows: a .zip, and a setup.exe. Takes root, debootstrap,
# git and the network. It is built and checked in a root of Debian 13, which has the
# compiler for it, and which is kept for the next time (see tests/roots.sh).
#
# usage: packaging/windows/build.sh [FOLDER [RELEASE]...]
#
# FOLDER, by default build-windows, gets what is built. A RELEASE is one of Debian,
# which has the headers of the Wireshark to build for: by default trixie, for 4.4,
# and forky, for 4.6.
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
. "$top/tests/roots.sh"

check_root packaging/windows/build.sh
made=${1:-$top/build-windows}
[ $# -eq 0 ] || shift
if [ $# -eq 0 ]; then
    set -- trixie forky
fi
make_windows_root
for folder in "/srv/sipnl" "/srv/elders, dieper/sipnl"; do
    rm -rf "${root:?}$folder"
    git clone -q "$top" "$root$folder"
done
enter "$root" "$cache/archives/windows" /srv/sipnl/packaging/windows/build-root.sh \
    "/srv/sipnl" "/srv/elders, dieper/sipnl" "$@"
mkdir -p "$made"
cp "$root/srv/sipnl/made/"* "$made"
ls -l "$made"
