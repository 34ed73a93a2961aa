/* outcomes-table.h
 * The totals of calls by outcome: -z sipnl,outcomes, and Telephony > SIP-NL
 * Uitkomsten.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_OUTCOMES_TABLE_H__
#define __SIPNL_OUTCOMES_TABLE_H__

/* Registers the statistic; the tap must have been registered. */
void sipnl_outcomes_table_register(void);

#endif /* __SIPNL_OUTCOMES_TABLE_H__ */
