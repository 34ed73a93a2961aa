#!/bin/sh
# Makes what cross-building for a Wireshark on Windows takes, of Debian's packages of
# the same series: headers, import libraries, and files for CMake.
#
# usage: packaging/windows/wireshark-sdk.sh PACKAGES FOLDER
#
# PACKAGES is where the packages are unpacked. FOLDER gets
#     include/            the headers of Wireshark and GLib
#     lib/NAME.exports    what a DLL exports, and lib/NAME.a, its import library
#     *.cmake             for find_package
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

here=$(cd "$(dirname "$0")" && pwd)
debian=$1/usr
libraries=$debian/lib/x86_64-linux-gnu
sdk=$2

# import_library LIBRARY DLL: of a library, which has other names here and on Windows.
# The exports are those of Linux: Wireshark and GLib declare them for both at once.
import_library() {
    nm -D --defined-only --without-symbol-versions "$libraries/$1" |
        awk '$2 ~ /[TWBDRV]/ { print $3, ($2 ~ /[TW]/ ? "" : "DATA") }' | sort -u >"$sdk/lib/$2.exports"
    {
        printf 'LIBRARY "%s"\nEXPORTS\n' "$2"
        cat "$sdk/lib/$2.exports"
    } >"$sdk/lib/$2.def"
    x86_64-w64-mingw32ucrt-dlltool -d "$sdk/lib/$2.def" -l "$sdk/lib/$2.a"
}

# glib_headers: Debian's, with the sizes and the system of 64-bit Windows, where long
# has 32 bits. The functions of gwin32.h are for Windows alone, and not used.
glib_headers() {
    cp -R "$debian/include/glib-2.0/." "$sdk/include"
    : >"$sdk/include/glib/gwin32.h"
    sed -e 's/^\(typedef .*\) long \(g\(int64\|uint64\|ssize\|size\|intptr\|uintptr\);\)/\1 long long \2/' \
        -e 's/(val##\(U\{0,1\}\)L)/(val##\1LL)/' \
        -e 's/_\(MODIFIER\|FORMAT\)\([[:space:]]*\)"l\([iu]\{0,1\}\)"/_\1\2"ll\3"/' \
        -e 's/^\(#define GLIB_SIZEOF_LONG *\)8/\14/' \
        -e 's/\(G_M[A-Z]*SIZE[[:space:]]*\)G_\(MAXU\|MIN\|MAX\)LONG/\1G_\2INT64/' \
        -e 's/((gint) *(glong) /((gint) (gint64) /' -e 's/((guint) *(gulong) /((guint) (guint64) /' \
        -e 's/((gpointer) (glong) /((gpointer) (gint64) /' -e 's/((gpointer) (gulong) /((gpointer) (guint64) /' \
        -e 's/(\(glong\|gulong\)) \(GU\{0,1\}INT\)64_TO_/(\1) \232_TO_/' \
        -e 's/^#define G_OS_UNIX/#define G_OS_WIN32\n#define G_PLATFORM_WIN32/' \
        -e 's/G_THREADS_IMPL_POSIX/G_THREADS_IMPL_WIN32/' \
        -e 's/^typedef int GPid/typedef void *GPid/' -e 's/\(G_PID_FORMAT \)"i"/\1"p"/' \
        -e "s/\(G_DIR_SEPARATOR\(_S\)\{0,1\} ['\"]\)\//\1\\\\\\\\/" \
        -e "s/\(G_SEARCHPATH_SEPARATOR\(_S\)\{0,1\} ['\"]\):/\1;/" \
        "$libraries/glib-2.0/include/glibconfig.h" >"$sdk/include/glibconfig.h"
}

rm -rf "$sdk"
mkdir -p "$sdk/include" "$sdk/lib"
cp -R "$debian/include/wireshark/." "$sdk/include"
glib_headers
import_library libwireshark.so libwireshark.dll
import_library libwsutil.so libwsutil.dll
import_library libglib-2.0.so.0 glib-2.0-0.dll
find "$debian/lib" -name WiresharkConfigVersion.cmake -exec cp {} "$sdk" \;
cp "$here/WiresharkConfig.cmake" "$sdk"
