#!/bin/sh
# Installs sipnl where this user's Wireshark looks, and shows it at work. From
# the source it is built first; an archive of cpack holds the plugin itself.
#
# usage: packaging/install.sh [--system] [CAPTURE]
#        packaging/install.sh [--system] --uninstall
#
# Without --system it is for the current user alone. Root always installs for
# all users, since Wireshark ignores the personal plugin folder of root.
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu
umask 022

top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/packages.sh"
. "$top/packaging/wireshark.sh"

usage() {
    printf 'gebruik / usage: packaging/install.sh [--system] [CAPTURE]\n'
    printf '                 packaging/install.sh [--system] --uninstall\n'
}

# check_versions: the build takes the headers of the Wireshark that is used, 4.0 or later.
check_versions() {
    running=$(wireshark_version)
    headers=$(pkg-config --modversion wireshark | cut -d. -f1,2)
    if [ "${running%%.*}" -lt 4 ]; then
        fail "deze Wireshark is te oud: $running. Nodig is 4.0 of nieuwer (Debian 12 of nieuwer)." \
             "this Wireshark is too old: $running. It takes 4.0 or later (Debian 12 or later)."
    fi
    if [ "$running" != "$headers" ]; then
        fail "$(command -v tshark) is Wireshark $running, maar de ontwikkelbestanden (wireshark-dev) zijn van \
$headers. Een plugin werkt alleen met de versie waarvoor hij is gebouwd." \
             "$(command -v tshark) is Wireshark $running, but the development files (wireshark-dev) are of $headers. \
A plugin works only with the version that it was built for."
    fi
}

# build FOLDER: leaves plugin/sipnl.so in it.
build() {
    printf 'sipnl wordt gebouwd voor Wireshark %s.\n' "$(wireshark_version)"
    {
        cmake -S "$top" -B "$1" -DBUILD_TESTING=OFF && cmake --build "$1"
    } >"$1/build.log" 2>&1 || {
        cat "$1/build.log" >&2
        fail "het bouwen is mislukt; hierboven staat waarom." "the build failed; see above."
    }
}

# check_built_version: what an archive holds works with one version of Wireshark.
check_built_version() {
    running=$(wireshark_version)
    built_for=$(cat "$top/built/wireshark-version")
    if [ "$running" != "$built_for" ]; then
        fail "deze sipnl is gebouwd voor Wireshark $built_for, en $(command -v tshark) is Wireshark $running. \
Haal het archief voor $running, of bouw sipnl uit de broncode." \
             "this sipnl was built for Wireshark $built_for, and $(command -v tshark) is Wireshark $running. \
Get the archive for $running, or build sipnl from its source."
    fi
}

# make_sample FILE: a capture of a call that meets a busy phone, from SIP text.
make_sample() {
    for message in "$top"/packaging/sample/*.sip; do
        awk '{ printf "%s\r\n", $0 }' "$message" | od -A x -t x1 -v
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

install_all() {
    if [ -e "$top/built/sipnl.so" ]; then
        built=$top/built/sipnl.so
        command -v tshark >/dev/null || install_packages show
        check_built_version
    else
        built=$work/plugin/sipnl.so
        install_packages show build
        check_versions
    fi
    folder=$(wireshark_folder Plugins)
    configuration=$(wireshark_folder configuration)
    check_only_copy "$folder/epan/sipnl.so"
    if [ ! -e "$built" ]; then
        build "$work"
    fi
    install_plugin "$built" "$folder/epan/sipnl.so"
    install_profile "$profile" "$configuration/profiles/SIP-NL"
    case $scope in
        user) printf 'SIP-NL staat klaar in Wireshark en tshark, voor gebruiker %s.\n' "$(id -un)" ;;
        system) printf 'SIP-NL staat klaar in Wireshark en tshark, voor alle gebruikers van deze computer.\n' ;;
    esac
}

show_at_work() {
    if [ -n "$capture" ]; then
        printf '\nDe SIP-antwoorden in %s:\n' "$capture"
        show "$capture"
    else
        make_sample "$work/sample.pcapng"
        printf '\nZo ziet dat eruit, bij een voorbeeldgesprek:\n'
        show "$work/sample.pcapng"
    fi
}

uninstall_all() {
    if [ -z "$(wireshark_version)" ]; then
        fail "tshark ontbreekt; zonder tshark is niet te bepalen waar de plugins van Wireshark staan." \
             "there is no tshark, which alone knows where the plugins of Wireshark are."
    fi
    folder=$(wireshark_folder Plugins)
    configuration=$(wireshark_folder configuration)
    remove_plugins "$folder"
    remove_profile "$profile" "$configuration/profiles/SIP-NL"
    printf 'SIP-NL is niet meer geïnstalleerd / SIP-NL is no longer installed.\n'
}

profile=$top/data/profile/SIP-NL
scope=user
action=install
while [ $# -gt 0 ]; do
    case $1 in
        --system) scope=system ;;
        --uninstall) action=uninstall ;;
        -h | --help) usage; exit 0 ;;
        -*) usage >&2; exit 2 ;;
        *) break ;;
    esac
    shift
done
capture=${1-}
if [ $# -gt 1 ] || { [ $action = uninstall ] && [ -n "$capture" ]; }; then
    usage >&2
    exit 2
fi
if [ -n "$capture" ] && [ ! -r "$capture" ]; then
    fail "het bestand $capture bestaat niet of is niet te lezen." "there is no file $capture, or it cannot be read."
fi
if [ $scope = user ] && [ "$(id -u)" -eq 0 ]; then
    printf 'Wireshark negeert persoonlijke plugins van root. Dit geldt daarom voor alle gebruikers.\n'
    printf 'Wireshark ignores the personal plugins of root, so this is for all users.\n'
    scope=system
fi

if [ $action = uninstall ]; then
    uninstall_all
else
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    install_all
    show_at_work
fi
