/* calls.h
 * The calls and registrations of a capture: lets them see each message, and tells what
 * the message is in them.
 *
 * The messages come in the order of the capture, once, on the first pass over it. For
 * each, sipnl_calls_see() comes first; then, with what it says of its situation, the text
 * of the message is chosen; and sipnl_calls_hear() lets the call hear that.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_CALLS_H__
#define __SIPNL_CALLS_H__

#include "calls/registrations.h"
#include "calls/transactions.h"
#include "texts/rules.h"

/* A call was transferred, or is going to be (RFC 3515); in file scope. */
typedef struct {
    const char *target;         /* the user in Refer-To */
    sipnl_verdict_t verdict;    /* what the NOTIFY says of it, or the refusal; all NULL before */
    guint32 frame;              /* of that; or of the REFER */
    guint16 code;
} sipnl_transfer_t;

/* A call, from its first INVITE up to the BYE; in file scope, as its strings are, which
 * are printable and never NULL. The legs behind a proxy have one Call-ID, and are one
 * call (RFC 3261 section 12); so is an INVITE that is sent again after a challenge or a
 * redirect. Another INVITE with a Call-ID whose call is over is another call. */
typedef struct _sipnl_call_t {
    guint32 number;             /* from 1, in the order of the capture */
    const char *call_id;
    const char *caller;         /* as it was sent: a number mostly */
    const char *callee;
    const char *source;         /* the addresses of the first message, from sipnl_keep_address() */
    const char *destination;
    sipnl_short_key_t caller_tag;   /* of the last initial INVITE; 0 where it is not known */
    sipnl_short_key_t branch;   /* of that INVITE */
    guint16 source_port;
    guint16 destination_port;
    guint32 cseq;               /* of that INVITE */
    guint32 open;               /* the number of transactions with it that have no final response */
    unsigned is_candidate_sure : 1;     /* it has the same Session-ID, or names the Call-ID */
    unsigned is_candidate_one_of_many : 1;
    sipnl_transfer_t *transfer; /* the last one, or NULL */
    const struct _sipnl_call_t *candidate;  /* the call that this may be a leg of, or NULL */
    const struct _sipnl_call_t *leg;        /* the last call that may be a leg of this one, or NULL */
    sipnl_progress_t progress;
} sipnl_call_t;

/* What a message is in its call or registration. What there is not is NULL. */
typedef struct {
    sipnl_call_t *call;
    sipnl_registration_t *registration;     /* for a response: its request's */
    const sipnl_transaction_t *transaction; /* of the request that is sent or answered */
    sipnl_situation_t situation;            /* as far as the capture tells it; without sent */
    sipnl_transfer_t *transfer;             /* of a REFER, of the response to it, and of a NOTIFY */
    sipnl_event_t event;                    /* without says and reason */
} sipnl_standing_t;

/* Prepares for the captures to come; call once, when registering. */
void sipnl_calls_init(void);

/* Lets the calls see a message. */
void sipnl_calls_see(packet_info *pinfo, const sipnl_message_t *message, sipnl_standing_t *standing);

/* Lets the call or registration hear what the message says: standing->event with says and
 * reason filled in. */
void sipnl_calls_hear(const sipnl_message_t *message, sipnl_standing_t *standing);

/* The call that a call is a leg of, as far as the two show it by now; NULL for none. */
const sipnl_call_t *sipnl_call_of_leg(const sipnl_call_t *call);

#endif /* __SIPNL_CALLS_H__ */
