/* durations.h
 * Puts numbers into Dutch words.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_DURATIONS_H__
#define __SIPNL_DURATIONS_H__

#include "calls/moments.h"

/* A time in words, in scope: "1 uur en 30 minuten". Beyond a day only days and hours
 * are told. */
char *sipnl_time_in_words(wmem_allocator_t *scope, guint32 seconds);

/* How long it took from one moment to another, in scope: "2,7 s", or "2 minuten" from a
 * minute on; NULL where sipnl_duration() does not know it. */
char *sipnl_duration_in_words(wmem_allocator_t *scope, sipnl_moment_t from, sipnl_moment_t to);

#endif /* __SIPNL_DURATIONS_H__ */
