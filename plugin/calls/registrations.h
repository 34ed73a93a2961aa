/* registrations.h
 * The registrations of a capture: what became of each contact of each account.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_REGISTRATIONS_H__
#define __SIPNL_REGISTRATIONS_H__

#include "calls/outcome.h"
#include "sip/messages.h"

/* A contact of an account; in file scope, as its strings are, which are printable and
 * never NULL. A retransmission counts nowhere. */
typedef struct {
    const char *account;        /* To in one form: 0101234567@example.nl */
    const char *contact;        /* what was registered, without its parameters; empty where
                                   a request asks or takes away all of them */
    const char *agent;          /* User-Agent */
    const char *address;        /* where the request came from */
    sipnl_verdict_t verdict;    /* what the last final response said; all NULL before one */
    sipnl_moment_t last_time;
    guint32 last_frame;
    guint32 expires;            /* seconds that the last 2xx grants */
    guint32 requests;
    guint32 registered;         /* the number of 2xx that kept the contact */
    guint32 unregistered;       /* and of those that took it away */
    guint32 failed;
    guint32 unsure;             /* challenges to credentials for a nonce of before the capture: were
                                   they wrong too, the next ones tell */
    guint16 last_code;          /* 0 before a final response */
    gboolean is_query;          /* the last request had no Contact (RFC 3261 section 10.2.3) */
    gboolean is_unregistering;  /* the last request took the contact away */
} sipnl_registration_t;

/* Prepares for the captures to come; call once, when registering. */
void sipnl_registrations_init(void);

/* The registration that a REGISTER is for, made where it is the first. Not for a
 * retransmission. */
sipnl_registration_t *sipnl_registration_see_request(packet_info *pinfo, const sipnl_message_t *request);

/* The registration that a final response is for where its request is not in the capture. */
sipnl_registration_t *sipnl_registration_of_response(packet_info *pinfo, const sipnl_message_t *response);

/* Notes a final response that is no retransmission, and what it says. */
void sipnl_registration_see_response(sipnl_registration_t *registration, const sipnl_message_t *response,
    const sipnl_event_t *event);

#endif /* __SIPNL_REGISTRATIONS_H__ */
