/* output.h
 * Writes what the generators make.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_OUTPUT_H__
#define __SIPNL_OUTPUT_H__

#include <glib.h>

/* Writes a file, or reports why not, and frees its contents. */
void sipnl_write_file(const char *name, GString *contents);

#endif /* __SIPNL_OUTPUT_H__ */
