/* write-tables.h
 * Writes what the key files in data/ say as C.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_WRITE_TABLES_H__
#define __SIPNL_WRITE_TABLES_H__

#include "texts/sources.h"

/* Writes the tables of tables.h, and the header with the names of their rows. The
 * sources have been checked; what cannot be written is reported. */
void sipnl_write_tables(const sipnl_sources_t *sources, const char *tables, const char *names);

#endif /* __SIPNL_WRITE_TABLES_H__ */
