/* message-tree.h
 * The subtree that explains a SIP message.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_MESSAGE_TREE_H__
#define __SIPNL_MESSAGE_TREE_H__

#include "explanations.h"

/* Adds the subtree of a message, and gives its item. */
proto_item *sipnl_message_tree_add(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb,
    const sipnl_explained_message_t *message);

/* Registers the fields of the protocol proto; call once. */
void sipnl_message_tree_register(int proto);

#endif /* __SIPNL_MESSAGE_TREE_H__ */
