/* servers-table.h
 * Who sent final responses, those of most failures first: -z sipnl,servers, and
 * Telephony > SIP-NL Servers.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_SERVERS_TABLE_H__
#define __SIPNL_SERVERS_TABLE_H__

/* Registers the statistic; the tap must have been registered. */
void sipnl_servers_table_register(void);

#endif /* __SIPNL_SERVERS_TABLE_H__ */
