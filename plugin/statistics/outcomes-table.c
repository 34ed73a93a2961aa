/* outcomes-table.c
 * The totals of calls by outcome: -z sipnl,outcomes, and Telephony > SIP-NL
 * Uitkomsten.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "wireshark-compat.h"

#include "statistics/outcomes-table.h"

#include "statistics/tables.h"

enum {
    COLUMN_OUTCOME,
    COLUMN_CALLS,
    COLUMN_FAILED,
    COLUMNS
};

/* The counts of an outcome. */
typedef struct {
    guint calls;
    guint failed;
} total_t;

static total_t totals[SIPNL_OUTCOMES];

/* The number of rows in the table, and those that were taken out of it. */
static guint rows;
static stat_tap_table_item_type *spare_rows[SIPNL_OUTCOMES];
static guint spare_rows_count;

static const void *
call_of(const sipnl_explained_message_t *message)
{
    return message->kept->call;
}

static void
show_one_row_more(const sipnl_statistic_t *statistic)
{
    if (spare_rows_count > 0) {
        (void)sipnl_statistic_put_row(statistic, spare_rows[--spare_rows_count]);
    } else {
        (void)sipnl_statistic_add_row(statistic);
    }
    rows++;
}

static void
forget_totals(const sipnl_statistic_t *statistic)
{
    while (spare_rows_count > 0) {
        show_one_row_more(statistic);
    }
    rows = 0;
    memset(totals, 0, sizeof(totals));
}

/* Writes a row for each outcome that a call has, always in the same order. */
static void
write_totals(const sipnl_statistic_t *statistic)
{
    guint row = 0;
    guint outcome;

    for (outcome = 0; outcome < SIPNL_OUTCOMES; outcome++) {
        if (totals[outcome].calls == 0) {
            continue;
        }
        if (row == rows) {
            show_one_row_more(statistic);
        }
        sipnl_statistic_set_text(statistic, row, COLUMN_OUTCOME, sipnl_outcomes[outcome].label);
        sipnl_statistic_set_uint(statistic, row, COLUMN_CALLS, totals[outcome].calls);
        sipnl_statistic_set_uint(statistic, row, COLUMN_FAILED, totals[outcome].failed);
        row++;
    }
    while (rows > row) {
        spare_rows[spare_rows_count++] = sipnl_statistic_take_row(statistic, --rows);
    }
}

/* What is given for a call: its outcome and whether it failed, counted from 1. */
static guint
state_of(const sipnl_progress_t *progress)
{
    return 1 + 2 * (guint)(progress->verdict.outcome - sipnl_outcomes) + (sipnl_has_failed(progress) ? 1 : 0);
}

static void
add(guint state, int calls)
{
    total_t *total = &totals[(state - 1) / 2];

    total->calls += (guint)calls;
    total->failed += (state - 1) % 2 != 0 ? (guint)calls : 0;
}

static guint
count_call(const sipnl_statistic_t *statistic, packet_info *pinfo _U_, const void *record, guint before)
{
    const guint state = state_of(&((const sipnl_call_t *)record)->progress);

    if (state != before) {
        if (before != 0) {
            add(before, -1);
        }
        add(state, 1);
        write_totals(statistic);
    }
    return state;
}

void
sipnl_outcomes_table_register(void)
{
    static stat_tap_table_item fields[COLUMNS] = {
        [COLUMN_OUTCOME] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Uitkomst", "%-40s" },
        [COLUMN_CALLS] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Gesprekken", "%10u" },
        [COLUMN_FAILED] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Mislukt", "%7u" }
    };
    static sipnl_statistic_t statistic = {
        .title = "SIP-NL Uitkomsten", .cli_string = "sipnl,outcomes", .fields = fields, .fields_count = COLUMNS,
        .record_of = call_of, .count = count_call, .forget = forget_totals
    };

    sipnl_statistic_register(&statistic);
}
