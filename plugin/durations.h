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

#include <wireshark.h>

#include <wsutil/nstime.h>

/* A time in words, in scope: "1 uur en 30 minuten". Beyond a day only days and hours
 * are told. */
char *sipnl_time_in_words(wmem_allocator_t *scope, guint32 seconds);

/* How long it took from one moment to another. FALSE where the second is not known, or
 * comes before the first, as by a clock that was set back. */
gboolean sipnl_find_duration(const nstime_t *from, const nstime_t *to, nstime_t *duration);

/* The same in words, in scope: "2,7 s", or "2 minuten" from a minute on; or NULL. */
char *sipnl_duration_in_words(wmem_allocator_t *scope, const nstime_t *from, const nstime_t *to);

#endif /* __SIPNL_DURATIONS_H__ */
