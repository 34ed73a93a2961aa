# each-package.cmake
# Read by cpack once for every package that it makes.
#
# SPDX-License-Identifier: GPL-2.0-or-later
#

# Packages of one commit are the same: they have its date.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
    execute_process(
        COMMAND git -C ${CPACK_SIPNL_SOURCE_DIR} log -1 --format=%ct
        OUTPUT_VARIABLE commit_date
        OUTPUT_STRIP_TRAILING_WHITESPACE
        ERROR_QUIET
    )
    if(commit_date)
        set(ENV{SOURCE_DATE_EPOCH} ${commit_date})
    endif()
endif()

# package_holds(PREFIX COMPONENT...)
macro(package_holds prefix)
    set(CPACK_PACKAGING_INSTALL_PREFIX ${prefix})
    set(CPACK_INSTALL_CMAKE_PROJECTS)
    foreach(component ${ARGN})
        list(APPEND CPACK_INSTALL_CMAKE_PROJECTS ${CPACK_SIPNL_BUILD_DIR} sipnl ${component} /)
    endforeach()
endmacro()

if(CPACK_GENERATOR STREQUAL DEB)
    package_holds(${CPACK_SIPNL_PREFIX} Unspecified debian)
elseif(CPACK_GENERATOR STREQUAL RPM)
    package_holds(${CPACK_SIPNL_PREFIX} Unspecified rpm)
else()
    package_holds(/ archive)
endif()
