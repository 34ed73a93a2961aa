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

gboolean
sipnl_find_duration(const nstime_t *from, const nstime_t *to, nstime_t *duration)
{
    nstime_delta(duration, to, from);
    return !nstime_is_zero(to) && duration->secs >= 0 && duration->nsecs >= 0;
}

char *
sipnl_duration_in_words(wmem_allocator_t *scope, const nstime_t *from, const nstime_t *to)
{
    nstime_t duration;
    char number[G_ASCII_DTOSTR_BUF_SIZE];

    if (!sipnl_find_duration(from, to, &duration)) {
        return NULL;
    }
    if (duration.secs >= 60) {
        return sipnl_time_in_words(scope, (guint32)MIN(duration.secs, G_MAXUINT32));
    }
    (void)g_ascii_formatd(number, sizeof(number), "%.1f", nstime_to_sec(&duration));
    return wmem_strdup_printf(scope, "%s s", g_strdelimit(number, ".", ','));
}
