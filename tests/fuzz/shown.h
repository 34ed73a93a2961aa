/* shown.h
 * What the plugin shows of a packet or a capture, read by the fuzz target frame.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_FUZZ_SHOWN_H__
#define __SIPNL_FUZZ_SHOWN_H__

#include <epan/packet.h>

/* Reads a text that the plugin shows; it ends the program where that is no UTF-8,
 * or where it could command a terminal or look like another text. */
void sipnl_fuzz_read_text(const char *text);

/* Reads the labels of the plugin in a tree; returns how many there are. */
guint sipnl_fuzz_read_tree(proto_tree *tree);

#endif /* __SIPNL_FUZZ_SHOWN_H__ */
