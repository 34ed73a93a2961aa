# WiresharkConfig.cmake
# What find_package(Wireshark) reads to cross-build for a Wireshark on Windows:
# wireshark-sdk.sh puts it beside that Wireshark's own version file.
#
# SPDX-License-Identifier: GPL-2.0-or-later
#

set(Wireshark_MAJOR_VERSION ${Wireshark_VERSION_MAJOR})
set(Wireshark_MINOR_VERSION ${Wireshark_VERSION_MINOR})
set(Wireshark_INSTALL_PREFIX "C:/Program Files/Wireshark")
set(Wireshark_PLUGIN_LIBDIR plugins/${Wireshark_MAJOR_VERSION}.${Wireshark_MINOR_VERSION})

add_library(epan SHARED IMPORTED)
set_target_properties(epan PROPERTIES
    IMPORTED_LOCATION libwireshark.dll
    IMPORTED_IMPLIB ${CMAKE_CURRENT_LIST_DIR}/lib/libwireshark.dll.a
    INTERFACE_INCLUDE_DIRECTORIES ${CMAKE_CURRENT_LIST_DIR}/include
    INTERFACE_LINK_LIBRARIES
        "${CMAKE_CURRENT_LIST_DIR}/lib/libwsutil.dll.a;${CMAKE_CURRENT_LIST_DIR}/lib/glib-2.0-0.dll.a"
)
