/* output.c
 * Writes what the generators make.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/output.h"

#include "texts/key-files.h"

void
sipnl_write_file(const char *name, GString *contents)
{
    GError *error = NULL;

    if (!g_file_set_contents(name, contents->str, (gssize)contents->len, &error)) {
        sipnl_report(name, 0, "cannot be written: %s", error->message);
        g_error_free(error);
    }
    g_string_free(contents, TRUE);
}
