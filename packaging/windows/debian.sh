#!/bin/sh
# Sourced by those that need packages of other releases of Debian, unpacked and not
# installed. Takes the variable downloads, the folder where they are kept.
#
# SPDX-License-Identifier: GPL-2.0-or-later

mirror=${SIPNL_MIRROR:-http://deb.debian.org/debian}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# debian RELEASE TOOL ARGUMENTS...: runs apt-get or apt-cache with the packages of that
# release, whatever this machine itself has.
debian() {
    state=$downloads/$1
    tool=$2
    shift 2
    "$tool" -qq -o Dir::Etc::SourceList="$state/sources.list" -o Dir::Etc::SourceParts=- \
        -o Dir::State="$state" -o Dir::State::Status="$state/status" -o Dir::Cache="$state/cache" \
        -o Acquire::Check-Valid-Until=false -o APT::Sandbox::User= "$@"
}

# find_release RELEASE: fetches its list of packages anew.
find_release() {
    state=$downloads/$1
    mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
    : >"$state/status"
    for type in deb deb-src; do
        printf '%s [signed-by=%s] %s %s main\n' "$type" "$keyring" "$mirror" "$1"
    done >"$state/sources.list"
    debian "$1" apt-get update
}

# unpack RELEASE FOLDER PACKAGE...: puts what is in its packages in a folder, unless it is there.
unpack() {
    release=$1
    folder=$2
    shift 2
    wanted=$(debian "$release" apt-get download --print-uris "$@")
    if [ "$wanted" = "$(cat "$folder/unpacked" 2>/dev/null)" ]; then
        return
    fi
    rm -rf "$folder"
    mkdir -p "$folder/archives"
    (cd "$folder/archives" && debian "$release" apt-get download "$@")
    for package in "$folder"/archives/*.deb; do
        dpkg-deb -x "$package" "$folder"
    done
    printf '%s\n' "$wanted" >"$folder/unpacked"
}
