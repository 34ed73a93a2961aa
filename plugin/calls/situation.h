/* situation.h
 * Tells in which situation a message stands, for the choice of its text.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_SITUATION_H__
#define __SIPNL_SITUATION_H__

#include "calls/calls.h"
#include "sip/sdp.h"

/* The situation of a message: what holds, and what is known at all; sdp is that of its
 * body, and transaction and judgement are NULL where there is none. The phrase that was
 * sent is left open. */
void sipnl_find_situation(const sipnl_message_t *message, const sipnl_sdp_t *sdp, const sipnl_transaction_t *transaction,
    const sipnl_judgement_t *judgement, sipnl_situation_t *situation);

/* What its call, and the transaction of its INVITE, add to the situation of a message. In
 * the capture of a proxy each leg has rung, or was cancelled, for itself. */
void sipnl_add_call_to_situation(const sipnl_call_t *call, const sipnl_transaction_t *invite,
    sipnl_situation_t *situation);

/* What a message means to its call, which has not seen it yet. */
void sipnl_add_event_to_situation(const sipnl_call_t *call, const sipnl_event_t *event, sipnl_situation_t *situation);

#endif /* __SIPNL_SITUATION_H__ */
