/* reason-causes.c
 * Explains the causes of a Reason header (RFC 3326).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "reason-causes.h"

#include "responses.h"
#include "user-codes.h"

#define SIP_OK 200
#define SIP_REQUEST_TIMEOUT 408

/* The protocols whose causes are status codes: RFC 3326 section 2, RFC 9410. */
static gboolean
has_status_codes(const char *protocol)
{
    return strcmp(protocol, "SIP") == 0 || strcmp(protocol, "STIR") == 0;
}

/* The row of a protocol, after which those of its causes come; NULL where it
 * is not registered. Its name is compared without case, as a token is. */
static const sipnl_cause_t *
find_protocol(const char *protocol)
{
    const sipnl_cause_t *row;

    for (row = sipnl_causes; row->protocol != NULL; row++) {
        if (g_ascii_strcasecmp(row->protocol, protocol) == 0) {
            return row;
        }
    }
    return NULL;
}

/* The row of a cause; that of the protocol where it has none. */
static const sipnl_cause_t *
find_cause(const sipnl_cause_t *protocol, guint32 cause)
{
    const sipnl_cause_t *row;

    for (row = protocol + 1; row->protocol != NULL && strcmp(row->protocol, protocol->protocol) == 0; row++) {
        if ((guint32)row->cause == cause) {
            return row;
        }
    }
    return protocol;
}

/* SIP;cause=200 says "completed elsewhere" to those who ring in vain: in a
 * CANCEL, or in the response to the INVITE. In a BYE it is an ordinary end. There
 * SIP;cause=408 says that something was not answered during the call. */
static gboolean
applies(const sipnl_cause_t *row, const char *method)
{
    if (strcmp(row->protocol, "SIP") != 0) {
        return TRUE;
    }
    switch (row->cause) {
    case SIP_OK:
        return g_strcmp0(method, "CANCEL") == 0 || g_strcmp0(method, "INVITE") == 0;
    case SIP_REQUEST_TIMEOUT:
        return g_strcmp0(method, "BYE") == 0;
    default:
        return TRUE;
    }
}

static void
explain_status_code(guint32 code, const char *method, sipnl_explained_cause_t *explained)
{
    const sipnl_response_t *response = sipnl_find_response(code);
    const sipnl_user_code_t *user_code = sipnl_find_user_code(code);

    if (user_code != NULL) {
        explained->phrase = user_code->phrase;
        explained->explanation = user_code->explanation;
        explained->category = &sipnl_categories[user_code->category];
    } else if (response != NULL) {
        explained->phrase = response->phrase;
        /* The text for a method is about a response to it; only the end of a
         * call is the same in both. */
        explained->explanation = code == SIP_OK ? sipnl_find_text(response, sipnl_part_of(method))->explanation
            : response->text.explanation;
        explained->category = response->category;
    }
}

void
sipnl_explain_cause(const sipnl_reason_t *reason, const char *method, sipnl_explained_cause_t *explained)
{
    const sipnl_cause_t *protocol = reason->protocol != NULL ? find_protocol(reason->protocol) : NULL;
    const sipnl_cause_t *row;

    memset(explained, 0, sizeof(*explained));
    explained->protocol = reason->protocol;
    if (protocol == NULL) {
        return;
    }
    explained->protocol = protocol->protocol;
    if (!reason->has_cause) {
        return;
    }
    row = find_cause(protocol, reason->cause);
    if (!applies(row, method)) {
        row = protocol;
    }
    explained->phrase = row->phrase;
    explained->explanation = row->explanation;
    explained->category = row->category;
    explained->uninformative = row->uninformative;
    if (row == protocol && has_status_codes(protocol->protocol)) {
        explain_status_code(reason->cause, method, explained);
    }
    explained->outcome = row->outcome;
    if (explained->outcome == NULL && explained->category != NULL) {
        explained->outcome = explained->category->outcome;
    }
}
