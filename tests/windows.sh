#!/bin/sh
# Tries the last commit on Windows, as far as Wine is that: the cases and the setup.exe,
# with a tshark and a sharkd 4.0 for Windows that are built from Debian's source (of 4.4
# and 4.6 Debian has no source for long). Prints a table. Takes root, debootstrap, git
# and the network, and half an hour the first time; what is built is kept (see roots.sh).
#
# usage: tests/windows.sh
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/tests/roots.sh"

check_root tests/windows.sh
"$top/packaging/windows/build.sh" "$cache/windows-made" bookworm trixie forky
make_windows_root
enter "$root" "$cache/archives/windows" /srv/sipnl/tests/windows/run.sh
