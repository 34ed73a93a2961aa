/* fuzz.c
 * What the fuzz targets share.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "fuzz.h"

#include <glib/gstdio.h>

#include <stdlib.h>

static char *file_name;

static void
remove_file(void)
{
    g_unlink(file_name);
}

const char *
sipnl_fuzz_file(const uint8_t *data, size_t size)
{
    FILE *file;

    if (file_name == NULL) {
        const int fd = g_file_open_tmp("sipnl-fuzz-XXXXXX", &file_name, NULL);

        g_assert_cmpint(fd, !=, -1);
        g_close(fd, NULL);
        atexit(remove_file);
    }
    file = g_fopen(file_name, "wb");
    g_assert_nonnull(file);
    g_assert_cmpuint(fwrite(data, 1, size, file), ==, size);
    g_assert_cmpint(fclose(file), ==, 0);
    return file_name;
}
