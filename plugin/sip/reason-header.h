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

#include "sip/syntax.h"

/* One value of a Reason header: Q.850;cause=17;text="User busy";location=LN. The strings
 * are printable (sip/printable.h); NULL is none. */
typedef struct {
    const char *raw;        /* as it was sent */
    const char *protocol;   /* NULL where raw does not start with a token */
    const char *text;       /* NULL also where it is not terminated */
    const char *location;   /* RFC 8606 */
    gboolean has_cause;     /* FALSE where there is none, or none that is a number */
    guint32 cause;
} sipnl_reason_t;

/* Takes the next value from a list of them; the strings are in scope. FALSE at the end. */
gboolean sipnl_next_reason(wmem_allocator_t *scope, sipnl_part_t *list, sipnl_reason_t *reason);

/* A reason that is no value of a Reason header, but a number that Asterisk gives in a
 * header of its own: the cause of Q.850 (X-Asterisk-HangupCauseCode). FALSE where the
 * part is no number. */
gboolean sipnl_read_asterisk_cause(wmem_allocator_t *scope, sipnl_part_t part, sipnl_reason_t *reason);

#endif /* __SIPNL_REASON_HEADER_H__ */
