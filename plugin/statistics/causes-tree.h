/* causes-tree.h
 * The statistics of causes: -z sipnl,tree, and Statistics > SIP-NL > Oorzaken.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_CAUSES_TREE_H__
#define __SIPNL_CAUSES_TREE_H__

/* Registers the statistics; the tap must have been registered. */
void sipnl_causes_tree_register(void);

#endif /* __SIPNL_CAUSES_TREE_H__ */
