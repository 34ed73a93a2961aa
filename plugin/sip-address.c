/* sip-address.c
 * Parses the addresses in the headers From, To and Contact of SIP.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "sip-address.h"

#include "sip-syntax.h"

/* Takes the URI of an address: what is in angle brackets, behind a display name;
 * without them, what goes before the parameters. */
static sipnl_part_t
take_uri(sipnl_part_t value, sipnl_part_t *parameters)
{
    sipnl_part_t uri = sipnl_part_behind(value, sipnl_part_before_unquoted(value, '<').length);

    if (uri.length > 0) {
        uri = sipnl_part_before(sipnl_part_behind(uri, 1), ">");
    } else {
        uri = sipnl_part_before(value, SIPNL_BLANKS ";,");
    }
    *parameters = value.at != NULL ? sipnl_part_behind(value, (gsize)(uri.at - value.at) + uri.length) : value;
    return uri;
}

/* The length of the scheme of a URI that holds a user or a host (RFC 3261 section
 * 19.1.1, RFC 3966); 0 for another URI. */
static gsize
scheme_length(sipnl_part_t uri)
{
    static const char *const schemes[] = { "sip:", "sips:", "tel:" };
    guint i;

    for (i = 0; i < G_N_ELEMENTS(schemes); i++) {
        const gsize length = strlen(schemes[i]);

        if (uri.length >= length && g_ascii_strncasecmp(uri.at, schemes[i], length) == 0) {
            return length;
        }
    }
    return 0;
}

/* The length of a host, without its port. */
static gsize
host_length(sipnl_part_t host)
{
    if (host.length > 0 && *host.at == '[') {
        const gsize length = sipnl_part_before(host, "]").length + 1;

        return MIN(length, host.length);
    }
    return sipnl_part_before(host, ":").length;
}

void
sipnl_parse_address(sipnl_part_t value, sipnl_address_t *address)
{
    const sipnl_part_t uri = take_uri(value, &address->parameters);
    const gsize scheme = scheme_length(uri);
    sipnl_part_t user;
    sipnl_part_t host;

    address->account = sipnl_part_before(sipnl_part_behind(uri, scheme), ";?");
    address->user = address->account;
    if (scheme == 0) {
        return;
    }
    user = sipnl_part_before(address->account, "@");
    host = user.length < address->account.length ? sipnl_part_behind(address->account, user.length + 1) : user;
    host.length = host_length(host);
    address->account.length = (gsize)(host.at - address->account.at) + host.length;
    /* Without a password. */
    address->user = user.length > 0 && host.at != user.at ? sipnl_part_before(user, ":") : host;
}

sipnl_part_t
sipnl_find_tag(sipnl_part_t value)
{
    sipnl_part_t parameters;

    (void)take_uri(value, &parameters);
    return sipnl_find_parameter(parameters, ';', "tag");
}
