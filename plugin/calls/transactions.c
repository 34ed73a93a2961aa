/* transactions.c
 * The transactions of a capture (RFC 3261 section 17).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "calls/transactions.h"

#include "sip/address.h"

/* The same message later than this is a new one. A 180 is sent again each minute (RFC 3261
 * section 13.3.1.1). */
#define REPEATED_WITHIN_S 64

/* The key of a transaction to sipnl_transaction_t, and of a response to the time at which
 * it was last seen. */
static wmem_map_t *transactions;
static wmem_map_t *responses;

void
sipnl_transactions_init(void)
{
    transactions = sipnl_key_map_new();
    responses = sipnl_key_map_new();
}

/* The value of the nth Via, counted from 0. */
static sipnl_part_t
find_via(const sipnl_message_t *message, guint n)
{
    sipnl_part_t header = { NULL, 0 };
    sipnl_part_t via = { NULL, 0 };

    while (sipnl_next_header(&message->headers, SIPNL_VIA, &header)) {
        sipnl_part_t list = header;

        while ((via = sipnl_next_value(&list)).at != NULL) {
            if (n-- == 0) {
                return via;
            }
        }
    }
    return via;
}

sipnl_short_key_t
sipnl_branch_of(const sipnl_message_t *message, guint n)
{
    return sipnl_short_key_of(sipnl_find_parameter(find_via(message, n), ';', "branch"));
}

sipnl_short_key_t
sipnl_from_tag_of(const sipnl_message_t *message)
{
    return sipnl_short_key_of(sipnl_find_tag(message->headers.first[SIPNL_FROM]));
}

void
sipnl_identify(const sipnl_message_t *message, sipnl_identity_t *identity)
{
    identity->call_id = sipnl_key_of(message->headers.first[SIPNL_CALL_ID]);
    identity->branch = sipnl_branch_of(message, 0);
    identity->from_tag = message->is_response ? 0 : sipnl_from_tag_of(message);
    identity->to_tag = sipnl_short_key_of(sipnl_find_tag(message->headers.first[SIPNL_TO]));
}

/* Without a branch, as before RFC 3261, the tag of From tells transactions apart. */
static sipnl_key_t
key_of_transaction(const sipnl_message_t *message, const sipnl_identity_t *identity, sipnl_method_t method)
{
    const sipnl_key_t key = sipnl_key_with(identity->call_id,
        identity->branch != 0 ? identity->branch : sipnl_from_tag_of(message));

    return sipnl_key_with(sipnl_key_with(key, message->cseq),
        method == SIPNL_METHOD_OTHER ? sipnl_key_of(message->method_name) : method);
}

sipnl_transaction_t *
sipnl_transaction_find(const sipnl_message_t *message, const sipnl_identity_t *identity, sipnl_method_t method)
{
    return (sipnl_transaction_t *)wmem_map_lookup(transactions,
        SIPNL_MAP_KEY(key_of_transaction(message, identity, method)));
}

/* Frames of a capture need not be in the order of their times. */
static gboolean
is_soon(guint32 before, guint32 seconds)
{
    return MAX(before, seconds) - MIN(before, seconds) <= REPEATED_WITHIN_S;
}

/* Of a response that a proxy passes on with its Via left in, each hop is another. */
static gboolean
is_response_repeated(const packet_info *pinfo, const sipnl_message_t *message, sipnl_short_key_t to_tag,
    sipnl_key_t transaction, guint32 seconds)
{
    const sipnl_part_t to = { (const char *)pinfo->dst.data, (gsize)pinfo->dst.len };
    const sipnl_key_t key = sipnl_key_with(sipnl_key_with(sipnl_key_with(transaction, message->status_code), to_tag),
        sipnl_key_of(to));
    const guint32 before = GPOINTER_TO_UINT(wmem_map_insert(responses, SIPNL_MAP_KEY(key), GUINT_TO_POINTER(seconds)));

    return before != 0 && is_soon(before, seconds);
}

static sipnl_transaction_t *
add_transaction(sipnl_key_t key)
{
    sipnl_transaction_t *transaction = wmem_new0(wmem_file_scope(), sipnl_transaction_t);

    wmem_map_insert(transactions, SIPNL_MAP_KEY(key), transaction);
    return transaction;
}

sipnl_transaction_t *
sipnl_transaction_see(const packet_info *pinfo, const sipnl_message_t *message, const sipnl_identity_t *identity,
    gboolean *is_repeated)
{
    const sipnl_key_t key = key_of_transaction(message, identity, message->method);
    /* 0 says that nothing was seen yet. */
    const guint32 seconds = MAX((guint32)pinfo->abs_ts.secs, 1);
    sipnl_transaction_t *transaction = (sipnl_transaction_t *)wmem_map_lookup(transactions, SIPNL_MAP_KEY(key));

    if (message->is_response) {
        *is_repeated = is_response_repeated(pinfo, message, identity->to_tag, key, seconds);
        return transaction != NULL ? transaction : add_transaction(key);
    }
    *is_repeated = transaction != NULL && transaction->has_request && is_soon(transaction->seen_at, seconds);
    if (transaction == NULL) {
        transaction = add_transaction(key);
    } else if (!*is_repeated) {
        memset(transaction, 0, sizeof(*transaction));
    }
    transaction->has_request = TRUE;
    transaction->seen_at = seconds;
    return transaction;
}
