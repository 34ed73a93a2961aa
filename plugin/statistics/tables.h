/* tables.h
 * A statistic that is one of Wireshark's stat tap tables, which tshark, sharkd and
 * the window show.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_STATISTICS_TABLES_H__
#define __SIPNL_STATISTICS_TABLES_H__

#include <epan/stat_tap_ui.h>
#include <epan/tap.h>

#include "explanations.h"

/* A statistic with one table, of which each row shows a record: a call, say. The filter
 * of the statistic chooses records, by any packet of theirs that passes it; what is told
 * of a record stays whole. Wireshark keeps its address. */
typedef struct _sipnl_statistic_t {
    const char *title;          /* in the menu Telephony */
    const char *cli_string;     /* behind -z */
    stat_tap_table_item *fields;
    guint fields_count;

    /* The record that a message is of, or NULL. */
    const void *(*record_of)(const sipnl_explained_message_t *message);

    /* Writes the row of a record, as it stands by now. The row may show an earlier state. */
    void (*write_row)(const struct _sipnl_statistic_t *statistic, packet_info *pinfo, guint row, const void *record);

    /* A record whose row depends on this one too, or NULL; itself NULL where there are none. */
    const void *(*related_to)(const void *record);

    /* Or, for totals, whose rows it adds itself: counts a record, and no longer as what it
     * gave for it before, which is 0 at first. */
    guint (*count)(const struct _sipnl_statistic_t *statistic, packet_info *pinfo, const void *record, guint before);

    /* Of totals: puts back the rows that were taken out, and forgets what was counted. */
    void (*forget)(const struct _sipnl_statistic_t *statistic);

    /* What stands below is not the caller's. */
    stat_tap_table_ui ui;
    GPtrArray *retired;     /* stat_tap_table: rows that a window may still sort by */
    GHashTable *rows;       /* a record to the number of its row, counted from 1; or to what
                               count() gave for it */
    gboolean is_asked_for;  /* on the command line */
} sipnl_statistic_t;

/* Adds a row whose cells are all empty, and gives its number. For statistics whose rows
 * are not those of records. */
guint sipnl_statistic_add_row(const sipnl_statistic_t *statistic);

/* Takes a row out, in the place of which the last one comes, and gives it; puts it back as
 * the last one, and gives its number. A window can show it meanwhile, so nobody frees it. */
stat_tap_table_item_type *sipnl_statistic_take_row(const sipnl_statistic_t *statistic, guint row);
guint sipnl_statistic_put_row(const sipnl_statistic_t *statistic, stat_tap_table_item_type *items);

/* Puts a copy of a text, or a number, into a cell. The text is printable (sip/printable.h);
 * a | in it is replaced, since it parts the columns in tshark. */
void sipnl_statistic_set_text(const sipnl_statistic_t *statistic, guint row, guint column, const char *text);
void sipnl_statistic_set_uint(const sipnl_statistic_t *statistic, guint row, guint column, guint number);

/* The same for a moment, as the local time in a form that sorts as text; and for a duration
 * in nanoseconds, as seconds, or as nothing where it is negative. */
void sipnl_statistic_set_time(const sipnl_statistic_t *statistic, guint row, guint column, sipnl_moment_t moment);
void sipnl_statistic_set_seconds(const sipnl_statistic_t *statistic, guint row, guint column, gint64 duration);

/* Registers a statistic, in the menu Telephony and with a filter as its option. The tap
 * "sipnl" must have been registered. At most SIPNL_STATISTICS_MAX of them. */
#define SIPNL_STATISTICS_MAX 8
void sipnl_statistic_register(sipnl_statistic_t *statistic);

#endif /* __SIPNL_STATISTICS_TABLES_H__ */
