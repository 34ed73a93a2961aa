/* warning-header.c
 * Parses the Warning header of SIP (RFC 3261 section 20.43).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "warning-header.h"

#include "sip-syntax.h"

#define WARN_CODE_DIGITS 3

/* A warn-code is three digits, and a blank goes before the warn-agent. */
static guint16
warn_code(const char *raw)
{
    if (strspn(raw, G_CSET_DIGITS) != WARN_CODE_DIGITS || !sipnl_is_blank(raw[WARN_CODE_DIGITS])) {
        return 0;
    }
    return (guint16)g_ascii_strtoull(raw, NULL, 10);
}

gboolean
sipnl_next_warning(wmem_allocator_t *scope, const char **at, sipnl_warning_t *warning)
{
    sipnl_part_t list = sipnl_part_of(*at);
    const sipnl_part_t value = sipnl_next_value(&list);

    memset(warning, 0, sizeof(*warning));
    *at = list.at;
    if (value.at == NULL) {
        return FALSE;
    }
    warning->raw = wmem_strndup(scope, value.at, value.length);
    warning->code = warn_code(warning->raw);
    if (warning->code != 0) {
        warning->text = sipnl_unquote(scope, sipnl_part_behind(value, sipnl_part_before(value, "\"").length));
    }
    return TRUE;
}
