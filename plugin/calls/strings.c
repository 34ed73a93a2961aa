/* strings.c
 * Keeps each string of a capture once.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "calls/strings.h"

#include <epan/wmem_scopes.h>

/* Each string to itself. */
static wmem_map_t *strings;

void
sipnl_strings_init(void)
{
    strings = wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), wmem_str_hash, g_str_equal);
}

const char *
sipnl_keep_string(const char *string)
{
    const char *kept;

    if (string == NULL) {
        return NULL;
    }
    kept = (const char *)wmem_map_lookup(strings, string);
    if (kept == NULL) {
        kept = wmem_strdup(wmem_file_scope(), string);
        wmem_map_insert(strings, kept, (void *)kept);
    }
    return kept;
}
