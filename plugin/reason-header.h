/* reason-header.h
 * Parses the Reason header of SIP (RFC 3326).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_REASON_HEADER_H__
#define __SIPNL_REASON_HEADER_H__

#include <wireshark.h>

/* One value of a Reason header: Q.850;cause=17;text="User busy" */
typedef struct {
    const char *raw;        /* as it was sent */
    const char *protocol;   /* NULL where raw does not start with a token */
    gboolean has_cause;     /* FALSE where there is none, or none that is a number */
    guint32 cause;
    const char *text;       /* NULL where there is none, or it is not terminated */
} sipnl_reason_t;

/* Takes the next value from *at, the contents of the header, and moves *at
 * behind it. The strings are in scope. FALSE at the end. */
gboolean sipnl_next_reason(wmem_allocator_t *scope, const char **at, sipnl_reason_t *reason);

#endif /* __SIPNL_REASON_HEADER_H__ */
