/* registrations-table.h
 * The overview of registrations: -z sipnl,registrations, and Telephony > SIP-NL Registraties.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_REGISTRATIONS_TABLE_H__
#define __SIPNL_REGISTRATIONS_TABLE_H__

/* Registers the statistic; the tap must have been registered. */
void sipnl_registrations_table_register(void);

#endif /* __SIPNL_REGISTRATIONS_TABLE_H__ */
