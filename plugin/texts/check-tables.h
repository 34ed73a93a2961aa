/* check-tables.h
 * Finds what is wrong in the key files in data/, beyond their form.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_CHECK_TABLES_H__
#define __SIPNL_CHECK_TABLES_H__

#include "texts/sources.h"

/* Reports what is wrong. The sources have been read without a report. */
void sipnl_check_tables(const sipnl_sources_t *sources);

#endif /* __SIPNL_CHECK_TABLES_H__ */
