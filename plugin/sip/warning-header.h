/* warning-header.h
 * Parses the Warning header of SIP (RFC 3261 section 20.43).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_WARNING_HEADER_H__
#define __SIPNL_WARNING_HEADER_H__

#include "sip/syntax.h"

/* One value of a Warning header: 399 example.nl "No codec". The strings are printable
 * (sip/printable.h). */
typedef struct {
    const char *raw;    /* as it was sent */
    guint16 code;       /* 0 where raw does not start with three digits and a blank */
    const char *text;   /* NULL where there is none, or it is not terminated */
} sipnl_warning_t;

/* Takes the next value from a list of them; the strings are in scope. FALSE at the end. */
gboolean sipnl_next_warning(wmem_allocator_t *scope, sipnl_part_t *list, sipnl_warning_t *warning);

#endif /* __SIPNL_WARNING_HEADER_H__ */
