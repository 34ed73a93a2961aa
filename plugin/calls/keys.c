/* keys.c
 * Keys for what is only compared.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "calls/keys.h"

#include <epan/wmem_scopes.h>

sipnl_key_t
sipnl_key_of_bytes(const void *bytes, gsize length)
{
    const guint8 *at = (const guint8 *)bytes;
    const guint64 high = wmem_strong_hash(at, length);

    /* Without the first byte the hash takes another way, so that the halves differ. Each
     * of them depends on all bytes. */
    return high << 32 | (high ^ wmem_strong_hash(at + 1, length - 1));
}

sipnl_key_t
sipnl_key_of(sipnl_part_t part)
{
    return part.length > 0 ? sipnl_key_of_bytes(part.at, part.length) : 0;
}

wmem_map_t *
sipnl_key_map_new(void)
{
    return wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), g_direct_hash, g_direct_equal);
}
