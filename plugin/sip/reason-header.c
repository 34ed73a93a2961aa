/* reason-header.c
 * Parses the Reason header of SIP (RFC 3326).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "sip/reason-header.h"

#include "sip/printable.h"

/* Protocols and locations are words. */
#define WORD_BYTES_MAX 64

static void
read_cause(sipnl_part_t value, sipnl_reason_t *reason)
{
    sipnl_part_t number = sipnl_take_token(&value);

    reason->has_cause = sipnl_take_number(&number, G_MAXUINT32, &reason->cause) && number.length == 0;
}

gboolean
sipnl_next_reason(wmem_allocator_t *scope, sipnl_part_t *list, sipnl_reason_t *reason)
{
    sipnl_part_t value = sipnl_next_value(list);
    sipnl_part_t protocol;

    memset(reason, 0, sizeof(*reason));
    if (value.at == NULL) {
        return FALSE;
    }
    reason->raw = sipnl_printable(scope, value, SIPNL_SENT_BYTES_MAX);
    protocol = sipnl_take_token(&value);
    reason->protocol = sipnl_printable(scope, protocol, WORD_BYTES_MAX);
    /* The first of two parameters with the same name counts. */
    if (protocol.at != NULL && value.length > 0 && *value.at == ';') {
        read_cause(sipnl_find_parameter(value, ';', "cause"), reason);
        reason->text = sipnl_unquote(scope, sipnl_find_parameter(value, ';', "text"));
        reason->location = sipnl_printable(scope, sipnl_find_parameter(value, ';', "location"), WORD_BYTES_MAX);
    }
    return TRUE;
}

gboolean
sipnl_read_asterisk_cause(wmem_allocator_t *scope, sipnl_part_t part, sipnl_reason_t *reason)
{
    sipnl_part_t rest = part;

    memset(reason, 0, sizeof(*reason));
    reason->has_cause = sipnl_take_number(&rest, 127, &reason->cause) && rest.length == 0;
    reason->protocol = "Q.850";
    reason->raw = wmem_strdup_printf(scope, "X-Asterisk-HangupCauseCode: %u", reason->cause);
    return reason->has_cause;
}
