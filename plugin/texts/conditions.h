/* conditions.h
 * The condition of a rule in Dutch.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_CONDITIONS_H__
#define __SIPNL_CONDITIONS_H__

#include "texts/sources.h"

/* "Bij INVITE of UPDATE, tijdens een gesprek"; the caller frees it. */
char *sipnl_condition_in_dutch(const sipnl_entry_t *rule);

#endif /* __SIPNL_CONDITIONS_H__ */
