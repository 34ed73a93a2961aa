/* legs.h
 * Finds the call that another call may be a leg of: a PBX or border controller (a B2BUA)
 * takes a call, and makes one of its own, with another Call-ID, for the other side.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_LEGS_H__
#define __SIPNL_LEGS_H__

#include "calls/calls.h"

/* Prepares for the captures to come; call once, when registering. */
void sipnl_legs_init(void);

/* Notes a new call, and which call it may be a leg of; named is the one that its INVITE
 * names, or NULL. */
void sipnl_legs_see(packet_info *pinfo, const sipnl_message_t *invite, const sipnl_call_t *named, sipnl_call_t *call);

#endif /* __SIPNL_LEGS_H__ */
