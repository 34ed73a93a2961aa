/* stories.h
 * Tells a call in Dutch.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_STORIES_H__
#define __SIPNL_STORIES_H__

#include "calls/calls.h"

/* What decided a call, in a few words and in packet scope: "Niet bereikbaar, Reason: In
 * gesprek; na doorschakeling". NULL where the outcome says it all. */
const char *sipnl_call_phrase(packet_info *pinfo, const sipnl_call_t *call);

/* The whole call in a sentence, in packet scope: "0101234567 belde 0201234567; na 2,7 s
 * ging het toestel over, na 3,3 s is opgenomen; na 1,2 s hing de beller op." */
const char *sipnl_call_story(packet_info *pinfo, const sipnl_call_t *call);

/* Who hung up, "beller"; NULL where nobody did. */
const char *sipnl_call_ended_by(const sipnl_call_t *call);

#endif /* __SIPNL_STORIES_H__ */
