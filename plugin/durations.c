/* durations.c
 * Puts numbers into Dutch words.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "durations.h"

char *
sipnl_time_in_words(wmem_allocator_t *scope, guint32 seconds)
{
    static const struct {
        guint32 seconds;
        const char *one;
        const char *more;
    } units[] = {
        { 24 * 60 * 60, "dag", "dagen" },
        { 60 * 60, "uur", "uur" },
        { 60, "minuut", "minuten" },
        { 1, "seconde", "seconden" }
    };
    wmem_strbuf_t *words = wmem_strbuf_new(scope, "");
    guint i;

    if (seconds >= units[0].seconds) {
        seconds -= seconds % units[1].seconds;
    }
    for (i = 0; i < G_N_ELEMENTS(units); i++) {
        const guint32 count = seconds / units[i].seconds;

        seconds -= count * units[i].seconds;
        if (count > 0) {
            if (wmem_strbuf_get_len(words) > 0) {
                wmem_strbuf_append(words, seconds > 0 ? ", " : " en ");
            }
            wmem_strbuf_append_printf(words, "%u %s", count, count == 1 ? units[i].one : units[i].more);
        }
    }
    if (wmem_strbuf_get_len(words) == 0) {
        wmem_strbuf_append_printf(words, "0 %s", units[3].more);
    }
    return wmem_strbuf_finalize(words);
}

char *
sipnl_duration_in_words(wmem_allocator_t *scope, sipnl_moment_t from, sipnl_moment_t to)
{
    const gint64 duration = sipnl_duration(from, to);
    guint tenths;

    if (duration < 0) {
        return NULL;
    }
    if (duration >= 60 * SIPNL_SECOND) {
        return sipnl_time_in_words(scope, (guint32)MIN(duration / SIPNL_SECOND, G_MAXUINT32));
    }
    tenths = (guint)((duration + SIPNL_SECOND / 20) / (SIPNL_SECOND / 10));
    return wmem_strdup_printf(scope, "%u,%u s", tenths / 10, tenths % 10);
}
