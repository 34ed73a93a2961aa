#!/bin/sh
# Prints which lines of plugin/ the tests reach, and fails below 95 %.
# usage: tests/coverage.sh [ctest arguments]
#
# Takes gcc with its gcov, and gcovr, besides what tests/run.sh takes.
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

top=$(cd "$(dirname "$0")/.." && pwd)

# The counts are written next to the objects, by ordinary users as well: the
# tests that start tshark do so as one.
umask 0
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
chmod 755 "$build"

cmake -S "$top" -B "$build" -DCMAKE_C_COMPILER=gcc -DCMAKE_C_FLAGS="--coverage -O0" -DCMAKE_BUILD_TYPE=None \
    >"$build/log"
cmake --build "$build" >>"$build/log"
# Without the tests that take long and reach no line that others do not.
(cd "$build" && ctest --parallel "$(nproc)" --output-on-failure --exclude-regex 'lint|leaks|fuzz|memory|install' "$@" \
    >>"$build/log") || { cat "$build/log"; exit 1; }
gcovr --root "$top" --filter "$top/plugin/" --object-directory "$build" --fail-under-line 95 "$build/plugin"
