/* sipnl-tap.h
 * What the tap "sipnl" gives its listeners.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_TAP_H__
#define __SIPNL_TAP_H__

#include "sipnl-tables.h"

/* A SIP response, queued on every pass, also without a tree. The record and
 * its strings live as long as the packet. */
typedef struct {
    const char *summary;                /* 480 Niet bereikbaar, Reason: In gesprek */
    const sipnl_category_t *category;   /* with the Reason header taken into account */
    gboolean is_login;                  /* a challenge that is part of logging in */
    gboolean is_resent;                 /* a retransmission, as the SIP dissector sees it */
} sipnl_tap_response_t;

#endif /* __SIPNL_TAP_H__ */
