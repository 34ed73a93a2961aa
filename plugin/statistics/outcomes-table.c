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

/* The counts of an outcome, and its row: the number of it, counted from 1, or the row
 * itself where that was taken out, since no call has the outcome any more. */
typedef struct {
    guint row;
    stat_tap_table_item_type *taken;
    guint calls;
    guint failed;
} total_t;

static total_t totals[SIPNL_OUTCOMES];

static const void *
call_of(const sipnl_explained_message_t *message)
{
    return message->kept->call;
}

static void
forget_totals(const sipnl_statistic_t *statistic)
{
    guint outcome;

    for (outcome = 0; outcome < SIPNL_OUTCOMES; outcome++) {
        if (totals[outcome].taken != NULL) {
            (void)sipnl_statistic_put_row(statistic, totals[outcome].taken);
        }
    }
    memset(totals, 0, sizeof(totals));
}

/* Takes out the row of an outcome; the last one moves into its place. */
static void
take_row(const sipnl_statistic_t *statistic, total_t *total)
{
    guint last = 0;
    guint outcome;

    for (outcome = 0; outcome < SIPNL_OUTCOMES; outcome++) {
        last = totals[outcome].row > totals[last].row ? outcome : last;
    }
    total->taken = sipnl_statistic_take_row(statistic, total->row - 1);
    totals[last].row = total->row;
    total->row = 0;
}

static void
show_row(const sipnl_statistic_t *statistic, guint outcome)
{
    total_t *total = &totals[outcome];

    if (total->taken != NULL) {
        total->row = sipnl_statistic_put_row(statistic, total->taken) + 1;
        total->taken = NULL;
    } else {
        total->row = sipnl_statistic_add_row(statistic) + 1;
        sipnl_statistic_set_text(statistic, total->row - 1, COLUMN_OUTCOME, sipnl_outcomes[outcome].label);
    }
}

static void
write_total(const sipnl_statistic_t *statistic, guint outcome)
{
    total_t *total = &totals[outcome];

    if (total->calls == 0) {
        take_row(statistic, total);
        return;
    }
    if (total->row == 0) {
        show_row(statistic, outcome);
    }
    sipnl_statistic_set_uint(statistic, total->row - 1, COLUMN_CALLS, total->calls);
    sipnl_statistic_set_uint(statistic, total->row - 1, COLUMN_FAILED, total->failed);
}

/* What is given for a call: its outcome and whether it failed, counted from 1. */
static guint
state_of(const sipnl_progress_t *progress)
{
    return 1 + 2 * (guint)(progress->verdict.outcome - sipnl_outcomes) + (sipnl_has_failed(progress) ? 1 : 0);
}

static void
add(const sipnl_statistic_t *statistic, guint state, int calls)
{
    total_t *total = &totals[(state - 1) / 2];

    total->calls += (guint)calls;
    total->failed += (state - 1) % 2 != 0 ? (guint)calls : 0;
    write_total(statistic, (state - 1) / 2);
}

static guint
count_call(const sipnl_statistic_t *statistic, packet_info *pinfo _U_, const void *record, guint before)
{
    const guint state = state_of(&((const sipnl_call_t *)record)->progress);

    if (state != before) {
        if (before != 0) {
            add(statistic, before, -1);
        }
        add(statistic, state, 1);
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
