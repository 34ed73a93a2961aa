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

/* What tells calls and registrations apart. */
typedef struct {
    sipnl_part_t call_id;
    sipnl_part_t account;   /* of a REGISTER; else none */
} call_key_t;

/* call_key_t to sipnl_call_t; in file scope, as both are. */
static wmem_map_t *calls;

static guint
hash_key(gconstpointer data)
{
    const call_key_t *key = (const call_key_t *)data;
    guint hash = wmem_strong_hash((const guint8 *)key->call_id.at, key->call_id.length);

    if (key->account.length > 0) {
        hash += wmem_strong_hash((const guint8 *)key->account.at, key->account.length);
    }
    return hash;
}

static gboolean
equal_keys(gconstpointer a, gconstpointer b)
{
    const call_key_t *left = (const call_key_t *)a;
    const call_key_t *right = (const call_key_t *)b;

    return sipnl_part_equal(left->call_id, right->call_id) && sipnl_part_equal(left->account, right->account);
}

void
sipnl_calls_init(void)
{
    calls = wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), hash_key, equal_keys);
}

static const char *
keep_part(sipnl_part_t part)
{
    return part.length > 0 ? wmem_strndup(wmem_file_scope(), part.at, part.length) : "";
}

static sipnl_call_t *
add_call(const call_key_t *key, const sipnl_message_t *message)
{
    sipnl_call_t *call = wmem_new0(wmem_file_scope(), sipnl_call_t);
    call_key_t *kept_key = wmem_new(wmem_file_scope(), call_key_t);
    const sipnl_part_t from = message->headers.first[SIPNL_FROM];
    const sipnl_part_t tag = sipnl_find_tag(from);
    sipnl_address_t caller;
    sipnl_address_t callee;

    sipnl_parse_address(from, &caller);
    sipnl_parse_address(message->headers.first[SIPNL_TO], &callee);
    call->caller = keep_part(caller.user);
    call->callee = keep_part(callee.user);
    if (message->method == SIPNL_REGISTER) {
        call->account = keep_part(key->account);
    }
    if (tag.at != NULL) {
        call->caller_tag = keep_part(tag);
    }
    kept_key->call_id.at = keep_part(key->call_id);
    kept_key->call_id.length = key->call_id.length;
    kept_key->account.at = call->account;
    kept_key->account.length = key->account.length;
    wmem_map_insert(calls, kept_key, call);
    return call;
}

/* Whether a Contact asks for no time: "*", or expires=0, or Expires: 0 for all. */
static gboolean
is_ending(sipnl_part_t contact, sipnl_part_t expires)
{
    sipnl_address_t parsed;
    sipnl_part_t own;

    sipnl_parse_address(contact, &parsed);
    own = sipnl_find_parameter(parsed.parameters, ';', "expires");
    return sipnl_part_is(own.at != NULL ? own : expires, "0");
}

/* Whether all the contacts of a REGISTER are taken away (RFC 3261 section 10.2.2). */
static gboolean
is_unregistering(const sipnl_message_t *message)
{
    const sipnl_part_t expires = message->headers.first[SIPNL_EXPIRES];
    sipnl_part_t header = { NULL, 0 };

    if (message->headers.first[SIPNL_CONTACT].at == NULL) {
        return sipnl_part_is(expires, "0");
    }
    while (sipnl_next_header(&message->headers, SIPNL_CONTACT, &header)) {
        sipnl_part_t list = header;
        sipnl_part_t contact;

        while ((contact = sipnl_next_value(&list)).at != NULL) {
            if (!is_ending(contact, expires)) {
                return FALSE;
            }
        }
    }
    return TRUE;
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

static sipnl_part_t
account_of(const sipnl_message_t *message)
{
    sipnl_address_t to;

    sipnl_parse_address(message->headers.first[SIPNL_TO], &to);
    return to.account;
}

sipnl_call_t *
sipnl_find_call(const sipnl_message_t *message)
{
    const gboolean is_register = message->method == SIPNL_REGISTER;
    call_key_t key = { message->headers.first[SIPNL_CALL_ID], { NULL, 0 } };
    sipnl_call_t *call;

    if (key.call_id.at == NULL
        || (message->method == SIPNL_OTHER_METHOD && !has_credentials(message) && !is_challenge(message))) {
        return NULL;
    }
    if (is_register) {
        key.account = account_of(message);
    }
    call = (sipnl_call_t *)wmem_map_lookup(calls, &key);
    if (call == NULL && (message->method == SIPNL_INVITE || is_register || has_credentials(message))) {
        call = add_call(&key, message);
    }
    if (call != NULL && is_register && message->status_code == 0) {
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
