/* calls.c
 * The calls and registrations of a capture: what is known of each Call-ID.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "calls.h"

#include "sip-address.h"

/* Call-ID, as a sipnl_part_t, to sipnl_call_t; in file scope, as both are. */
static wmem_map_t *calls;

static guint
hash_part(gconstpointer key)
{
    const sipnl_part_t *part = (const sipnl_part_t *)key;

    return wmem_strong_hash((const guint8 *)part->at, part->length);
}

static gboolean
equal_parts(gconstpointer a, gconstpointer b)
{
    const sipnl_part_t *left = (const sipnl_part_t *)a;
    const sipnl_part_t *right = (const sipnl_part_t *)b;

    return left->length == right->length && memcmp(left->at, right->at, left->length) == 0;
}

void
sipnl_calls_init(void)
{
    calls = wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), hash_part, equal_parts);
}

static const char *
keep_part(sipnl_part_t part)
{
    return part.length > 0 ? wmem_strndup(wmem_file_scope(), part.at, part.length) : "";
}

static sipnl_call_t *
add_call(sipnl_part_t call_id, const sipnl_message_t *message)
{
    sipnl_call_t *call = wmem_new0(wmem_file_scope(), sipnl_call_t);
    sipnl_part_t *key = wmem_new(wmem_file_scope(), sipnl_part_t);
    const sipnl_part_t from = message->headers.first[SIPNL_FROM];
    const sipnl_part_t tag = sipnl_find_tag(from);
    sipnl_address_t caller;
    sipnl_address_t callee;

    sipnl_parse_address(from, &caller);
    sipnl_parse_address(message->headers.first[SIPNL_TO], &callee);
    call->caller = keep_part(caller.user);
    call->callee = keep_part(callee.user);
    if (message->method == SIPNL_REGISTER) {
        call->account = keep_part(callee.account);
    }
    if (tag.at != NULL) {
        call->caller_tag = keep_part(tag);
    }
    key->at = keep_part(call_id);
    key->length = call_id.length;
    wmem_map_insert(calls, key, call);
    return call;
}

/* Expires: 0, or the same in Contact (RFC 3261 section 10.2.2). */
static gboolean
is_unregistering(const sipnl_message_t *message)
{
    sipnl_address_t contact;
    sipnl_part_t expires;

    sipnl_parse_address(message->headers.first[SIPNL_CONTACT], &contact);
    expires = sipnl_find_parameter(contact.parameters, ';', "expires");
    if (expires.at == NULL) {
        expires = message->headers.first[SIPNL_EXPIRES];
    }
    return sipnl_part_is(expires, "0");
}

static gboolean
has_credentials(const sipnl_message_t *message)
{
    return message->headers.first[SIPNL_AUTHORIZATION].at != NULL
        || message->headers.first[SIPNL_PROXY_AUTHORIZATION].at != NULL;
}

static gboolean
is_challenge(const sipnl_message_t *message)
{
    return message->headers.first[SIPNL_WWW_AUTHENTICATE].at != NULL
        || message->headers.first[SIPNL_PROXY_AUTHENTICATE].at != NULL;
}

const sipnl_call_t *
sipnl_find_call(const sipnl_message_t *message)
{
    const sipnl_part_t call_id = message->headers.first[SIPNL_CALL_ID];
    sipnl_call_t *call;

    if (call_id.at == NULL
        || (message->method == SIPNL_OTHER_METHOD && !has_credentials(message) && !is_challenge(message))) {
        return NULL;
    }
    call = (sipnl_call_t *)wmem_map_lookup(calls, &call_id);
    if (call == NULL
        && (message->method == SIPNL_INVITE || message->method == SIPNL_REGISTER || has_credentials(message))) {
        call = add_call(call_id, message);
    }
    if (call != NULL && message->method == SIPNL_REGISTER && message->status_code == 0) {
        call->is_unregistering = is_unregistering(message);
    }
    return call;
}

sipnl_party_t
sipnl_find_sender(const sipnl_call_t *call, const sipnl_message_t *request)
{
    const sipnl_part_t tag = sipnl_find_tag(request->headers.first[SIPNL_FROM]);

    if (tag.at == NULL || call->caller_tag == NULL) {
        return SIPNL_UNKNOWN_PARTY;
    }
    return sipnl_part_is(tag, call->caller_tag) ? SIPNL_CALLER : SIPNL_CALLEE;
}

gboolean
sipnl_is_in_dialog(const sipnl_message_t *request)
{
    return sipnl_find_tag(request->headers.first[SIPNL_TO]).at != NULL;
}
