#!/bin/sh
# Run by packaging/windows/build.sh in a root of Debian 13, as root: builds two clones
# of one commit, checks the results, and that they are the same.
#
# usage: packaging/windows/build-root.sh CLONE CLONE RELEASE...
#
# The first clone gets them in its folder made.
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck disable=SC2034 # used by debian.sh
downloads=/var/cache/sipnl-windows
. "$here/debian.sh"

tools="binutils-mingw-w64-x86-64 ca-certificates clang cmake gcc gcc-mingw-w64-ucrt64 git libc6-dev libglib2.0-dev \
make nsis pkgconf python3 wireshark-common"

# What Wireshark looks for in a plugin; plugin_describe since 4.4.
symbols="plugin_register plugin_version plugin_want_major plugin_want_minor"

install_tools() {
    # shellcheck disable=SC2086 # a list of names
    { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $tools; } \
        >/var/log/sipnl-tools 2>&1 || {
        cat /var/log/sipnl-tools >&2
        return 1
    }
}

# packages_of RELEASE: prints the packages with the headers and libraries of its Wireshark and GLib.
packages_of() {
    debian "$1" apt-cache depends --recurse --important wireshark-dev libwireshark-dev |
        grep -E '^(wireshark-dev|lib(wireshark|wsutil|wiretap|glib2\.0-|gio-2\.0-)([0-9]+(t64)?|-?dev))$' | sort -u
}

# fetch_series RELEASE: leaves in $downloads its packages, unpacked, and the SDK of its Wireshark.
fetch_series() {
    find_release "$1"
    # shellcheck disable=SC2046 # a list of names
    unpack "$1" "$downloads/$1/packages" $(packages_of "$1")
    "$here/wireshark-sdk.sh" "$downloads/$1/packages" "$downloads/$1/sdk"
}

# series_of RELEASE: prints the major.minor of its Wireshark.
series_of() {
    sed -n 's/^Version: \([0-9]*\.[0-9]*\)\..*/\1/p' \
        "$downloads/$1/packages/usr/lib/x86_64-linux-gnu/pkgconfig/wireshark.pc"
}

# logged LOG COMMAND...: shows what it prints only if it fails.
logged() {
    log=$1
    shift
    "$@" >"$log" 2>&1 || {
        cat "$log" >&2
        return 1
    }
}

# build_host CLONE RELEASE: what is for this machine: the generator, and what it makes to be read.
build_host() {
    config=$(find "$downloads/$2/packages" -name WiresharkConfig.cmake)
    cmake -S "$1" -B "$1/build" -DBUILD_TESTING=OFF -DWireshark_DIR="$(dirname "$config")" &&
        cmake --build "$1/build" --parallel "$(nproc)" --target make-tables page
}

# build_dll CLONE RELEASE
build_dll() {
    cmake -S "$1" -B "$1/build-$2" -DCMAKE_TOOLCHAIN_FILE="$1/packaging/windows/toolchain.cmake" \
        -DWireshark_DIR="$downloads/$2/sdk" -DSIPNL_MAKE_TABLES="$1/build/plugin/make-tables" \
        -DSIPNL_WERROR=ON -DBUILD_TESTING=OFF -DCMAKE_BUILD_TYPE=Release &&
        cmake --build "$1/build-$2" --parallel "$(nproc)"
}

# check RELEASE DLL
check() {
    printf 'Wireshark %s: ' "$(series_of "$1")"
    case $(series_of "$1") in
        4.[0-3]) described= ;;
        *) described=plugin_describe ;;
    esac
    # shellcheck disable=SC2086 # a list of names
    python3 "$here/check_dll.py" "$downloads/$1/sdk" "$2" $symbols $described
    printf 'Wireshark %s: ' "$(series_of "$1")"
    python3 "$here/check_layouts.py" "$downloads/$1/sdk" "$here/../../plugin"
}

# in_words WORD...: prints "4.4 of 4.6".
in_words() {
    printf '%s\n' "$*" | sed -e 's/ /, /g' -e 's/\(.*\), /\1 of /'
}

# gather CLONE RELEASE...: lays the files out as the archive has them.
gather() {
    clone=$1
    shift
    files=$clone/files
    mkdir -p "$files/profiles" "$files/voorbeelden"
    for release in "$@"; do
        folder=$files/plugins/$(series_of "$release")/epan
        mkdir -p "$folder"
        x86_64-w64-mingw32ucrt-strip -o "$folder/sipnl.dll" "$clone/build-$release/plugin/sipnl.dll"
    done
    cp -R "$clone/data/profile/SIP-NL" "$files/profiles"
    cp "$clone/LICENSE" "$files/LICENSE.txt"
    sed -e "s/@VERSION@/$version/" -e "s/@SERIES@/$series/" -e 's/$/\r/' \
        "$clone/packaging/windows/LEESMIJ.txt" >"$files/LEESMIJ.txt"
    cp "$clone/build/handleiding.html" "$clone/build/sip-codes.html" "$files"
    cp -R "$clone/packaging/manual/beelden" "$files"
    logged "$clone.log" "$clone/packaging/sample.sh" "$files/voorbeelden"
    find "$files" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
}

# make_all CLONE RELEASE...
make_all() {
    clone=$1
    shift
    logged "$clone.log" build_host "$clone" "$1"
    for release in "$@"; do
        logged "$clone.log" build_dll "$clone" "$release"
    done
    gather "$clone" "$@"
    mkdir "$clone/made"
    python3 "$clone/packaging/windows/make_zip.py" "$clone/files" "$clone/made/sipnl-$version-windows-x64.zip"
    logged "$clone.log" makensis -V2 -WX -INPUTCHARSET UTF8 -DVERSION="$version" -DSERIES="$series" \
        -DFILES="$clone/files" -DOUT="$clone/made/sipnl-$version-setup.exe" "$clone/packaging/windows/setup.nsi"
}

first=$1
second=$2
shift 2
install_tools
words=
for release in "$@"; do
    fetch_series "$release"
    words="$words $(series_of "$release")"
done
# shellcheck disable=SC2086 # a list of words
series=$(in_words $words)
version=$(sed -n 's/^project(sipnl VERSION \([0-9.]*\).*/\1/p' "$first/CMakeLists.txt")
SOURCE_DATE_EPOCH=$(git -C "$first" log -1 --format=%ct)
export SOURCE_DATE_EPOCH
make_all "$first" "$@"
for release in "$@"; do
    check "$release" "$first/files/plugins/$(series_of "$release")/epan/sipnl.dll"
done
make_all "$second" "$@"
python3 "$here/check_links.py" "$first/files"
diff -r "$first/files" "$second/files"
diff -r "$first/made" "$second/made"
printf 'Built in two folders: the same bytes.\n'
