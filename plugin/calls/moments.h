/* moments.h
 * When something happened in a capture, in half the bytes of an nstime_t.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_MOMENTS_H__
#define __SIPNL_MOMENTS_H__

#include <epan/packet_info.h>

/* Nanoseconds since 1970, and one more; 0 where it is not known. */
typedef gint64 sipnl_moment_t;

#define SIPNL_SECOND G_GINT64_CONSTANT(1000000000)
#define SIPNL_MILLISECOND G_GINT64_CONSTANT(1000000)

/* The moment of a frame, where it has one. What lies before 1970 or after 2262, as no clock
 * says, is brought to the nearest of these. */
sipnl_moment_t sipnl_moment_of(const packet_info *pinfo);

/* The nanoseconds from one moment to another; negative where one of them is not known, or
 * the second comes before the first, as by a clock that was set back. */
gint64 sipnl_duration(sipnl_moment_t from, sipnl_moment_t to);

#endif /* __SIPNL_MOMENTS_H__ */
