# sort-archive.cmake
# Run by cpack on what it has made. It packs the files of an archive in the order
# in which the file system names them, which differs from one machine to another.
#
# SPDX-License-Identifier: GPL-2.0-or-later
#

set(archive ${CPACK_PACKAGE_FILES})
if(archive MATCHES "\\.tar\\.gz$" AND DEFINED ENV{SOURCE_DATE_EPOCH})
    get_filename_component(folder ${CPACK_TEMPORARY_DIRECTORY} NAME)
    get_filename_component(parent ${CPACK_TEMPORARY_DIRECTORY} DIRECTORY)
    # Only GNU's tar can do this. Where there is another, that of cpack stays.
    execute_process(
        COMMAND tar --sort=name --format=ustar --owner=root:0 --group=root:0 --mtime=@$ENV{SOURCE_DATE_EPOCH}
            -C ${parent} -c ${folder}
        COMMAND gzip -9 -n
        OUTPUT_FILE ${archive}.sorted
        RESULTS_VARIABLE results
        ERROR_QUIET
    )
    if(results STREQUAL "0;0")
        file(RENAME ${archive}.sorted ${archive})
    else()
        file(REMOVE ${archive}.sorted)
    endif()
endif()
