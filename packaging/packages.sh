#!/bin/sh
# Sourced by packaging/install.sh and tests/run.sh: installs distribution packages.
#
# SPDX-License-Identifier: GPL-2.0-or-later

# fail DUTCH ENGLISH: says what is wrong in both languages, and ends the script.
fail() {
    printf '\nFout: %s\nError: %s\n' "$1" "$2" >&2
    exit 1
}

# with_progress FILE COMMAND...: keeps what it prints in FILE, and tells every ten
# seconds that it goes on. Returns its exit status.
with_progress() {
    kept=$1
    shift
    (
        seconds=0
        # The output of sleep is elsewhere, since it may outlive this script.
        while sleep 10 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
            seconds=$((seconds + 10))
            printf 'Nog bezig / still busy (%s s) …\n' $seconds
        done
    ) &
    ticker=$!
    status=0
    ("$@") >"$kept" 2>&1 || status=$?
    kill $ticker 2>/dev/null || true
    wait $ticker 2>/dev/null || true
    return $status
}

# check_rights COMMAND: whether as_root can run it.
check_rights() {
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        fail "hiervoor zijn beheerdersrechten nodig. Start dit als root, of installeer sudo. Het gaat om: $1" \
             "this takes administrator rights. Run this as root, or install sudo. The command was: $1"
    fi
}

# as_root COMMAND...: runs it as root, through sudo where needed.
as_root() {
    check_rights "$*"
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
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
# (show), and, next to that, to build it (build), to run the tests (test), to
# measure what it costs (bench) and to have Wireshark's own window (window).
package_names() {
    case $1:$2 in
        # Debian: tried here on 12, 13 and forky. Ubuntu has the same names; not tried.
        apt-get:show) echo tshark ;;
        apt-get:build) echo cmake gcc libc6-dev libglib2.0-dev make pkg-config wireshark-dev ;;
        apt-get:test)
            echo clang clang-tidy cppcheck dpkg-dev file git iproute2 libclang-rt-dev lintian llvm python3 rpm sip-tester \
                tidy util-linux valgrind wireshark-common
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
        # Homebrew on macOS; not tried. The compiler is that of Xcode's command line tools. Its
        # package wireshark has no window, and does not go together with wireshark-app, which has.
        brew:show) echo wireshark ;;
        brew:build) echo cmake glib pkgconf ;;
        # Of these only Debian's was tried.
        apt-get:window) echo wireshark ;;
        dnf:window) echo wireshark ;;
        zypper:window) echo wireshark-ui-qt ;;
        pacman:window) echo wireshark-qt ;;
        apk:window) echo wireshark ;;
        *)
            fail "dit script weet niet hoe de pakketten voor de tests bij $1 heten. \
Op Debian zijn het: $(package_names apt-get "$2")" \
                 "this script does not know what $1 calls the packages for the tests. \
On Debian they are: $(package_names apt-get "$2")"
            ;;
    esac
}

# by_hand MANAGER install|remove PACKAGE: prints the command with which this user does it.
by_hand() {
    case $1:$2 in
        apt-get:install) command="apt install $3" ;;
        apt-get:remove) command="apt purge $3" ;;
        pacman:install) command="pacman -S $3" ;;
        pacman:remove) command="pacman -R $3" ;;
        apk:install) command="apk add $3" ;;
        apk:remove) command="apk del $3" ;;
        *) command="$1 $2 $3" ;;
    esac
    if [ "$(id -u)" -ne 0 ]; then
        command="sudo $command"
    fi
    printf '%s\n' "$command"
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

# run_manager MANAGER PACKAGE...: installs packages.
run_manager() {
    manager=$1
    shift
    case $manager in
        apt-get)
            # A repository that fails is no reason to stop: the packages may be in another one.
            as_root env LC_ALL=C apt-get -q update || true
            as_root env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@"
            ;;
        dnf) as_root env LC_ALL=C dnf -q install -y "$@" ;;
        zypper) as_root env LC_ALL=C zypper -q --non-interactive install "$@" ;;
        # Arch knows no partial upgrades: -u brings the rest up to date as well.
        pacman) as_root env LC_ALL=C pacman -Syu --needed --noconfirm "$@" ;;
        apk) as_root apk add -q "$@" ;;
        # Homebrew refuses to run as root.
        brew) brew install -q "$@" ;;
    esac
}

# unreachable_host FILE: prints the server that a package manager could not reach, or "?"
# where it does not name it; fails where what it printed is about something else.
unreachable_host() {
    grep -qiE "could(n't| not) (resolve|connect)|failure resolving|(un|cannot )reach|failed to connect|\
connection (timed out|failed)|unable to connect|dns lookup|temporary error|no route to host" "$1" || return 1
    host=$(sed -n -e "s/.*resol[a-z]*:* *\(host:* *\)\{0,1\}['\"]\{0,1\}\([[:alnum:].-]*\.[[:alnum:]-]*\).*/\2/p" \
        -e "s/.*onnect to \([[:alnum:].-]*\.[[:alnum:]-]*\).*/\1/p" "$1" | sed -n 1p)
    printf '%s\n' "${host:-?}"
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
    if [ "$manager" != brew ]; then
        check_rights "$manager install$missing"
    fi
    printf 'Deze pakketten worden geïnstalleerd / installing these packages:%s\n' "$missing"
    said=$(mktemp)
    # shellcheck disable=SC2086 # a list of names
    if with_progress "$said" run_manager "$manager" $missing; then
        rm "$said"
        return
    fi
    if host=$(unreachable_host "$said"); then
        rm "$said"
        fail "$manager kan de pakketten niet ophalen: geen verbinding met $host. Controleer het netwerk." \
             "$manager cannot fetch the packages: no connection to $host. Check the network."
    fi
    cat "$said" >&2
    rm "$said"
    fail "$manager kan ze niet installeren; hierboven staat waarom." "$manager cannot install them; see above."
}
