/* address.c
 * Parses the addresses in the headers From, To, Contact and Refer-To of SIP.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "sip/address.h"

#include "sip/printable.h"

/* No number or account is longer; what is, is cut where it is shown. */
#define NAME_BYTES_MAX 64
#define ACCOUNT_BYTES_MAX 128

/* Takes the URI of an address: what is in angle brackets, behind a display name;
 * without them, what goes before the parameters. A display name whose quotes do not
 * close hides no URI. */
static sipnl_part_t
take_uri(sipnl_part_t value, sipnl_part_t *parameters)
{
    gsize before = sipnl_part_before_unquoted(value, '<').length;
    sipnl_part_t uri;

    if (before == value.length) {
        before = sipnl_part_before(value, "<").length;
    }
    uri = sipnl_part_behind(value, before);
    if (uri.length > 0) {
        uri = sipnl_part_before(sipnl_part_behind(uri, 1), ">");
    } else {
        uri = sipnl_part_before(value, SIPNL_BLANKS ";,");
    }
    *parameters = value.at != NULL ? sipnl_part_behind(value, (gsize)(uri.at - value.at) + uri.length) : value;
    return uri;
}

/* Takes the scheme of a URI that holds a user or a host (RFC 3261 section 19.1.1, RFC
 * 3966), and tells whether it is that of a telephone number; FALSE for another URI. */
static gboolean
take_scheme(sipnl_part_t *uri, gboolean *is_number)
{
    static const char *const schemes[] = { "sip", "sips", "tel" };
    const sipnl_part_t scheme = sipnl_part_before(*uri, ":");
    guint i;

    for (i = 0; i < G_N_ELEMENTS(schemes) && scheme.length < uri->length; i++) {
        if (sipnl_part_is_name(scheme, schemes[i])) {
            *is_number = *schemes[i] == 't';
            *uri = sipnl_part_behind(*uri, scheme.length + 1);
            return TRUE;
        }
    }
    return FALSE;
}

/* A host, without its port. */
static sipnl_part_t
without_port(sipnl_part_t host)
{
    if (host.length > 0 && *host.at == '[') {
        const gsize length = sipnl_part_before(host, "]").length + 1;

        host.length = MIN(length, host.length);
        return host;
    }
    return sipnl_part_before(host, ":");
}

void
sipnl_parse_address(sipnl_part_t value, sipnl_address_t *address)
{
    sipnl_part_t uri;
    gboolean is_number = FALSE;
    sipnl_part_t user;

    memset(address, 0, sizeof(*address));
    uri = take_uri(value, &address->parameters);
    if (!take_scheme(&uri, &is_number) || is_number) {
        address->user = sipnl_part_before(uri, ";?");
        return;
    }
    user = sipnl_part_before(uri, "@");
    if (user.length < uri.length) {
        /* The user can hold parameters of its own (RFC 3261 section 19.1.6), and a password. */
        address->user = sipnl_part_before(user, ":;");
        uri = sipnl_part_behind(uri, user.length + 1);
    }
    address->host = without_port(sipnl_part_before(uri, ";?"));
}

sipnl_part_t
sipnl_find_uri(sipnl_part_t value)
{
    sipnl_part_t parameters;

    return take_uri(value, &parameters);
}

sipnl_part_t
sipnl_find_tag(sipnl_part_t value)
{
    sipnl_part_t parameters;

    (void)take_uri(value, &parameters);
    return sipnl_find_parameter(parameters, ';', "tag");
}

/* A part with %XX decoded, in scope. */
static sipnl_part_t
decode_percent(wmem_allocator_t *scope, sipnl_part_t part)
{
    char *decoded;
    gsize length = 0;
    gsize i;

    if (sipnl_part_before(part, "%").length == part.length) {
        return part;
    }
    decoded = (char *)wmem_alloc(scope, part.length);
    for (i = 0; i < part.length; i++) {
        if (part.at[i] == '%' && i + 2 < part.length && g_ascii_isxdigit(part.at[i + 1])
            && g_ascii_isxdigit(part.at[i + 2])) {
            decoded[length++] = (char)(g_ascii_xdigit_value(part.at[i + 1]) << 4 | g_ascii_xdigit_value(part.at[i + 2]));
            i += 2;
        } else {
            decoded[length++] = part.at[i];
        }
    }
    part.at = decoded;
    part.length = length;
    return part;
}

char *
sipnl_address_name(wmem_allocator_t *scope, const sipnl_address_t *address)
{
    const sipnl_part_t name = address->user.length > 0 ? decode_percent(scope, address->user) : address->host;
    char *printable = sipnl_printable(scope, name, NAME_BYTES_MAX);

    return printable != NULL ? printable : wmem_strdup(scope, "");
}

char *
sipnl_address_account(wmem_allocator_t *scope, const sipnl_address_t *address)
{
    const sipnl_part_t user = decode_percent(scope, address->user);
    const char *host = sipnl_printable(scope, address->host, ACCOUNT_BYTES_MAX);
    char *small = g_ascii_strdown(host != NULL ? host : "", -1);
    char *account = user.length == 0 ? wmem_strdup(scope, small)
        : wmem_strdup_printf(scope, *small != '\0' ? "%s@%s" : "%s",
            sipnl_printable(scope, user, ACCOUNT_BYTES_MAX), small);

    g_free(small);
    return account;
}

/* The digits of a number, without what may stand between them (RFC 3966 section 3), and
 * without the (0) of +31 (0)10; NULL where it is no number. */
static char *
digits_of(wmem_allocator_t *scope, const char *name)
{
    char *digits = (char *)wmem_alloc(scope, strlen(name) + 1);
    gsize length = 0;

    for (; *name != '\0'; name++) {
        if (g_str_has_prefix(name, "(0)") && length > 0) {
            name += strlen("(0)") - 1;
        } else if (g_ascii_isdigit(*name) || (*name == '+' && length == 0)) {
            digits[length++] = *name;
        } else if (strchr("-. ()", *name) == NULL) {
            return NULL;
        }
    }
    digits[length] = '\0';
    return length > 0 ? digits : NULL;
}

char *
sipnl_comparable_number(wmem_allocator_t *scope, const char *name)
{
    const char *digits = digits_of(scope, name);

    if (digits == NULL) {
        return wmem_strdup(scope, name);
    }
    if (*digits == '+') {
        return wmem_strdup(scope, digits + 1);
    }
    if (g_str_has_prefix(digits, "00")) {
        return wmem_strdup(scope, digits + 2);
    }
    if (*digits == '0') {
        return wmem_strdup_printf(scope, "31%s", digits + 1);
    }
    return wmem_strdup(scope, digits);
}
