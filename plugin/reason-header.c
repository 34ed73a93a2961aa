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

/* The first of two parameters with the same name counts. */
static void
note_parameter(sipnl_reason_t *reason, const char *name, const char *value)
{
    guint64 cause;

    if (g_ascii_strcasecmp(name, "cause") == 0 && !reason->has_cause) {
        reason->has_cause = g_ascii_string_to_unsigned(value, 10, 0, G_MAXUINT32, &cause, NULL);
        if (reason->has_cause) {
            reason->cause = (guint32)cause;
        }
    } else if (g_ascii_strcasecmp(name, "text") == 0 && reason->text == NULL) {
        reason->text = value;
    }
}

static void
parse_parameters(wmem_allocator_t *scope, const char *at, sipnl_reason_t *reason)
{
    while (*at != '\0') {
        const char *name;
        const char *value;

        at += strspn(at, SIPNL_BLANKS ";");
        name = sipnl_take_token(scope, &at);
        value = sipnl_take_parameter_value(scope, &at);
        if (name != NULL && value != NULL) {
            note_parameter(reason, name, value);
        }
        /* What a parameter should not hold is passed over. */
        at += strcspn(at, ";");
    }
}

gboolean
sipnl_next_reason(wmem_allocator_t *scope, const char **at, sipnl_reason_t *reason)
{
    const char *raw;

    memset(reason, 0, sizeof(*reason));
    reason->raw = sipnl_next_value(scope, at);
    if (reason->raw == NULL) {
        return FALSE;
    }
    raw = reason->raw;
    reason->protocol = sipnl_take_token(scope, &raw);
    if (reason->protocol != NULL && *raw == ';') {
        parse_parameters(scope, raw, reason);
    }
    return TRUE;
}
