#!/bin/sh
# Run by tests/windows.sh in a root of Debian 12, as root: builds its clone, and prints
# what SIP-NL says of captures there, to be compared with Windows.
#
# usage: tests/windows/linux.sh CAPTURES FOLDER
#
# FOLDER is made anew.
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

source=$(cd "$(dirname "$0")/../.." && pwd)
. "$source/packaging/packages.sh"

build() {
    apt-get -q update
    # shellcheck disable=SC2046 # lists of names
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends python3 \
        $(package_names apt-get show) $(package_names apt-get build)
    cmake -S "$source" -B "$source/build" -DBUILD_TESTING=OFF
    cmake --build "$source/build" --parallel "$(nproc)"
}

build >/var/log/sipnl-linux 2>&1 || {
    cat /var/log/sipnl-linux >&2
    exit 1
}
rm -rf "$2"
mkdir -p "$2"
python3 -B "$source/tests/windows/print_captures.py" "$source/build/plugin/sipnl.so" "$1" "$2"
