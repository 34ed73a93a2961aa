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

#include <epan/to_str.h>
#include <epan/wmem_scopes.h>

#include "calls/keys.h"

/* Each string to itself, and the key of an address to its string. */
static wmem_map_t *strings;
static wmem_map_t *addresses;

void
sipnl_strings_init(void)
{
    strings = wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), wmem_str_hash, g_str_equal);
    addresses = sipnl_key_map_new();
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

const char *
sipnl_keep_address(const address *host)
{
    const sipnl_part_t bytes = { (const char *)host->data, (gsize)host->len };
    void *key = SIPNL_MAP_KEY(sipnl_key_with(sipnl_key_of(bytes), (guint64)host->type));
    const char *kept = (const char *)wmem_map_lookup(addresses, key);

    if (kept == NULL) {
        char *string = address_to_str(NULL, host);

        kept = sipnl_keep_string(string);
        wmem_free(NULL, string);
        wmem_map_insert(addresses, key, (void *)kept);
    }
    return kept;
}
