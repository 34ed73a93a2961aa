# packages.cmake
# The packages that cpack makes of sipnl: a .deb, a .rpm, and an archive with the
# built plugin and packaging/install.sh. Each is for the Wireshark of the build.
#
# SPDX-License-Identifier: GPL-2.0-or-later
#

set(CPACK_PACKAGE_NAME wireshark-plugin-sipnl)
set(wireshark_series ${Wireshark_MAJOR_VERSION}.${Wireshark_MINOR_VERSION})
math(EXPR next_minor "${Wireshark_MINOR_VERSION} + 1")
set(next_series ${Wireshark_MAJOR_VERSION}.${next_minor})

# The Wireshark is part of the version, so that an upgrade of both is an upgrade.
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION}+wireshark${wireshark_series})
set(CPACK_SYSTEM_NAME ${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PACKAGE_VENDOR sipnl)
set(CPACK_PACKAGE_CONTACT "sipnl maintainers <maintainers@users.noreply.r-seed-3eb020dd.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Dutch explanations of SIP responses for Wireshark")
set(CPACK_PACKAGE_DESCRIPTION
"This plugin adds to each SIP response in Wireshark and tshark what has
happened to the call, in Dutch: an explanation, advice, and the category of
the cause. Causes in Reason and Warning headers are explained as well. It
brings SIP-NL, a Wireshark profile for looking at calls."
)
set(CPACK_PACKAGE_RELOCATABLE OFF)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

# What cpack can make here.
find_program(DPKG_SHLIBDEPS dpkg-shlibdeps)
find_program(RPMBUILD rpmbuild)
find_program(GZIP gzip)
set(CPACK_GENERATOR TGZ)
if(DPKG_SHLIBDEPS AND GZIP)
    list(APPEND CPACK_GENERATOR DEB)
endif()
if(RPMBUILD)
    list(APPEND CPACK_GENERATOR RPM)
endif()

# All that is installed is Wireshark's, but for the documentation.
include(GNUInstallDirs)
set(documentation ${CMAKE_INSTALL_DATADIR}/doc/${CPACK_PACKAGE_NAME})
set(profile ${CMAKE_SOURCE_DIR}/data/profile/SIP-NL)
install(DIRECTORY ${profile} DESTINATION ${CMAKE_INSTALL_DATADIR}/wireshark/profiles)
install(FILES packaging/gesprekken-csv.py DESTINATION ${documentation})
install(DIRECTORY packaging/manual/beelden DESTINATION ${documentation})

# The manual as a web page, for those who have nothing that shows Markdown.
find_program(AWK awk)
if(NOT AWK)
    message(FATAL_ERROR "there is no awk, which makes the page of the manual")
endif()
set_property(
    DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    README.md packaging/manual.awk packaging/manual/handleiding.md
)
set(manual ${CMAKE_BINARY_DIR}/handleiding.html)
execute_process(
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C ${AWK} -f packaging/manual.awk packaging/manual/handleiding.md
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    OUTPUT_FILE ${manual}
)
install(FILES ${manual} DESTINATION ${documentation})

# The README without links to what is in the source alone. In the archive the manual is where
# the source has it; elsewhere it is beside the README, and so are its pictures.
file(READ README.md readme)
string(REGEX REPLACE "\\[([^]]+)\\]\\((plugin|tests|packaging/README)[^)]*\\)" "\\1" readme "${readme}")
string(REPLACE "/handleiding.md" "/handleiding.html" readme "${readme}")
file(WRITE ${CMAKE_BINARY_DIR}/readme/archive/README.md "${readme}")
string(REPLACE "](packaging/manual/" "](" readme "${readme}")
string(REPLACE "[LICENSE](LICENSE)" "LICENSE" readme "${readme}")
file(WRITE ${CMAKE_BINARY_DIR}/readme/README.md "${readme}")
install(FILES ${CMAKE_BINARY_DIR}/readme/README.md DESTINATION ${documentation})
set(page ${CMAKE_BINARY_DIR}/sip-codes.html)
if(TARGET page)
    install(FILES ${page} DESTINATION ${documentation})
endif()

# .deb: plugins are bound to one series of Wireshark, which its data has as its version.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "libwireshark-data (>= ${wireshark_series}), libwireshark-data (<< ${next_series}~)"
)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "wireshark | tshark")
set(CPACK_DEBIAN_PACKAGE_ENHANCES "tshark, wireshark")
if(GZIP)
    configure_file(packaging/debian/changelog.in debian/changelog @ONLY)
    execute_process(
        COMMAND ${GZIP} -9 -n -c ${CMAKE_BINARY_DIR}/debian/changelog
        OUTPUT_FILE ${CMAKE_BINARY_DIR}/debian/changelog.gz
    )
    install(
        FILES ${CMAKE_BINARY_DIR}/debian/changelog.gz packaging/debian/copyright
        DESTINATION ${documentation}
        COMPONENT debian EXCLUDE_FROM_ALL
    )
endif()

# .rpm: it finds its dependencies itself. One machine gives the same as another.
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE GPL-2.0-or-later)
set(CPACK_RPM_PACKAGE_GROUP "Productivity/Networking/Diagnostic")
set(CPACK_RPM_PACKAGE_DESCRIPTION ${CPACK_PACKAGE_DESCRIPTION})
set(CPACK_RPM_CHANGELOG_FILE ${CMAKE_SOURCE_DIR}/packaging/rpm/changelog)
set(CPACK_RPM_SPEC_MORE_DEFINE
    "%define _buildhost localhost
%define use_source_date_epoch_as_buildtime 1
%define _build_id_links none"
)
install(
    FILES ${CMAKE_SOURCE_DIR}/LICENSE
    DESTINATION ${CMAKE_INSTALL_DATADIR}/licenses/${CPACK_PACKAGE_NAME}
    COMPONENT rpm EXCLUDE_FROM_ALL
)
set(CPACK_RPM_USER_FILELIST
    "%doc ${CMAKE_INSTALL_FULL_DATADIR}/doc/${CPACK_PACKAGE_NAME}/*"
    "%license ${CMAKE_INSTALL_FULL_DATADIR}/licenses/${CPACK_PACKAGE_NAME}/LICENSE"
)
set(folders_of_others
    ${CMAKE_INSTALL_FULL_DATADIR}/licenses
    ${CMAKE_INSTALL_FULL_DATADIR}/wireshark
    ${CMAKE_INSTALL_FULL_DATADIR}/wireshark/profiles
)
set(folder ${CMAKE_INSTALL_PREFIX}/${Wireshark_PLUGIN_LIBDIR}/epan)
while(NOT folder STREQUAL CMAKE_INSTALL_PREFIX AND NOT folder STREQUAL "/")
    list(APPEND folders_of_others ${folder})
    get_filename_component(folder ${folder} DIRECTORY)
endwhile()
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION ${folders_of_others})

# .tar.gz: laid out as the source, as far as packaging/install.sh takes it.
file(WRITE ${CMAKE_BINARY_DIR}/wireshark-version "${wireshark_series}\n")
install(TARGETS sipnl LIBRARY DESTINATION built COMPONENT archive EXCLUDE_FROM_ALL)
install(FILES ${CMAKE_BINARY_DIR}/wireshark-version DESTINATION built COMPONENT archive EXCLUDE_FROM_ALL)
if(TARGET page)
    install(FILES ${page} DESTINATION built COMPONENT archive EXCLUDE_FROM_ALL)
endif()
install(
    FILES ${CMAKE_BINARY_DIR}/readme/archive/README.md LICENSE
    DESTINATION .
    COMPONENT archive EXCLUDE_FROM_ALL
)
install(
    PROGRAMS packaging/gesprekken-csv.py packaging/install.sh packaging/sample.sh
    DESTINATION packaging
    COMPONENT archive EXCLUDE_FROM_ALL
)
install(
    FILES packaging/packages.sh packaging/summary.awk packaging/wireshark.sh
    DESTINATION packaging
    COMPONENT archive EXCLUDE_FROM_ALL
)
install(DIRECTORY packaging/sample DESTINATION packaging COMPONENT archive EXCLUDE_FROM_ALL)
install(FILES ${manual} DESTINATION packaging/manual COMPONENT archive EXCLUDE_FROM_ALL)
install(DIRECTORY packaging/manual/beelden DESTINATION packaging/manual COMPONENT archive EXCLUDE_FROM_ALL)
install(DIRECTORY ${profile} DESTINATION data/profile COMPONENT archive EXCLUDE_FROM_ALL)

# What differs between them, and their date, is settled when cpack runs.
set(CPACK_SIPNL_SOURCE_DIR ${CMAKE_SOURCE_DIR})
set(CPACK_SIPNL_BUILD_DIR ${CMAKE_BINARY_DIR})
set(CPACK_SIPNL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_SOURCE_DIR}/packaging/each-package.cmake)
set(CPACK_PRE_BUILD_SCRIPTS
    ${CMAKE_SOURCE_DIR}/packaging/open-folders.cmake
    ${CMAKE_SOURCE_DIR}/packaging/date-files.cmake
)
set(CPACK_POST_BUILD_SCRIPTS ${CMAKE_SOURCE_DIR}/packaging/sort-archive.cmake)
include(CPack)
