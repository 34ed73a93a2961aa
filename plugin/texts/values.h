/* values.h
 * Finds what a value in a header, or the name of a thing, is in Dutch.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_VALUES_H__
#define __SIPNL_VALUES_H__

#include "texts/tables.h"

/* The row of a value of a kind, of which case does not count; NULL where there is none. */
const sipnl_value_t *sipnl_find_value(const char *kind, const char *value);

/* The row of the longest value of a kind that is somewhere in a text, as
 * sipnl_holds_text() has it; NULL where there is none. */
const sipnl_value_t *sipnl_find_value_in(const char *kind, const char *text);

#endif /* __SIPNL_VALUES_H__ */
