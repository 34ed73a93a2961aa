/* replay.c
 * Runs a fuzz target on the files in folders, where there is no libFuzzer.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "fuzz.h"

static guint
replay_folder(const char *name)
{
    GDir *folder = g_dir_open(name, 0, NULL);
    const char *file;
    guint count = 0;

    g_assert_nonnull(folder);
    while ((file = g_dir_read_name(folder)) != NULL) {
        char *path = g_build_filename(name, file, NULL);
        char *contents;
        gsize length;

        g_assert_true(g_file_get_contents(path, &contents, &length, NULL));
        LLVMFuzzerTestOneInput((const uint8_t *)contents, length);
        g_free(contents);
        g_free(path);
        count++;
    }
    g_dir_close(folder);
    return count;
}

int
main(int argc, char **argv)
{
    guint count = 0;
    int i;

    for (i = 1; i < argc; i++) {
        count += replay_folder(argv[i]);
    }
    g_assert_cmpuint(count, >, 0);
    g_print("%u inputs\n", count);
    return 0;
}
