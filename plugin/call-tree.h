/* call-tree.h
 * The item that tells, in each SIP message of a call, of that call.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_CALL_TREE_H__
#define __SIPNL_CALL_TREE_H__

#include "calls/calls.h"

/* Registers the fields sipnl.call and below. */
void sipnl_call_tree_register(int proto);

/* Adds the item of a call to a tree; what is known of the call by now. */
void sipnl_call_tree_add(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_call_t *call);

#endif /* __SIPNL_CALL_TREE_H__ */
