/* keys.h
 * Keys for what is only compared: short, whatever a sender writes, and not to be foreseen
 * by one who wants two things to look the same.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_KEYS_H__
#define __SIPNL_KEYS_H__

#include "sip/syntax.h"

/* A hash of 64 bits, seeded anew in each process (wmem_strong_hash); 0 is none. */
typedef guint64 sipnl_key_t;

/* The key of a part of a message; 0 where there is none, or it is empty. */
sipnl_key_t sipnl_key_of(sipnl_part_t part);

/* Half of a key, for what is only compared within one call, such as tags; 0 is none. */
typedef guint32 sipnl_short_key_t;

sipnl_short_key_t sipnl_short_key_of(sipnl_part_t part);

/* The key of a key with a number, such as another key; in another order it is another one. */
sipnl_key_t sipnl_key_with(sipnl_key_t key, guint64 number);

/* A map from keys to pointers, emptied when another capture is opened. The keys are kept
 * in the place of pointers, so that an entry takes no more than one of the map itself; on
 * a machine with short pointers only half of a key counts. */
wmem_map_t *sipnl_key_map_new(void);
#define SIPNL_MAP_KEY(key) GSIZE_TO_POINTER((gsize)(key))

#endif /* __SIPNL_KEYS_H__ */
