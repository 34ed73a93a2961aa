/* details.c
 * Shows the headers that a text speaks of.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "details.h"

#include "calls/strings.h"
#include "sip/address.h"
#include "sip/digest.h"
#include "sip/printable.h"
#include "texts/values.h"
#include "durations.h"

#define LINE_BYTES_MAX 200

/* The details that are the value of a header as it was sent. */
static const struct {
    guint detail;
    sipnl_header_t header;
} plain[] = {
    { SIPNL_DETAIL_UNSUPPORTED, SIPNL_UNSUPPORTED },
    { SIPNL_DETAIL_REQUIRE, SIPNL_REQUIRE },
    { SIPNL_DETAIL_ALLOW, SIPNL_ALLOW },
    { SIPNL_DETAIL_ACCEPT, SIPNL_ACCEPT },
    { SIPNL_DETAIL_ERROR_INFO, SIPNL_ERROR_INFO },
    { SIPNL_DETAIL_EVENT, SIPNL_EVENT }
};

/* The address in a Contact, without what stands around it. */
static char *
read_contact(packet_info *pinfo, const sipnl_message_t *message,
    const sipnl_transaction_t *transaction _U_)
{
    return sipnl_printable(pinfo->pool, sipnl_find_uri(message->headers.first[SIPNL_CONTACT]), LINE_BYTES_MAX);
}

/* The realm that is asked for, and who logs in: "example.nl, gebruiker 0101234567". */
static char *
read_realm(packet_info *pinfo, const sipnl_message_t *message,
    const sipnl_transaction_t *transaction)
{
    const char *user = transaction != NULL && transaction->credentials != NULL ? transaction->credentials->user : NULL;
    sipnl_digest_t digest;
    sipnl_part_t challenge = message->headers.first[SIPNL_WWW_AUTHENTICATE];

    if (challenge.at == NULL) {
        challenge = message->headers.first[SIPNL_PROXY_AUTHENTICATE];
    }
    sipnl_parse_digest(challenge, &digest);
    if (digest.realm.at == NULL) {
        return NULL;
    }
    return wmem_strdup_printf(pinfo->pool, user != NULL ? "%s, gebruiker %s" : "%s",
        sipnl_printable(pinfo->pool, digest.realm, LINE_BYTES_MAX), user != NULL ? user : "");
}

static char *
read_seconds(packet_info *pinfo, sipnl_part_t value)
{
    guint32 seconds;

    return sipnl_take_number(&value, G_MAXUINT32, &seconds) ? sipnl_time_in_words(pinfo->pool, seconds) : NULL;
}

static char *
read_min_expires(packet_info *pinfo, const sipnl_message_t *message,
    const sipnl_transaction_t *transaction _U_)
{
    return read_seconds(pinfo, message->headers.first[SIPNL_MIN_EXPIRES]);
}

static char *
read_min_se(packet_info *pinfo, const sipnl_message_t *message,
    const sipnl_transaction_t *transaction _U_)
{
    return read_seconds(pinfo, message->headers.first[SIPNL_MIN_SE]);
}

static char *
read_retry_after(packet_info *pinfo, const sipnl_message_t *message,
    const sipnl_transaction_t *transaction _U_)
{
    const guint32 seconds = sipnl_message_retry_after(message);

    return seconds > 0 ? sipnl_time_in_words(pinfo->pool, seconds) : NULL;
}

/* Who diverted the call, and why in Dutch: Diversion (RFC 5806), or else the first entry
 * of History-Info with a reason (RFC 7044). */
static char *
read_diversion(packet_info *pinfo, const sipnl_message_t *message,
    const sipnl_transaction_t *transaction _U_)
{
    const sipnl_part_t diversion = message->headers.first[SIPNL_DIVERSION].at != NULL
        ? message->headers.first[SIPNL_DIVERSION] : message->headers.first[SIPNL_HISTORY_INFO];
    sipnl_address_t address;
    const sipnl_value_t *value;
    const char *reason;
    const char *name;

    if (diversion.at == NULL) {
        return NULL;
    }
    sipnl_parse_address(diversion, &address);
    name = sipnl_address_name(pinfo->pool, &address);
    reason = sipnl_printable(pinfo->pool, sipnl_find_parameter(address.parameters, ';', "reason"), LINE_BYTES_MAX);
    value = reason != NULL ? sipnl_find_value("Diversion", reason) : NULL;
    return wmem_strdup_printf(pinfo->pool, value != NULL ? "%s (%s)" : "%s", name,
        value != NULL ? value->text : "");
}

static char *
read_refer_to(packet_info *pinfo, const sipnl_message_t *message,
    const sipnl_transaction_t *transaction _U_)
{
    sipnl_address_t address;

    if (message->headers.first[SIPNL_REFER_TO].at == NULL) {
        return NULL;
    }
    sipnl_parse_address(message->headers.first[SIPNL_REFER_TO], &address);
    return sipnl_address_name(pinfo->pool, &address);
}

/* The details that take some reading. */
static const struct {
    guint detail;
    char *(*read)(packet_info *pinfo, const sipnl_message_t *message, const sipnl_transaction_t *transaction);
} read_details[] = {
    { SIPNL_DETAIL_CONTACT, read_contact },
    { SIPNL_DETAIL_OWN_CONTACT, read_contact },
    { SIPNL_DETAIL_REALM, read_realm },
    { SIPNL_DETAIL_MIN_EXPIRES, read_min_expires },
    { SIPNL_DETAIL_MIN_SE, read_min_se },
    { SIPNL_DETAIL_RETRY_AFTER, read_retry_after },
    { SIPNL_DETAIL_DIVERSION, read_diversion },
    { SIPNL_DETAIL_REFER_TO, read_refer_to }
};

static guint
add_detail(sipnl_kept_detail_t *details, guint count, guint detail, const char *text)
{
    if (text == NULL || *text == '\0' || count == SIPNL_DETAIL_LINES_MAX) {
        return count;
    }
    memset(&details[count], 0, sizeof(details[count]));
    details[count].detail = detail;
    details[count].text = sipnl_keep_string(text);
    return count + 1;
}

guint
sipnl_read_details(packet_info *pinfo, const sipnl_message_t *message, const sipnl_transaction_t *transaction,
    guint32 wanted, sipnl_kept_detail_t *details)
{
    guint count = 0;
    guint i;

    for (i = 0; i < G_N_ELEMENTS(plain); i++) {
        if ((wanted & (1U << plain[i].detail)) != 0) {
            count = add_detail(details, count, plain[i].detail,
                sipnl_printable(pinfo->pool, message->headers.first[plain[i].header], LINE_BYTES_MAX));
        }
    }
    for (i = 0; i < G_N_ELEMENTS(read_details); i++) {
        if ((wanted & (1U << read_details[i].detail)) != 0) {
            count = add_detail(details, count, read_details[i].detail, read_details[i].read(pinfo, message, transaction));
        }
    }
    if ((wanted & (1U << SIPNL_DETAIL_OFFER)) != 0 && transaction != NULL) {
        count = add_detail(details, count, SIPNL_DETAIL_OFFER, transaction->offer);
    }
    return count;
}
