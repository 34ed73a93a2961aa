#!/bin/sh
# Sourced by packaging/install.sh and tests/run.sh: installs distribution packages.
#
# SPDX-License-Identifier: GPL-2.0-or-later

# What it takes to build the plugin, and to see it at work. Debian's names.
# shellcheck disable=SC2034 # used where this is sourced
BUILD_PACKAGES="cmake gcc libc6-dev libglib2.0-dev make pkg-config tshark wireshark-dev"

# fail DUTCH ENGLISH: says what is wrong in both languages, and ends the script.
fail() {
    printf '\nFout: %s\nError: %s\n' "$1" "$2" >&2
    exit 1
}

# as_root COMMAND...: runs it as root, through sudo where needed.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "voor het installeren van pakketten zijn beheerdersrechten nodig. Start dit als root, of installeer sudo. Het gaat om: $*" \
             "installing packages takes administrator rights. Run this as root, or install sudo. The command was: $*"
    fi
}

# missing_packages NAME...: prints those of the packages that are not installed.
missing_packages() {
    for package in "$@"; do
        case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) in
            installed) ;;
            *) printf '%s ' "$package" ;;
        esac
    done
}

# install_packages NAME...: installs what is not there yet.
install_packages() {
    if ! command -v apt-get >/dev/null; then
        fail "dit script kent alleen apt-get (Debian, Ubuntu). Installeer zelf wat met deze pakketten overeenkomt: $*" \
             "this script knows no package manager but apt-get (Debian, Ubuntu). Install what corresponds to these packages yourself: $*"
    fi
    missing=$(missing_packages "$@")
    if [ -z "$missing" ]; then
        return
    fi
    printf 'Deze pakketten worden geïnstalleerd: %s\n' "$missing"
    as_root apt-get -q update >/dev/null ||
        fail "apt-get update is mislukt; hierboven staat waarom." "apt-get update failed; see above."
    # shellcheck disable=SC2086 # a list of names
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $missing >/dev/null ||
        fail "apt-get install is mislukt; hierboven staat waarom." "apt-get install failed; see above."
}
