#!/bin/sh
# Sourced by packaging/install.sh: puts the plugin and the profile where the
# installed Wireshark looks, and takes them away. Takes fail and as_root from
# packages.sh, and the variable scope, which is "user" or "system".
#
# SPDX-License-Identifier: GPL-2.0-or-later

package=wireshark-plugin-sipnl

# wireshark_version: prints the major.minor of the tshark that is installed.
wireshark_version() {
    tshark --version 2>/dev/null | sed -n '1s/.*(Wireshark) \([0-9]*\.[0-9]*\).*/\1/p'
}

# wireshark_folder KIND [SCOPE]: prints the folder of the plugins or the configuration.
# shellcheck disable=SC2154 # scope is set where this is sourced
wireshark_folder() {
    case ${2-$scope} in
        user) kind=Personal ;;
        system) kind=Global ;;
    esac
    found=$(tshark -G folders 2>/dev/null | sed -n "s/^$kind $1:[[:space:]]*//p")
    if [ -z "$found" ]; then
        fail "Wireshark noemt geen map voor $kind $1 (tshark -G folders)." \
             "Wireshark names no folder for $kind $1 (tshark -G folders)."
    fi
    printf '%s\n' "$found"
}

# documentation_folder: prints the folder of what is to be read, for all users that of the packages.
documentation_folder() {
    case $scope in
        user) printf '%s/doc/%s\n' "${XDG_DATA_HOME:-$HOME/.local/share}" "$package" ;;
        system) printf '%s/doc/%s\n' "$(dirname "$(wireshark_folder configuration)")" "$package" ;;
    esac
}

# as_owner COMMAND...: runs it as the owner of those folders.
as_owner() {
    case $scope in
        user) "$@" ;;
        system) as_root "$@" ;;
    esac
}

# loaded_plugins: prints the paths of every sipnl that Wireshark loads.
loaded_plugins() {
    tshark -G plugins 2>/dev/null | awk -F '\t' '$1 ~ /^sipnl/ { print $NF }'
}

# is_packaged FILE: whether it came with a distribution package.
is_packaged() {
    if [ ! -e "$1" ]; then
        return 1
    fi
    case $(package_manager 2>/dev/null) in
        apt-get) dpkg-query -S "$1" ;;
        dnf | zypper) rpm -qf "$1" ;;
        pacman) pacman -Qo "$1" ;;
        apk) apk info -W "$1" ;;
        *) false ;;
    esac >/dev/null 2>&1
}

# check_not_packaged FILE
check_not_packaged() {
    if is_packaged "$1"; then
        fail "$1 komt uit een pakket. Werk dat bij of verwijder het met het pakketbeheer ($package)." \
             "$1 is from a package. Upgrade or remove that with the package manager ($package)."
    fi
}

# check_only_copy FILE: Wireshark loads one of two copies, perhaps the old one.
check_only_copy() {
    loaded_plugins | while IFS= read -r other; do
        check_not_packaged "$other"
        if [ "$other" != "$1" ]; then
            fail "er is al een sipnl: $other. Verwijder dat bestand eerst, anders laadt Wireshark misschien de oude." \
                 "there is a sipnl in $other already. Remove that file first, or Wireshark may load the old one."
        fi
    done || exit 1
}

# install_plugin FROM TO: puts a new file there, so that a running Wireshark keeps the old one.
install_plugin() {
    { as_owner mkdir -p "$(dirname "$2")" && as_owner cp "$1" "$2.new" && as_owner chmod 644 "$2.new" &&
        as_owner mv "$2.new" "$2"; } ||
        fail "$2 kan niet worden geschreven; hierboven staat waarom." "$2 cannot be written; see above."
    if [ "$(loaded_plugins)" != "$2" ]; then
        tshark -G plugins >/dev/null || true
        fail "de plugin staat in $2, maar Wireshark laadt hem niet." \
             "the plugin is in $2, but Wireshark does not load it."
    fi
    printf 'Geïnstalleerd / installed: %s\n' "$2"
}

# is_our_file FILE FOLDER: whether the folder has it as it is. Wireshark itself writes the
# recent file, whenever it ends.
is_our_file() {
    [ "$(basename "$1")" = recent ] || cmp -s "$1" "$2/$(basename "$1")"
}

# install_profile FROM TO: leaves what a user has already, and may have changed.
install_profile() {
    if [ "$scope" = user ] && [ -d "$2" ]; then
        printf 'Het profiel was er al en blijft zoals het is / the profile was there, and is left as it is: %s\n' "$2"
        for file in "$1"/*; do
            if ! is_our_file "$file" "$2"; then
                printf 'Het is niet meer dat van deze versie. Wilt u dat, verwijder die map dan eerst.\n'
                printf 'It is no longer that of this version. If you want that, remove the folder first.\n'
                return
            fi
        done
        return
    fi
    { as_owner mkdir -p "$2" && as_owner cp "$1"/* "$2"; } ||
        fail "het profiel $2 kan niet worden geschreven; hierboven staat waarom." \
             "the profile $2 cannot be written; see above."
    printf 'Geïnstalleerd / installed: %s\n' "$2"
}

# install_document FROM TO: a file or a folder.
install_document() {
    { as_owner mkdir -p "$2" && as_owner cp -R "$1" "$2"; } ||
        fail "$2 kan niet worden geschreven; hierboven staat waarom." "$2 cannot be written; see above."
    printf 'Geïnstalleerd / installed: %s\n' "$2/$(basename "$1")"
}

# remove_empty_folder FOLDER: and those above it that it leaves empty.
remove_empty_folder() {
    as_owner rmdir -p "$1" 2>/dev/null || true
}

# remove_plugins FOLDER: takes sipnl out of the plugin folder of every Wireshark version.
remove_plugins() {
    for plugin in "$(dirname "$1")"/*/epan/sipnl.so; do
        if [ -e "$plugin" ]; then
            check_not_packaged "$plugin"
            as_owner rm "$plugin" ||
                fail "$plugin kan niet worden verwijderd; hierboven staat waarom." \
                     "$plugin cannot be removed; see above."
            printf 'Verwijderd / removed: %s\n' "$plugin"
            remove_empty_folder "$(dirname "$plugin")"
        fi
    done
}

# remove_profile FROM TO: leaves what its user has changed or added.
remove_profile() {
    if [ ! -d "$2" ] || is_packaged "$2"; then
        return
    fi
    for file in "$1"/*; do
        if is_our_file "$file" "$2"; then
            as_owner rm -f "$2/$(basename "$file")"
        fi
    done
    remove_empty_folder "$2"
    if [ -d "$2" ]; then
        printf 'Het profiel is gewijzigd en blijft staan / the profile was changed and is kept: %s\n' "$2"
    else
        printf 'Verwijderd / removed: %s\n' "$2"
    fi
}

# remove_documents FOLDER
remove_documents() {
    if [ -d "$1" ] && ! is_packaged "$1"; then
        as_owner rm -r "$1" ||
            fail "$1 kan niet worden verwijderd; hierboven staat waarom." "$1 cannot be removed; see above."
        remove_empty_folder "$(dirname "$1")"
        printf 'Verwijderd / removed: %s\n' "$1"
    fi
}

# how_to_remove PLUGIN: prints the command for it.
how_to_remove() {
    if is_packaged "$1"; then
        by_hand "$(package_manager)" remove "$package"
        return
    fi
    case $1 in
        "$(wireshark_folder Plugins system)"/*) echo "packaging/install.sh --system --uninstall" ;;
        "$(wireshark_folder Plugins user)"/*) echo "packaging/install.sh --uninstall" ;;
        *) printf "rm '%s'\n" "$1" ;;
    esac
}

# report_removed: says whether Wireshark still loads a sipnl from elsewhere.
report_removed() {
    left=$(loaded_plugins)
    if [ -z "$left" ]; then
        printf 'SIP-NL is niet meer geïnstalleerd / SIP-NL is no longer installed.\n'
        return
    fi
    printf '%s\n' "$left" | while IFS= read -r plugin; do
        printf 'Let op: Wireshark laadt nog / note that Wireshark still loads: %s\n' "$plugin"
        printf 'Verwijderen gaat met / to remove it: %s\n' "$(how_to_remove "$plugin")"
    done
}
