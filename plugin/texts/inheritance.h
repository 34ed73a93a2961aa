/* inheritance.h
 * What a text in data/ says, and what it takes from its code and its category.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_INHERITANCE_H__
#define __SIPNL_INHERITANCE_H__

#include "texts/sources.h"

/* What a group of the responses or causes says under a key: its own value, or that of the
 * group base that it is a rule of (NULL for none), or that of its category, as
 * sip-responses.ini describes it. NULL where none of them says anything. */
const char *sipnl_text_value(const sipnl_sources_t *sources, const sipnl_group_t *group, const sipnl_group_t *base,
    const char *key);

#endif /* __SIPNL_INHERITANCE_H__ */
