/* transactions.h
 * The transactions of a capture (RFC 3261 section 17): which request a response answers,
 * and which messages are retransmissions or copies.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_TRANSACTIONS_H__
#define __SIPNL_TRANSACTIONS_H__

#include "calls/challenges.h"
#include "calls/keys.h"
#include "calls/registrations.h"
#include "sip/messages.h"

/* A transaction; in file scope. What stands below has_request is of the request, and
 * unknown without it. */
typedef struct {
    const sipnl_credentials_t *credentials;     /* those that the request held; NULL for none */
    sipnl_registration_t *registration;         /* of a REGISTER; else NULL */
    const char *offer;          /* the media that an INVITE offers, in words, or NULL */
    guint32 seen_at;            /* when the request was last seen, in seconds */
    guint16 final_code;         /* 0 before a final response */
    unsigned is_own : 1;        /* an INVITE of the caller, not one behind a proxy */
    unsigned is_open : 1;       /* such an INVITE, without a final response */
    unsigned has_rung : 1;      /* a 180 */
    unsigned is_cancelled : 1;  /* a CANCEL for it was sent */
    unsigned has_request : 1;
    unsigned is_in_dialog : 1;
    unsigned is_old_cseq : 1;   /* not higher than an earlier one of the same side */
    unsigned is_passed_on : 1;  /* a REGISTER that a proxy passes on: it counts where it came in */
    unsigned is_keep_alive : 1; /* Event: keep-alive */
    unsigned offers_fax : 1;
    unsigned offers_srtp_only : 1;
} sipnl_transaction_t;

/* What identifies a message: the keys of what stands in its headers, 0 for what does not. */
typedef struct {
    sipnl_key_t call_id;
    sipnl_short_key_t branch;         /* of the first Via */
    sipnl_short_key_t from_tag;       /* of a request */
    sipnl_short_key_t to_tag;
} sipnl_identity_t;

/* The key of the tag of From. */
sipnl_short_key_t sipnl_from_tag_of(const sipnl_message_t *message);

void sipnl_identify(const sipnl_message_t *message, sipnl_identity_t *identity);

/* Prepares for the captures to come; call once, when registering. */
void sipnl_transactions_init(void);

/* The transaction of a message (RFC 3261 section 17.2.3), made where it is the first of
 * it; tells whether the same message was seen before, on its way to the same host, within
 * 64 s (64 × T1 and some). An ACK and a CANCEL have transactions of their own. */
sipnl_transaction_t *sipnl_transaction_see(const packet_info *pinfo, const sipnl_message_t *message,
    const sipnl_identity_t *identity, gboolean *is_repeated);

/* The transaction of a message as it is known so far, or NULL; for an ACK or a CANCEL with
 * the method INVITE that of the INVITE with the same branch. Nothing is changed. */
sipnl_transaction_t *sipnl_transaction_find(const sipnl_message_t *message, const sipnl_identity_t *identity,
    sipnl_method_t method);

/* The key of the branch in the nth Via of a message, counted from 0; 0 where there is none. */
sipnl_short_key_t sipnl_branch_of(const sipnl_message_t *message, guint n);

#endif /* __SIPNL_TRANSACTIONS_H__ */
