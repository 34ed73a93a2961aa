/* write-page.h
 * Writes what the key files in data/ say as a page to read.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_WRITE_PAGE_H__
#define __SIPNL_WRITE_PAGE_H__

#include "texts/sources.h"

/* Writes a template in HTML to a page, with in the place of these comments
 *
 *     <!-- sipnl: codes 4xx -->        the codes of a class, and the class itself
 *     <!-- sipnl: code-links 4xx -->   their numbers, as links
 *     <!-- sipnl: causes -->           the protocols and causes of Reason headers
 *     <!-- sipnl: cause-links -->      the numbers of the causes, as links
 *     <!-- sipnl: values Warning -->   the values of a kind
 *     <!-- sipnl: categories -->       the categories, and the codes of each
 *
 * what the sources say. They have been checked; what cannot be read or written is
 * reported. */
void sipnl_write_page(const sipnl_sources_t *sources, const char *template_name, const char *name);

#endif /* __SIPNL_WRITE_PAGE_H__ */
