#!/bin/sh
# Run by tests/matrix.sh in a clean root, as root: sipnl from the first command of
# the README to the last. Writes its cells of the table to /cells when it ends.
#
# usage: tests/matrix-root.sh gcc|clang
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eux

compiler=$1
case $compiler in
    gcc) home=/home/user ;;
    clang) home=/root ;;
esac
# Where nobody else comes, and where what does not quote breaks.
folder="$home/map met é"
source="$folder/sipnl"

install_packages() {
    apt-get -q update
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@"
}

write_cells() {
    wireshark=$(tshark --version 2>/dev/null | sed -n '1s/.*(Wireshark) \([0-9.]*[0-9]\).*/\1/p')
    # The last, of all: a test that runs others prints such a line as well.
    tests=$(awk '/ tests failed out of / { count = $NF - $4 " of " $NF } END { print count }' /tests)
    printf '%-9s %-13s %s' "$wireshark" "$compiler $($compiler -dumpversion)" "$tests" >/cells
}

# as_user COMMAND: as the ordinary user, in the source.
as_user() {
    su user -c "cd '$source' && $1"
}

make_user() {
    install_packages sudo
    useradd --create-home --shell /bin/sh user
    printf 'user ALL=(ALL) NOPASSWD: ALL\n' >/etc/sudoers.d/user
}

# move_source OWNER
move_source() {
    mkdir -m 700 "$folder"
    mv /srv/sipnl "$source"
    chown -R "$1": "$folder"
}

# nothing_is_left: neither the plugin nor the profile is anywhere but in the source.
nothing_is_left() {
    find / -xdev -path "$source" -prune -o \( -iname '*sipnl*' -o -name SIP-NL \) -print >/left
    [ ! -s /left ] || { cat /left; false; }
}

# explains COMMAND: it gives Dutch advice.
explains() {
    as_user "$1" >/shown
    cat /shown
    grep -q '^    Advies: ' /shown
}

try_install() {
    explains packaging/install.sh
    explains packaging/install.sh
    as_user 'packaging/install.sh --uninstall'
    nothing_is_left
    explains 'packaging/install.sh --system'
    as_user 'packaging/install.sh --system --uninstall'
    nothing_is_left
}

try_tests() {
    CI=1 CC=$compiler sh -c "$1" 2>&1 | tee /tests
    grep -q '^100% tests passed' /tests
}

try_deb() {
    as_user 'cd build && cpack -G DEB'
    (cd "$source/tests" && python3 -B -c '
from capture import CaptureWriter
writer = CaptureWriter()
writer.add_text("udp 192.0.2.20 > 192.0.2.10", ["SIP/2.0 486 Busy Here", "CSeq: 1 INVITE"])
writer.write("/busy.pcap")')
    install_packages "$source"/build/*.deb
    as_user 'tshark -r /busy.pcap -C SIP-NL -O sipnl' | grep 'Uitleg: De gebelde (B-partij) is in gesprek.'
    # Wireshark has copied the profile for its user. That is his.
    rm -r /home/user/.config
    DEBIAN_FRONTEND=noninteractive apt-get -q purge -y wireshark-plugin-sipnl
    nothing_is_left
}

trap write_cells EXIT
if [ "$compiler" = gcc ]; then
    # An ordinary user with sudo.
    make_user
    move_source user
    try_install
    try_tests "su user -c \"'$source/tests/run.sh'\""
    try_deb
else
    # Root, on a machine that has nothing but a compiler.
    install_packages "$compiler"
    move_source root
    try_tests "'$source/tests/run.sh'"
fi
