#!/bin/sh
# Builds sipnl, installs it where this user's Wireshark looks, and shows it at work.
#
# usage: packaging/install.sh [CAPTURE]
#
# As root it is installed for all users, since Wireshark ignores the personal
# plugin folder of root; as an ordinary user for that user alone.
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/packages.sh"

oldest_wireshark=4.0

usage() {
    printf 'gebruik / usage: packaging/install.sh [CAPTURE]\n'
}

# wireshark_version: prints the major.minor of the tshark that is installed.
wireshark_version() {
    tshark --version 2>/dev/null | sed -n '1s/.*(Wireshark) \([0-9]*\.[0-9]*\).*/\1/p'
}

# plugin_folder: prints where this user's Wireshark looks for dissector plugins.
plugin_folder() {
    kind=Personal
    if [ "$(id -u)" -eq 0 ]; then
        kind=Global
    fi
    folder=$(tshark -G folders 2>/dev/null | sed -n "s/^$kind Plugins:[[:space:]]*//p")
    printf '%s/epan' "$folder"
}

# loaded_plugins: prints the paths of every sipnl that Wireshark loads.
loaded_plugins() {
    tshark -G plugins 2>/dev/null | awk -F '\t' '$1 ~ /^sipnl/ { print $NF }'
}

check_versions() {
    running=$(wireshark_version)
    headers=$(pkg-config --modversion wireshark | cut -d. -f1,2)
    if [ "$(printf '%s\n' "$oldest_wireshark" "$running" | sort -V | head -n 1)" != "$oldest_wireshark" ]; then
        fail "deze Wireshark is te oud: $running. Nodig is $oldest_wireshark of nieuwer (Debian 12 of nieuwer)." \
             "this Wireshark is too old: $running. It takes $oldest_wireshark or later (Debian 12 or later)."
    fi
    if [ "$running" != "$headers" ]; then
        fail "$(command -v tshark) is Wireshark $running, maar de ontwikkelbestanden (wireshark-dev) zijn van $headers. Een plugin werkt alleen met de versie waarvoor hij is gebouwd." \
             "$(command -v tshark) is Wireshark $running, but the development files (wireshark-dev) are of $headers. A plugin works only with the version that it was built for."
    fi
}

# check_only_copy FILE: Wireshark loads one of two copies, perhaps the old one.
check_only_copy() {
    loaded_plugins | while IFS= read -r other; do
        if [ "$other" != "$1" ]; then
            fail "er staat al een sipnl in $other. Verwijder dat bestand eerst, anders laadt Wireshark misschien het oude." \
                 "there is a sipnl in $other already. Remove that file first, or Wireshark may load the old one."
        fi
    done || exit 1
}

# build FOLDER: leaves plugin/sipnl.so in it.
build() {
    {
        cmake -S "$top" -B "$1" -DBUILD_TESTING=OFF && cmake --build "$1"
    } >"$1/build.log" 2>&1 || {
        cat "$1/build.log" >&2
        fail "het bouwen is mislukt; hierboven staat waarom." "the build failed; see above."
    }
}

# install_plugin FROM TO: puts a new file there, so that a running Wireshark keeps the old one.
install_plugin() {
    { mkdir -p "$(dirname "$2")" && cp "$1" "$2.new" && chmod 644 "$2.new" && mv "$2.new" "$2"; } ||
        fail "$2 kan niet worden geschreven; hierboven staat waarom." "$2 cannot be written; see above."
    if [ "$(loaded_plugins)" != "$2" ]; then
        tshark -G plugins >/dev/null || true
        fail "de plugin staat in $2, maar Wireshark laadt hem niet." \
             "the plugin is in $2, but Wireshark does not load it."
    fi
}

# make_sample FILE: a capture of a call that meets a busy phone, from SIP text.
make_sample() {
    for message in "$top"/packaging/sample/*.sip; do
        sed 's/$/\r/' "$message" | od -A x -t x1 -v
    done | text2pcap -q -4 192.0.2.20,192.0.2.10 -u 5060,5060 - "$1" >/dev/null 2>&1
}

# show CAPTURE: the answers in it, with their explanation and advice.
show() {
    tshark -r "$1" -Y sipnl -V >"$work/shown" ||
        fail "tshark kan $1 niet lezen; hierboven staat waarom." "tshark cannot read $1; see above."
    if [ ! -s "$work/shown" ]; then
        printf 'Er staan geen SIP-antwoorden in.\n'
    fi
    awk '
        /^[^ ]/ { inside = 0 }
        /^Frame / { sub(":.*", ""); sub("Frame", "Pakket"); packet = $0 }
        /^SIP-NL/ { inside = 1; print ""; print packet " - " $0 }
        inside && /^ *\[?(Uitleg|Advies):/ { gsub(/^ *\[|\]$/, ""); print "    " $0 }' "$work/shown"
}

case ${1-} in
    -h | --help) usage; exit 0 ;;
    -*) usage >&2; exit 2 ;;
esac
if [ $# -gt 1 ]; then
    usage >&2
    exit 2
fi
if [ $# -eq 1 ] && [ ! -r "$1" ]; then
    fail "het bestand $1 bestaat niet of is niet te lezen." "there is no file $1, or it cannot be read."
fi

# shellcheck disable=SC2086 # a list of names
install_packages $BUILD_PACKAGES
check_versions
folder=$(plugin_folder)
if [ "$folder" = /epan ]; then
    fail "Wireshark noemt geen map voor plugins (tshark -G folders)." "Wireshark names no folder for plugins (tshark -G folders)."
fi
plugin=$folder/sipnl.so
check_only_copy "$plugin"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf 'sipnl wordt gebouwd voor Wireshark %s.\n' "$(wireshark_version)"
build "$work"
install_plugin "$work/plugin/sipnl.so" "$plugin"
printf 'Geïnstalleerd: %s\n' "$plugin"
if [ "$(id -u)" -eq 0 ]; then
    printf 'Alle gebruikers van deze computer hebben SIP-NL nu in Wireshark en tshark.\n'
else
    printf 'Gebruiker %s heeft SIP-NL nu in Wireshark en tshark.\n' "$(id -un)"
fi

if [ $# -eq 1 ]; then
    printf '\nDe SIP-antwoorden in %s:\n' "$1"
    show "$1"
else
    make_sample "$work/sample.pcapng"
    printf '\nZo ziet dat eruit, bij een voorbeeldgesprek:\n'
    show "$work/sample.pcapng"
fi
