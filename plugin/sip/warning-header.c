/* warning-header.c
 * Parses the Warning header of SIP (RFC 3261 section 20.43).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "sip/warning-header.h"

#include "sip/printable.h"

#define WARN_CODE_DIGITS 3

/* A warn-code is three digits, and a blank goes before the warn-agent. */
static guint16
warn_code(sipnl_part_t value)
{
    sipnl_part_t rest = value;
    guint32 code;

    if (!sipnl_take_number(&rest, 999, &code) || value.length - rest.length != WARN_CODE_DIGITS
        || rest.length == 0 || !sipnl_is_blank(*rest.at)) {
        return 0;
    }
    return (guint16)code;
}

gboolean
sipnl_next_warning(wmem_allocator_t *scope, sipnl_part_t *list, sipnl_warning_t *warning)
{
    const sipnl_part_t value = sipnl_next_value(list);

    memset(warning, 0, sizeof(*warning));
    if (value.at == NULL) {
        return FALSE;
    }
    warning->raw = sipnl_printable(scope, value, SIPNL_SENT_BYTES_MAX);
    warning->code = warn_code(value);
    if (warning->code != 0) {
        warning->text = sipnl_unquote(scope, sipnl_part_behind(value, sipnl_part_before(value, "\"").length));
    }
    return TRUE;
}
