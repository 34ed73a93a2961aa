#!/bin/sh
# Builds sipnl in build/, unless --plugin FILE names one, and measures what it costs tshark.
# The other options are those of bench.py: see tests/bench/run.sh --help.
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
. "$top/packaging/packages.sh"

install_packages show build bench

case " $* " in
    *" --plugin"* | *" --help "*) ;;
    *)
        cmake -S "$top" -B "$top/build" >&2
        cmake --build "$top/build" --target sipnl floor >&2
        ;;
esac
exec python3 -B "$top/tests/bench/bench.py" "$@"
