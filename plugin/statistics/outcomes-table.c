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

/* What was counted of a call. */
typedef struct {
    guint outcome;
    gboolean failed;
} counted_t;

/* The counts of an outcome, and its row: the number of it, counted from 1, or the row
 * itself where that was taken out, since no call has the outcome any more. */
typedef struct {
    guint row;
    stat_tap_table_item_type *taken;
    guint calls;
    guint failed;
} total_t;

/* sipnl_call_t to counted_t. */
static GHashTable *counted_calls;
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
    g_hash_table_remove_all(counted_calls);
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

static void
count(const sipnl_statistic_t *statistic, const counted_t *counted, int calls)
{
    totals[counted->outcome].calls += (guint)calls;
    totals[counted->outcome].failed += counted->failed ? (guint)calls : 0;
    write_total(statistic, counted->outcome);
}

/* Counts a call under what it is by now, and no longer under what it was. */
static void
write_call(const sipnl_statistic_t *statistic, packet_info *pinfo _U_, guint row _U_, const void *record)
{
    const sipnl_progress_t *progress = &((const sipnl_call_t *)record)->progress;
    const counted_t now = { (guint)(progress->verdict.outcome - sipnl_outcomes), sipnl_has_failed(progress) };
    counted_t *counted = (counted_t *)g_hash_table_lookup(counted_calls, record);

    if (counted == NULL) {
        counted = g_new(counted_t, 1);
        g_hash_table_insert(counted_calls, (void *)record, counted);
    } else if (counted->outcome == now.outcome && counted->failed == now.failed) {
        return;
    } else {
        count(statistic, counted, -1);
    }
    *counted = now;
    count(statistic, counted, 1);
}

static void
free_counted(void)
{
    g_hash_table_destroy(counted_calls);
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
        .record_of = call_of, .write_row = write_call, .has_totals = TRUE, .forget = forget_totals
    };

    counted_calls = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    sipnl_statistic_register(&statistic);
    register_shutdown_routine(free_counted);
}
