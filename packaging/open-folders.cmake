# open-folders.cmake
# Run by cpack on the folders of a package, before it packs them: all users may
# enter them, whatever the umask of who packs.
#
# SPDX-License-Identifier: GPL-2.0-or-later
#

execute_process(COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY} -type d -exec chmod 755 {} +)
