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
 * body, and call, transaction and judgement are NULL where there is none. The phrase that
 * was sent is left open. */
void sipnl_find_situation(const sipnl_message_t *message, const sipnl_sdp_t *sdp, const sipnl_call_t *call,
    const sipnl_transaction_t *transaction, const sipnl_judgement_t *judgement, sipnl_situation_t *situation);

#endif /* __SIPNL_SITUATION_H__ */
