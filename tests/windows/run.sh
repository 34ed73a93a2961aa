#!/bin/sh
# Run by tests/windows.sh in the root in which packaging/windows/build.sh has built its
# clone, as root: the cases and the setup.exe under Wine. Prints a table.
#
# usage: tests/windows/run.sh [CAPTURES FOLDER]
#
# FOLDER is made anew, and gets what SIP-NL says of the captures.
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
plugin=$source/files/plugins/4.0/epan/sipnl.dll
programs=/opt/wireshark
# What paths have to stand on Windows too.
user='José de Vries'
home="/home/$user"

install_wine() {
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends python3 wine wine64 \
        >/var/log/sipnl-wine 2>&1 || {
        cat /var/log/sipnl-wine >&2
        return 1
    }
}

# make_user: useradd takes no such name.
make_user() {
    if [ ! -d "$home" ]; then
        printf '%s:x:1500:1500::%s:/bin/sh\n' "$user" "$home" >>/etc/passwd
        mkdir "$home"
    fi
    rm -rf "${home:?}/bin" "$home/temporary" "$home/printed" "$home/wine"
    mkdir "$home/bin" "$home/temporary" "$home/printed"
    for program in tshark sharkd; do
        cp "$here/program.sh" "$home/bin/$program"
    done
    chown -R 1500:1500 "$home"
}

# as_user COMMAND...
as_user() {
    setpriv --reuid=1500 --regid=1500 --clear-groups env -i PATH="$home/bin:$PATH" LC_ALL=C.UTF-8 HOME="$home" \
        XDG_RUNTIME_DIR="$home" WINEPREFIX="$home/wine" WINEDEBUG=-all "$@"
}

# report NAME COMMAND...: prints a line of the table, and below it what the command printed if it failed.
report() {
    name=$1
    shift
    if as_user "$@" >"$home/printed/$name" 2>&1; then
        printf '%-24s passed\n' "$name"
    else
        printf '%-24s FAILED\n' "$name"
        sed 's/^/    /' "$home/printed/$name"
        failed=yes
    fi
}

# print_captures CAPTURES FOLDER
print_captures() {
    rm -rf "$2"
    mkdir -p "$2"
    chown 1500:1500 "$2"
    as_user TMPDIR="$home/temporary" python3 -B "$here/print_captures.py" "$plugin" "$1" "$2"
}

install_wine
if [ ! -e "$programs/tshark.exe" ]; then
    "$here/build-tshark.sh" "$programs" >/var/log/sipnl-tshark 2>&1 || {
        tail -n 50 /var/log/sipnl-tshark >&2
        exit 1
    }
fi
make_user
# It goes on behind the command.
as_user sh -c 'wineboot -i && wineserver -w' >/dev/null 2>&1
as_user tshark --version | sed -n 1p
failed=
for case in "$source"/tests/cases/*.case; do
    report "$(basename "$case" .case)" TMPDIR="$home/temporary" \
        python3 -B "$source/tests/check_case.py" "$plugin" "$case"
done
report setup python3 -B "$here/test_setup.py" "$source"/made/*-setup.exe
if [ $# -ne 0 ]; then
    print_captures "$@" || failed=yes
fi
[ -z "$failed" ]
