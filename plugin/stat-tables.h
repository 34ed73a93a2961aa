/* stat-tables.h
 * A statistic that is one of Wireshark's stat tap tables, which tshark, sharkd and
 * the window show.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_STAT_TABLES_H__
#define __SIPNL_STAT_TABLES_H__

#include <epan/stat_tap_ui.h>
#include <epan/tap.h>

#include <wsutil/nstime.h>

/* A statistic with one table. Wireshark keeps its address. */
typedef struct {
    stat_tap_table_ui ui;
    GPtrArray *retired;     /* stat_tap_table: rows that a window may still sort by */
} sipnl_statistic_t;

/* Makes the table, or takes its rows out where it is there. For the callbacks
 * stat_tap_init_cb and stat_tap_reset_table_cb. */
void sipnl_statistic_empty(sipnl_statistic_t *statistic);

/* Frees the table, at the end of Wireshark. */
void sipnl_statistic_free(sipnl_statistic_t *statistic);

/* Adds a row whose cells are all empty, and gives its number. */
guint sipnl_statistic_add_row(const sipnl_statistic_t *statistic);

/* Puts a copy of a text, or a number, into a cell. A capture can hold any bytes:
 * what is no UTF-8, or does not go on one line, is replaced. */
void sipnl_statistic_set_text(const sipnl_statistic_t *statistic, guint row, guint column, const char *text);
void sipnl_statistic_set_uint(const sipnl_statistic_t *statistic, guint row, guint column, guint number);

/* The same for a moment, as the local time in a form that sorts as text. */
void sipnl_statistic_set_time(const sipnl_statistic_t *statistic, guint row, guint column, const nstime_t *moment);

/* Registers the statistic, in the menu Telephony and with a filter as its option.
 * The tap "sipnl" must have been registered; fields is kept. */
void sipnl_statistic_register(sipnl_statistic_t *statistic, const char *title, const char *cli_string,
    stat_tap_table_item *fields, guint fields_count, void (*init)(stat_tap_table_ui *),
    void (*reset)(stat_tap_table *), tap_packet_cb packet);

#endif /* __SIPNL_STAT_TABLES_H__ */
