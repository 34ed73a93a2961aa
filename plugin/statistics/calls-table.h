/* calls-table.h
 * The overview of calls: -z sipnl,calls, and Telephony > SIP-NL Gesprekken.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_CALLS_TABLE_H__
#define __SIPNL_CALLS_TABLE_H__

/* Registers the statistic; the tap must have been registered. */
void sipnl_calls_table_register(void);

#endif /* __SIPNL_CALLS_TABLE_H__ */
