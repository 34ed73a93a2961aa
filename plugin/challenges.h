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

#include "calls.h"

/* Prepares for the captures to come; call once, when registering. */
void sipnl_challenges_init(void);

/* Notes which credentials a request of a call holds; in the order of the capture. */
void sipnl_challenges_note_request(const sipnl_call_t *call, const sipnl_message_t *request);

/* Notes what a response challenges with, or that it is a 2xx; after the next. */
void sipnl_challenges_note_response(sipnl_call_t *call, const sipnl_message_t *response);

/* Whether a challenge, which is a response 401 or 407, refuses the credentials that
 * its request held for the same realm (RFC 3261 sections 22.1 to 22.4). Not where the
 * nonce was merely stale: the challenge says so, or the credentials were for a nonce
 * that comes from before the capture, or from before a success. */
gboolean sipnl_challenge_is_repeated(const sipnl_call_t *call, const sipnl_message_t *response);

#endif /* __SIPNL_CHALLENGES_H__ */
