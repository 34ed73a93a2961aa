/* packet-sipnl.h
 * Registration of the SIP-NL post-dissector, called by plugin.c.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __PACKET_SIPNL_H__
#define __PACKET_SIPNL_H__

/* Registers the protocol, its fields and the post-dissector. */
void proto_register_sipnl(void);

/* Asks Wireshark for the fields of the SIP dissector, which are all
 * registered by then; names in a warning those that do not exist. */
void proto_reg_handoff_sipnl(void);

#endif /* __PACKET_SIPNL_H__ */
