/* details.h
 * Shows the headers that a text speaks of.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_DETAILS_H__
#define __SIPNL_DETAILS_H__

#include "kept-messages.h"

#define SIPNL_DETAIL_LINES_MAX 8

/* Reads the details that a text asks for (1 << SIPNL_DETAIL_…) in a message and in the
 * request that it answers. Gives their number, at most SIPNL_DETAIL_LINES_MAX; the texts
 * are printable, and from sipnl_keep_string(). */
guint sipnl_read_details(packet_info *pinfo, const sipnl_message_t *message, const sipnl_transaction_t *transaction,
    guint32 wanted, sipnl_kept_detail_t *details);

#endif /* __SIPNL_DETAILS_H__ */
