/* digest.c
 * Parses the credentials and challenges of SIP (RFC 3261 section 22).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "sip/digest.h"

static sipnl_part_t
without_quotes(sipnl_part_t value)
{
    if (value.length >= 2 && *value.at == '"') {
        value.at++;
        value.length -= 2;
    }
    return value;
}

void
sipnl_parse_digest(sipnl_part_t value, sipnl_digest_t *digest)
{
    sipnl_part_t name;
    sipnl_part_t parameter;

    memset(digest, 0, sizeof(*digest));
    (void)sipnl_take_token(&value);
    while (sipnl_next_parameter(&value, ',', &name, &parameter)) {
        parameter = without_quotes(parameter);
        if (sipnl_part_is_name(name, "realm")) {
            digest->realm = parameter;
        } else if (sipnl_part_is_name(name, "nonce")) {
            digest->nonce = parameter;
        } else if (sipnl_part_is_name(name, "username")) {
            digest->user = parameter;
        } else if (sipnl_part_is_name(name, "response")) {
            digest->response = parameter;
        } else if (sipnl_part_is_name(name, "stale")) {
            digest->is_stale = sipnl_part_is_name(parameter, "true");
        } else if (sipnl_part_is_name(name, "auts")) {
            digest->has_auts = TRUE;
        }
    }
}
