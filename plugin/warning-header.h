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

#include <wireshark.h>

/* One value of a Warning header: 399 example.nl "No codec" */
typedef struct {
    const char *raw;    /* as it was sent */
    guint16 code;       /* 0 where raw does not start with three digits and a blank */
    const char *text;   /* NULL where there is none, or it is not terminated */
} sipnl_warning_t;

/* Takes the next value from *at, the contents of the header, and moves *at
 * behind it. The strings are in scope. FALSE at the end. */
gboolean sipnl_next_warning(wmem_allocator_t *scope, const char **at, sipnl_warning_t *warning);

#endif /* __SIPNL_WARNING_HEADER_H__ */
