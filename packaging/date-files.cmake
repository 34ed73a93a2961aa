# date-files.cmake
# Run by cpack on the files of a package, before it packs them. An rpm has the
# times of its files; rpmbuild itself sets back only what is newer.
#
# SPDX-License-Identifier: GPL-2.0-or-later
#

if(DEFINED ENV{SOURCE_DATE_EPOCH})
    execute_process(
        COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY} -exec touch -h -d @$ENV{SOURCE_DATE_EPOCH} {} +
    )
endif()
