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

sipnl_short_key_t
sipnl_short_key_of(sipnl_part_t part)
{
    return part.length > 0 ? wmem_strong_hash((const guint8 *)part.at, part.length) : 0;
}

sipnl_key_t
sipnl_key_of(sipnl_part_t part)
{
    const guint64 high = sipnl_short_key_of(part);

    /* Without the first byte the hash takes another way, so that the halves differ. Each
     * of them depends on all bytes. */
    return high << 32 | (high ^ sipnl_short_key_of(sipnl_part_behind(part, 1)));
}

/* An odd number whose bits are spread evenly: 2 to the power of 64 divided by the golden
 * ratio. A product with it can be undone, so that other keys or numbers give other keys. */
#define SPREAD G_GUINT64_CONSTANT(0x9e3779b97f4a7c15)

sipnl_key_t
sipnl_key_with(sipnl_key_t key, guint64 number)
{
    key = key * SPREAD ^ number;
    return key ^ key >> 32;
}

wmem_map_t *
sipnl_key_map_new(void)
{
    return wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), g_direct_hash, g_direct_equal);
}
