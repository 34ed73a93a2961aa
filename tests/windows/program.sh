#!/bin/sh
# Runs the tshark.exe or sharkd.exe of tests/windows.sh under Wine, by the name by
# which this is called: to the tests it is one of this machine.
#
# SPDX-License-Identifier: GPL-2.0-or-later

# The home of a test is not that of the user of Wine.
WINEPREFIX=$(getent passwd "$(id -u)" | cut -d: -f6)/wine
export WINEPREFIX WINEDEBUG=-all
# Wireshark for Windows knows no folder of plugins but those of its own and of its user.
if [ -n "${WIRESHARK_PLUGIN_DIR-}" ]; then
    WIRESHARK_CONFIG_DIR=$(dirname "$WIRESHARK_PLUGIN_DIR")
    export WIRESHARK_CONFIG_DIR
fi

name=$(basename "$0")
errors=$(mktemp)
# With it the Wine of Debian 13 ends in free().
unset TMPDIR
status=0
wine "/opt/wireshark/$name.exe" "$@" >"$errors.out" 2>"$errors" || status=$?
if [ "$1" = -G ]; then
    # Paths, which the tests compare.
    tr '\\' / <"$errors.out" | tr -d '\r'
else
    cat "$errors.out"
fi
# What Wine says of itself, and GLib of there being no console.
grep -v -e wine32 -e multiarch -e 'dpkg --add-architecture' -e 'console output code page' "$errors" >&2
rm "$errors" "$errors.out"
exit $status
