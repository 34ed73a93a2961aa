#!/bin/sh
# Installs what the tests need, builds sipnl in build/ and runs all tests.
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/packages.sh"

install_packages show build test

# Where CI is set, as it is in most CI systems, warnings are errors.
cmake -S "$top" -B "$top/build" ${CI:+-DSIPNL_WERROR=ON}
cmake --build "$top/build" --parallel "$(nproc)"
cd "$top/build"
ctest --parallel "$(nproc)" --output-on-failure
