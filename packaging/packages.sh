#!/bin/sh
# Sourced by packaging/install.sh and tests/run.sh: installs distribution packages.
#
# SPDX-License-Identifier: GPL-2.0-or-later

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
        fail "hiervoor zijn beheerdersrechten nodig. Start dit als root, of installeer sudo. Het gaat om: $*" \
             "this takes administrator rights. Run this as root, or install sudo. The command was: $*"
    fi
}

# package_manager: prints the first of those that are known here.
package_manager() {
    for manager in apt-get dnf zypper pacman apk brew; do
        if command -v "$manager" >/dev/null; then
            printf '%s\n' "$manager"
            return
        fi
    done
    fail "dit script kent alleen apt-get, dnf, zypper, pacman, apk en brew. \
Installeer zelf cmake, een C-compiler, pkg-config, make, en de ontwikkelbestanden van GLib en Wireshark." \
         "this script knows no package manager but apt-get, dnf, zypper, pacman, apk and brew. \
Install cmake, a C compiler, pkg-config, make, and the development files of GLib and Wireshark yourself."
}

# package_names MANAGER PURPOSE: prints what it takes to see the plugin at work
# (show), and, next to that, to build it (build), to run the tests (test) and to
# measure what it costs (bench).
package_names() {
    case $1:$2 in
        # Debian: tried here on 12, 13 and forky. Ubuntu has the same names; not tried.
        apt-get:show) echo tshark ;;
        apt-get:build) echo cmake gcc libc6-dev libglib2.0-dev make pkg-config wireshark-dev ;;
        apt-get:test)
            echo clang clang-tidy cppcheck dpkg-dev file git iproute2 libclang-rt-dev lintian python3 rpm sip-tester \
                util-linux valgrind wireshark-common
            ;;
        apt-get:bench) echo python3 valgrind ;;
        # Fedora; not tried.
        dnf:show) echo wireshark-cli ;;
        dnf:build) echo cmake gcc glib2-devel make pkgconf-pkg-config wireshark-devel ;;
        # openSUSE; not tried.
        zypper:show) echo wireshark ;;
        zypper:build) echo cmake gcc glib2-devel make pkgconf-pkg-config wireshark-devel ;;
        # Arch; not tried. Its wireshark-cli holds the development files.
        pacman:show) echo wireshark-cli ;;
        pacman:build) echo cmake gcc glib2 make pkgconf ;;
        # Alpine; not tried.
        apk:show) echo tshark ;;
        apk:build) echo cmake gcc glib-dev make musl-dev pkgconf wireshark-dev ;;
        # Homebrew on macOS; not tried. The compiler is that of Xcode's command line tools.
        brew:show) echo wireshark ;;
        brew:build) echo cmake glib pkgconf ;;
        *)
            fail "dit script weet niet hoe de pakketten voor de tests bij $1 heten. \
Op Debian zijn het: $(package_names apt-get "$2")" \
                 "this script does not know what $1 calls the packages for the tests. \
On Debian they are: $(package_names apt-get "$2")"
            ;;
    esac
}

# is_installed MANAGER PACKAGE
is_installed() {
    case $1 in
        apt-get) [ "$(dpkg-query -W -f '${db:Status-Status}' "$2" 2>/dev/null)" = installed ] ;;
        dnf | zypper) rpm -q "$2" >/dev/null 2>&1 ;;
        pacman) pacman -Q "$2" >/dev/null 2>&1 ;;
        apk) apk info -e "$2" >/dev/null 2>&1 ;;
        brew) brew list "$2" >/dev/null 2>&1 ;;
    esac
}

# run_manager MANAGER PACKAGE...: installs packages, silently unless it fails.
run_manager() {
    case $1 in
        apt-get)
            shift
            as_root apt-get -q update >/dev/null &&
                as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@" >/dev/null
            ;;
        dnf) shift && as_root dnf -q install -y "$@" >/dev/null ;;
        zypper) shift && as_root zypper -q --non-interactive install "$@" >/dev/null ;;
        # Arch knows no partial upgrades: -u brings the rest up to date as well.
        pacman) shift && as_root pacman -Syu --needed --noconfirm "$@" >/dev/null ;;
        apk) shift && as_root apk add -q "$@" >/dev/null ;;
        # Homebrew refuses to run as root.
        brew) shift && brew install -q "$@" >/dev/null ;;
    esac
}

# install_packages PURPOSE...: installs what is not there yet.
install_packages() {
    manager=$(package_manager) || exit 1
    missing=
    for purpose in "$@"; do
        names=$(package_names "$manager" "$purpose") || exit 1
        for name in $names; do
            is_installed "$manager" "$name" || missing="$missing $name"
        done
    done
    if [ -z "$missing" ]; then
        return
    fi
    printf 'Deze pakketten worden geïnstalleerd / installing these packages:%s\n' "$missing"
    # shellcheck disable=SC2086 # a list of names
    run_manager "$manager" $missing ||
        fail "$manager kan ze niet installeren; hierboven staat waarom." "$manager cannot install them; see above."
}
