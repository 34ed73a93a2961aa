/* challenges.h
 * Tells a challenge that is part of logging in from one that refuses credentials.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_CHALLENGES_H__
#define __SIPNL_CHALLENGES_H__

#include "calls/keys.h"
#include "sip/messages.h"

/* Captures are hostile input: of one message no more credentials or challenges than this
 * are looked at. */
#define SIPNL_CREDENTIALS_MAX 8

/* Credentials that a request held, or a challenge: for whom, and the keys of realm and
 * nonce. In file scope. */
typedef struct {
    guint8 whom;            /* 0 the server, 1 a proxy (RFC 3261 sections 22.2 and 22.3) */
    gboolean is_fresh;      /* of credentials: the nonce is that of the last challenge, and
                               no request has succeeded since */
    gboolean has_auts;      /* of credentials: they report a counter that runs apart */
    sipnl_key_t realm;
    sipnl_key_t nonce;
    guint32 successes;      /* of a challenge: those before it */
} sipnl_credential_t;

typedef struct {
    const char *user;       /* the user of the first, printable */
    guint count;
    sipnl_credential_t items[];
} sipnl_credentials_t;

/* The last challenges with one Call-ID (and account), for each realm. All zero at first. */
typedef struct {
    guint32 successes;      /* the number of 2xx so far */
    guint32 count;
    sipnl_credential_t *items;
} sipnl_challenges_t;

/* What a challenge means for the credentials that its request held. */
typedef struct {
    gboolean is_refused;        /* they are not accepted (RFC 3261 sections 22.1 to 22.4) */
    gboolean is_unsure;         /* neither that nor the opposite is told */
    gboolean is_stale;          /* only the nonce was too old */
    gboolean is_other_realm;    /* they were for another realm */
} sipnl_judgement_t;

/* The credentials that a request holds, in file scope; NULL where there are none. scope is
 * for what is needed meanwhile. */
sipnl_credentials_t *sipnl_read_credentials(wmem_allocator_t *scope, const sipnl_message_t *request, const sipnl_challenges_t *challenges);

/* Whether a response holds a challenge at all. */
gboolean sipnl_is_challenge(const sipnl_message_t *response);

/* Judges a response 401 or 407 to a request that held credentials (NULL for none). They
 * are not refused where the nonce was merely stale: the challenge says so, the request
 * reports it, or the credentials were for a nonce from before the capture or a success. */
void sipnl_judge_challenge(const sipnl_message_t *response, const sipnl_credentials_t *credentials,
    sipnl_judgement_t *judgement);

/* Notes what a response challenges with, or that it is a 2xx; after judging it. */
void sipnl_note_response(sipnl_challenges_t *challenges, const sipnl_message_t *response);

#endif /* __SIPNL_CHALLENGES_H__ */
