#!/bin/sh
# Builds a tshark and a sharkd 4.0 for Windows from Debian's sources, in a root of Debian 13,
# as root. It takes some twenty minutes on two processors. Nothing is built that sipnl does
# not need; all dissectors are.
#
# usage: tests/windows/build-tshark.sh FOLDER
#
# FOLDER gets the programs and their DLLs.
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eux

programs=$1
here=$(cd "$(dirname "$0")" && pwd)
toolchain=$here/../../packaging/windows/toolchain.cmake
host=x86_64-w64-mingw32ucrt
work=/var/tmp/sipnl-tshark
sysroot=$work/sysroot
# shellcheck disable=SC2034 # used by debian.sh
downloads=/var/cache/sipnl-windows
. "$here/../../packaging/windows/debian.sh"

install_tools() {
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends bison cmake dpkg-dev flex \
        g++-mingw-w64-ucrt64 gcc libc6-dev libgcrypt-mingw-w64-dev make meson ninja-build patch perl pkgconf python3 \
        xz-utils
}

# source_of RELEASE NAME: unpacks the source of a package as the folder NAME.
source_of() {
    find_release "$1"
    mkdir "$2-source"
    (cd "$2-source" && debian "$1" apt-get source --download-only "$2")
    dpkg-source --no-check -x "$2-source"/*.dsc "$2"
}

build_with_cmake() {
    name=$1
    shift
    cmake -G Ninja -S "$name" -B "$name-build" -DCMAKE_TOOLCHAIN_FILE="$toolchain" -DCMAKE_INSTALL_PREFIX="$sysroot" \
        -DCMAKE_POLICY_VERSION_MINIMUM=3.5 "$@"
    ninja -C "$name-build" install
}

build_libffi() {
    (cd libffi && ./configure --host=$host --prefix="$sysroot" --disable-docs --disable-multi-os-directory \
        --disable-static && make -j "$(nproc)" && make install)
}

# intl: GLib asks for gettext, which has nothing to translate here.
build_intl() {
    cat >"$sysroot/include/libintl.h" <<'EOF'
#ifndef LIBINTL_H
#define LIBINTL_H
#define LC_MESSAGES 1729
char *gettext(const char *text);
char *dgettext(const char *domain, const char *text);
char *dcgettext(const char *domain, const char *text, int category);
char *ngettext(const char *one, const char *many, unsigned long n);
char *dngettext(const char *domain, const char *one, const char *many, unsigned long n);
char *textdomain(const char *domain);
char *bindtextdomain(const char *domain, const char *folder);
char *bind_textdomain_codeset(const char *domain, const char *codeset);
#endif
EOF
    cat >intl.c <<'EOF'
#include <libintl.h>
char *gettext(const char *text) { return (char *)text; }
char *dgettext(const char *domain, const char *text) { return (void)domain, (char *)text; }
char *dcgettext(const char *domain, const char *text, int category) { return (void)domain, (void)category, (char *)text; }
char *ngettext(const char *one, const char *many, unsigned long n) { return (char *)(n == 1 ? one : many); }
char *dngettext(const char *domain, const char *one, const char *many, unsigned long n)
{
    return (void)domain, ngettext(one, many, n);
}
char *textdomain(const char *domain) { return (char *)domain; }
char *bindtextdomain(const char *domain, const char *folder) { return (void)domain, (char *)folder; }
char *bind_textdomain_codeset(const char *domain, const char *codeset) { return (void)domain, (char *)codeset; }
EOF
    $host-gcc -I"$sysroot/include" -c intl.c
    $host-ar rcs "$sysroot/lib/libintl.a" intl.o
}

# build_glib: its DLLs have the names that they have in the Wireshark of wireshark.org. zlib
# is for GIO, which is not built.
build_glib() {
    printf 'Name: zlib\nDescription: not there\nVersion: 1.3\n' >"$sysroot/lib/pkgconfig/zlib.pc"
    sed -i "s/  version : library_version,/  version : library_version, name_prefix : '',/" \
        glib2.0/glib/meson.build glib2.0/gmodule/meson.build glib2.0/gthread/meson.build
    cat >cross <<EOF
[binaries]
c = '$host-gcc'
cpp = '$host-g++'
ar = '$host-ar'
strip = '$host-strip'
windres = '$host-windres'
dlltool = '$host-dlltool'
pkg-config = 'pkgconf'
[properties]
pkg_config_libdir = '$sysroot/lib/pkgconfig'
[built-in options]
c_args = ['-I$sysroot/include', '-O1', '-w']
cpp_args = ['-I$sysroot/include', '-O1', '-w']
c_link_args = ['-L$sysroot/lib', '-static-libgcc']
cpp_link_args = ['-L$sysroot/lib', '-static-libgcc', '-static-libstdc++']
[host_machine]
system = 'windows'
cpu_family = 'x86_64'
cpu = 'x86_64'
endian = 'little'
EOF
    meson setup glib2.0-build glib2.0 --cross-file cross --prefix="$sysroot" --libdir=lib --buildtype=plain \
        --wrap-mode=nodownload -Dtests=false -Dnls=disabled -Dintrospection=disabled -Dman-pages=disabled \
        -Ddocumentation=false -Dsysprof=disabled -Dinstalled_tests=false -Dglib_debug=disabled
    ninja -C glib2.0-build glib/glib-2.0-0.dll gmodule/gmodule-2.0-0.dll gthread/gthread-2.0-0.dll
    headers=$sysroot/include/glib-2.0
    mkdir -p "$headers"
    cp -R glib2.0/glib glib2.0/gmodule "$headers"
    cp glib2.0/glib/glib.h glib2.0/gmodule/gmodule.h glib2.0-build/glib/glibconfig.h "$headers"
    cp glib2.0-build/glib/*.h "$headers/glib"
    cp glib2.0-build/gmodule/*.h "$headers/gmodule"
    for name in glib gmodule gthread; do
        cp "glib2.0-build/$name/$name-2.0-0.dll" "$sysroot/bin"
        cp "glib2.0-build/$name/$name-2.0.dll.a" "$sysroot/lib/lib$name-2.0.dll.a"
    done
}

# take_gcrypt: Debian has it for Windows, with an older C library, which does not matter to it.
take_gcrypt() {
    old=/usr/x86_64-w64-mingw32
    cp $old/include/gcrypt.h $old/include/gpg-error.h "$sysroot/include"
    cp $old/lib/libgcrypt.dll.a $old/lib/libgpg-error.dll.a "$sysroot/lib"
    find $old \( -name 'libgcrypt-*.dll' -o -name 'libgpg-error-*.dll' \) -exec cp {} "$sysroot/bin" \;
}

# adapt_wireshark: to be built where file names have capitals, by a machine that runs its own lemon.
adapt_wireshark() {
    for name in Ws2tcpip VersionHelpers; do
        printf '#include <%s.h>\n' "$(printf '%s' $name | tr '[:upper:]' '[:lower:]')" >"$sysroot/include/$name.h"
    done
    sed -i 's/^#include "config.h"/&\n#include <wsutil\/feature_list.h>/' wireshark/capture/capture-wpcap.c
    # It includes what it uses only where there is a zlib.
    sed -i '/^#include "zlib.h"/d' wireshark/epan/dissectors/packet-rtps.c
    gcc -O1 -w -o lemon wireshark/tools/lemon/lemon.c
    printf 'add_executable(lemon IMPORTED GLOBAL)\nset_target_properties(lemon PROPERTIES IMPORTED_LOCATION %s)\n' \
        "$work/lemon" >wireshark/tools/lemon/CMakeLists.txt
}

build_wireshark() {
    set -- -DBUILD_tshark=ON -DBUILD_sharkd=ON -DENABLE_PLUGINS=ON
    for program in wireshark rawshark dumpcap text2pcap mergecap reordercap editcap capinfos captype randpkt dftest \
        dcerpcidl2wrs androiddump sshdump ciscodump dpauxmon randpktdump wifidump udpdump mmdbresolve; do
        set -- "$@" -DBUILD_$program=OFF
    done
    for feature in PCAP AIRPCAP ZLIB MINIZIP LZ4 BROTLI SNAPPY ZSTD NGHTTP2 LUA SMI GNUTLS WINSPARKLE KERBEROS SBC \
        SPANDSP BCG729 ILBC LIBXML2 OPUS SINSP WERROR; do
        set -- "$@" -DENABLE_$feature=OFF
    done
    for header in GLIB2_MAIN GLIB2_INTERNAL GMODULE2 GTHREAD2; do
        set -- "$@" -D${header}_INCLUDE_DIR="$sysroot/include/glib-2.0"
    done
    export MSYSTEM=MINGW64 PLATFORM=x64
    cmake -G Ninja -S wireshark -B wireshark-build -DCMAKE_TOOLCHAIN_FILE="$toolchain" -DCMAKE_FIND_ROOT_PATH="$sysroot" \
        -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="-O0 -w -fpermissive -I$sysroot/include" -DCMAKE_CXX_FLAGS="-O0 -w" \
        -DCMAKE_DISABLE_FIND_PACKAGE_SpeexDSP=ON -DHAVE_C99_VSNPRINTF=1 "$@"
    ninja -C wireshark-build tshark sharkd
}

install_tools
rm -rf "$work"
mkdir -p "$work" "$sysroot/include" "$sysroot/lib/pkgconfig" "$sysroot/bin"
cd "$work"
for name in libffi pcre2 c-ares wireshark; do
    source_of bookworm $name
done
source_of trixie glib2.0
build_libffi
build_with_cmake c-ares -DCARES_BUILD_TOOLS=OFF -DCMAKE_C_FLAGS=-DINADDRSZ=4
build_with_cmake pcre2 -DBUILD_SHARED_LIBS=ON -DBUILD_STATIC_LIBS=OFF -DPCRE2_BUILD_PCRE2GREP=OFF -DPCRE2_BUILD_TESTS=OFF
build_intl
build_glib
take_gcrypt
adapt_wireshark
build_wireshark
rm -rf "$programs.new"
mkdir -p "$programs.new"
cp wireshark-build/run/*.exe wireshark-build/run/*.dll "$sysroot"/bin/*.dll \
    /usr/x86_64-w64-mingw32ucrt/lib/libwinpthread-1.dll "$programs.new"
rm -rf "$programs"
mv "$programs.new" "$programs"
rm -rf "$work"
