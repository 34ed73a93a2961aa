/* reason-header.c
 * Parses the Reason header of SIP (RFC 3326).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "reason-header.h"

#include "sip-syntax.h"

static char *
string_of(wmem_allocator_t *scope, sipnl_part_t part)
{
    return wmem_strndup(scope, part.at, part.length);
}

static void
read_cause(wmem_allocator_t *scope, sipnl_part_t value, sipnl_reason_t *reason)
{
    const sipnl_part_t number = sipnl_take_token(&value);
    guint64 cause;

    if (number.at != NULL
        && g_ascii_string_to_unsigned(string_of(scope, number), 10, 0, G_MAXUINT32, &cause, NULL)) {
        reason->has_cause = TRUE;
        reason->cause = (guint32)cause;
    }
}

gboolean
sipnl_next_reason(wmem_allocator_t *scope, const char **at, sipnl_reason_t *reason)
{
    sipnl_part_t list = sipnl_part_of(*at);
    sipnl_part_t value = sipnl_next_value(&list);
    sipnl_part_t protocol;

    memset(reason, 0, sizeof(*reason));
    *at = list.at;
    if (value.at == NULL) {
        return FALSE;
    }
    reason->raw = string_of(scope, value);
    protocol = sipnl_take_token(&value);
    if (protocol.at == NULL) {
        return TRUE;
    }
    reason->protocol = string_of(scope, protocol);
    /* The first of two parameters with the same name counts. */
    if (value.length > 0 && *value.at == ';') {
        read_cause(scope, sipnl_find_parameter(value, ';', "cause"), reason);
        reason->text = sipnl_unquote(scope, sipnl_find_parameter(value, ';', "text"));
    }
    return TRUE;
}
