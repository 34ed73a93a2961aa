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

# build_folder: prints where to build. What was built in the source before is kept, for
# this folder and this Wireshark only: an older header may belong to a newer one.
build_folder() {
    kept=$top/build-install/$(pkg-config --modversion wireshark)
    if ! mkdir -p "$kept" 2>/dev/null || [ ! -w "$kept" ]; then
        printf '%s\n' "$work"
        return
    fi
    if ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$top" "$kept/CMakeCache.txt" 2>/dev/null; then
        rm -rf "$kept"
        mkdir "$kept"
    fi
    printf '%s\n' "$kept"
}

configure_and_build() {
    cmake -S "$top" -B "$1" -DBUILD_TESTING=OFF &&
        cmake --build "$1" --parallel "$(getconf _NPROCESSORS_ONLN)"
}

# build FOLDER: leaves plugin/sipnl.so in it.
build() {
    if [ -e "$1/plugin/sipnl.so" ]; then
        printf 'sipnl is al gebouwd voor Wireshark %s; alleen wat is gewijzigd wordt opnieuw gebouwd.\n' "$running"
    else
        printf 'sipnl wordt gebouwd voor Wireshark %s.\n' "$running"
    fi
    with_progress "$work/build.log" configure_and_build "$1" || {
        cat "$work/build.log" >&2
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

# plain: passes text on without what steers a terminal or the direction of text: control
# characters, those of Unicode (C2 80 to C2 9F) too, U+2028 and U+2029, and bidi controls.
plain() {
    LC_ALL=C tr '\000-\010\013-\037\177' '[?*]' | LC_ALL=C sed \
        -e "$(printf 's/\302[\200-\237]/?/g')" \
        -e "$(printf 's/\342\200[\216\217\250-\256]/?/g')" \
        -e "$(printf 's/\342\201[\246-\251]/?/g')"
}

# as_reader COMMAND...: runs it as an ordinary user, for root as nobody. What is in a capture
# may be meant to harm the one who reads it.
as_reader() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=nobody --regid="$(id -gn nobody)" --clear-groups \
            env -i PATH="$PATH" HOME=/nonexistent LC_ALL=C.UTF-8 ${TZ+"TZ=$TZ"} "$@"
    else
        "$@"
    fi
}

# show CAPTURE: the calls and registrations in it, and what failed.
show() {
    {
        as_reader tshark -r - -o sipnl.expert_info:TRUE -Y sipnl -O sipnl -z sipnl,registrations -z sipnl,calls \
            <"$1" 2>"$work/errors" || : >"$work/ended-early"
    } | plain | LC_ALL=C awk -f "$top/packaging/summary.awk" >"$work/summary"
    plain <"$work/errors" >&2
    if [ ! -s "$work/summary" ]; then
        fail "tshark kan $shown_name niet lezen; hierboven staat waarom." "tshark cannot read $shown_name; see above."
    fi
    cat "$work/summary"
    if [ -e "$work/ended-early" ]; then
        printf '\nLet op: %s is afgebroken of beschadigd. Tot daar is alles uitgelegd.\n' "$shown_name" >&2
        printf 'Warning: %s was cut short or is damaged. All before that is explained.\n' "$shown_name" >&2
    fi
}

# documents: prints what is installed to be read, as far as it was made.
documents() {
    for document in "$pages"/*.html "$top"/packaging/manual/*.html "$top/packaging/manual/beelden"; do
        if [ -e "$document" ]; then
            printf '%s\n' "$document"
        fi
    done
}

install_all() {
    if [ -e "$top/built/sipnl.so" ]; then
        built=$top/built/sipnl.so
        pages=$top/built
        command -v tshark >/dev/null || install_packages show
        check_built_version
    else
        install_packages show build
        check_versions
        pages=$(build_folder)
        built=$pages/plugin/sipnl.so
    fi
    folder=$(wireshark_folder Plugins)
    configuration=$(wireshark_folder configuration)
    documentation=$(documentation_folder)
    check_only_copy "$folder/epan/sipnl.so"
    if [ "$pages" != "$top/built" ]; then
        build "$pages"
    fi
    install_plugin "$built" "$folder/epan/sipnl.so"
    install_profile "$profile" "$configuration/profiles/SIP-NL"
    documents | while IFS= read -r document; do
        install_document "$document" "$documentation"
    done
    case $scope in
        user) printf 'SIP-NL staat klaar in Wireshark en tshark, voor gebruiker %s.\n' "$(id -un)" ;;
        system) printf 'SIP-NL staat klaar in Wireshark en tshark, voor alle gebruikers van deze computer.\n' ;;
    esac
}

show_at_work() {
    if [ -n "$capture" ]; then
        printf '\nDit staat in %s:\n' "$shown_name"
        show "$capture"
    else
        "$top/packaging/sample.sh" "$work" >/dev/null
        printf '\nZo ziet dat eruit, bij voorbeeldgesprekken:\n'
        show "$work/gesprekken.pcap"
    fi
}

# quoted TEXT: prints it as one word of a command.
quoted() {
    case $1 in
        *[!A-Za-z0-9._/-]*) printf "'%s'\n" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")" ;;
        *) printf '%s\n' "$1" ;;
    esac
}

# next_steps: how to go on in the window.
next_steps() {
    printf '\nZo gaat u verder / what to do next:\n'
    if ! command -v wireshark >/dev/null && manager=$(package_manager 2>/dev/null) &&
        window=$(package_names "$manager" window 2>/dev/null); then
        printf '    %s\n' "$(by_hand "$manager" install "$window")"
    fi
    if [ -n "$capture" ]; then
        printf '    wireshark -C SIP-NL %s\n' "$(quoted "$shown_name")"
    else
        printf '    packaging/sample.sh\n    wireshark -C SIP-NL gesprekken.pcap\n'
    fi
    for document in "$documentation"/*; do
        if [ -f "$document" ]; then
            printf 'Om te lezen / to read: %s\n' "$document"
        fi
    done
}

uninstall_all() {
    if [ -z "$(wireshark_version)" ]; then
        fail "tshark ontbreekt; zonder tshark is niet te bepalen waar de plugins van Wireshark staan." \
             "there is no tshark, which alone knows where the plugins of Wireshark are."
    fi
    folder=$(wireshark_folder Plugins)
    configuration=$(wireshark_folder configuration)
    documentation=$(documentation_folder)
    remove_plugins "$folder"
    remove_profile "$profile" "$configuration/profiles/SIP-NL"
    remove_documents "$documentation"
    report_removed
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
shown_name=$(printf '%s' "$capture" | plain)
if [ $# -gt 1 ] || { [ $action = uninstall ] && [ -n "$capture" ]; }; then
    usage >&2
    exit 2
fi
if [ -n "$capture" ] && [ ! -r "$capture" ]; then
    fail "het bestand $shown_name bestaat niet of is niet te lezen." \
         "there is no file $shown_name, or it cannot be read."
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
    next_steps
fi
