/* strings.c
 * Keeps what many messages of a capture have in common once.
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

/* Bytes, as a sipnl_part_t, to where they are kept; and the key of an address to its string. */
static wmem_map_t *kept_bytes;
static wmem_map_t *addresses;

static guint
hash_of_part(const void *part)
{
    return sipnl_short_key_of(*(const sipnl_part_t *)part);
}

static gboolean
are_parts_equal(const void *left, const void *right)
{
    return sipnl_part_equal(*(const sipnl_part_t *)left, *(const sipnl_part_t *)right);
}

void
sipnl_strings_init(void)
{
    kept_bytes = wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), hash_of_part, are_parts_equal);
    addresses = sipnl_key_map_new();
}

const void *
sipnl_keep_bytes(const void *bytes, gsize length)
{
    const sipnl_part_t part = { (const char *)bytes, length };
    const void *kept = wmem_map_lookup(kept_bytes, &part);

    if (kept == NULL) {
        /* The key stands before what it is of. */
        sipnl_part_t *key = (sipnl_part_t *)wmem_alloc(wmem_file_scope(), sizeof(sipnl_part_t) + length);

        kept = memcpy(key + 1, bytes, length);
        key->at = (const char *)kept;
        key->length = length;
        wmem_map_insert(kept_bytes, key, (void *)kept);
    }
    return kept;
}

const char *
sipnl_keep_string(const char *string)
{
    return string != NULL ? (const char *)sipnl_keep_bytes(string, strlen(string) + 1) : NULL;
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
