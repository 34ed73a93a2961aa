/* numbers-table.h
 * The numbers in calls, those in most failed calls first: -z sipnl,numbers, and
 * Telephony > SIP-NL Nummers.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_NUMBERS_TABLE_H__
#define __SIPNL_NUMBERS_TABLE_H__

/* Registers the statistic; the tap must have been registered. */
void sipnl_numbers_table_register(void);

#endif /* __SIPNL_NUMBERS_TABLE_H__ */
