/* moments.c
 * When something happened in a capture, in half the bytes of an nstime_t.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "calls/moments.h"

sipnl_moment_t
sipnl_moment_of(const packet_info *pinfo)
{
    const nstime_t *time = &pinfo->abs_ts;

    if ((pinfo->presence_flags & PINFO_HAS_TS) == 0) {
        return 0;
    }
    return CLAMP((gint64)time->secs, 0, G_MAXINT64 / SIPNL_SECOND - 1) * SIPNL_SECOND
        + CLAMP(time->nsecs, 0, SIPNL_SECOND - 1) + 1;
}

gint64
sipnl_duration(sipnl_moment_t from, sipnl_moment_t to)
{
    return from != 0 ? to - from : -1;
}
