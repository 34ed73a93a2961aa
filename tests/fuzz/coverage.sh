#!/bin/sh
# Prints which lines of plugin/ the inputs of the fuzz target frame do not reach.
# usage: tests/fuzz/coverage.sh [FOLDER of other inputs]...
#
# Takes Clang with its llvm-profdata and llvm-cov, besides what tests/run.sh takes.
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT

cmake -S "$top" -B "$build" -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=None \
    -DCMAKE_C_FLAGS="-O0 -fprofile-instr-generate -fcoverage-mapping" >"$build/log"
cmake --build "$build" --target fuzz-frame >>"$build/log" || { cat "$build/log" >&2; exit 1; }
fuzz=$build/tests/fuzz
LLVM_PROFILE_FILE=$build/profile "$fuzz/fuzz-frame" "$top/tests/fuzz/corpus/frame" "$fuzz/seeds" "$@" >/dev/null
llvm-profdata merge "$build/profile" -o "$build/merged"

# The names of the files start at the top, and those that are generated in the build.
cd "$top"
llvm-cov export -format=lcov -instr-profile="$build/merged" "$fuzz/fuzz-frame" | awk '
    /^SF:/ { file = substr($0, 4); sub("^.*/plugin/", "plugin/", file); is_plugin = file ~ "^plugin/" }
    is_plugin && /^DA:/ {
        split(substr($0, 4), of, ",")
        lines++
        while (at[file] < of[1] && (getline text[file] <file) > 0) {
            at[file]++
        }
        if (of[2] == 0) {
            missed++
            print file ":" of[1] ": " text[file]
        }
    }
    END { printf "%d of %d lines reached\n", lines - missed, lines }'
