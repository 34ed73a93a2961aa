/* calls-table.c
 * The overview of calls: -z sipnl,calls, and Telephony > SIP-NL Gesprekken.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "wireshark-compat.h"

#include "statistics/calls-table.h"

#include "statistics/tables.h"
#include "stories.h"

enum {
    COLUMN_NUMBER,
    COLUMN_FRAME,
    COLUMN_START,
    COLUMN_CALLER,
    COLUMN_CALLEE,
    COLUMN_OUTCOME,
    COLUMN_CODE,
    COLUMN_PHRASE,
    COLUMN_CATEGORY,
    COLUMN_RINGING,
    COLUMN_ANSWERED,
    COLUMN_TALKED,
    COLUMN_ENDED_BY,
    COLUMN_LEG_OF,
    COLUMN_SOURCE,
    COLUMN_DESTINATION,
    COLUMN_CALL_ID,
    COLUMNS
};

static const void *
call_of(const sipnl_explained_message_t *message)
{
    return message->kept->call;
}

/* Whether a call is a leg shows when the other one ends. */
static const void *
leg_of_call(const void *record)
{
    return ((const sipnl_call_t *)record)->leg;
}

static void
set_number(const sipnl_statistic_t *statistic, packet_info *pinfo, guint row, guint column, guint number)
{
    sipnl_statistic_set_text(statistic, row, column, number > 0 ? wmem_strdup_printf(pinfo->pool, "%u", number) : "");
}

static void
write_times(const sipnl_statistic_t *statistic, guint row, const sipnl_progress_t *progress)
{
    const sipnl_moment_t start = progress->has_start ? progress->start : 0;

    sipnl_statistic_set_time(statistic, row, COLUMN_START, progress->start);
    sipnl_statistic_set_seconds(statistic, row, COLUMN_RINGING, sipnl_duration(start, progress->ringing));
    sipnl_statistic_set_seconds(statistic, row, COLUMN_ANSWERED, sipnl_duration(start, progress->answered));
    sipnl_statistic_set_seconds(statistic, row, COLUMN_TALKED,
        progress->stage == SIPNL_ENDED ? sipnl_duration(progress->answered, progress->ended) : -1);
}

static void
write_call(const sipnl_statistic_t *statistic, packet_info *pinfo, guint row, const void *record)
{
    const sipnl_call_t *call = (const sipnl_call_t *)record;
    const sipnl_progress_t *progress = &call->progress;
    const sipnl_call_t *leg_of = sipnl_call_of_leg(call);
    const char *ended_by = sipnl_call_ended_by(call);
    const char *phrase = sipnl_call_phrase(pinfo, call);

    sipnl_statistic_set_uint(statistic, row, COLUMN_NUMBER, call->number);
    sipnl_statistic_set_uint(statistic, row, COLUMN_FRAME, progress->frame);
    sipnl_statistic_set_text(statistic, row, COLUMN_CALLER, call->caller);
    sipnl_statistic_set_text(statistic, row, COLUMN_CALLEE, call->callee);
    sipnl_statistic_set_text(statistic, row, COLUMN_OUTCOME, progress->verdict.outcome->label);
    set_number(statistic, pinfo, row, COLUMN_CODE, progress->code);
    sipnl_statistic_set_text(statistic, row, COLUMN_PHRASE, phrase != NULL ? phrase : "");
    sipnl_statistic_set_text(statistic, row, COLUMN_CATEGORY, progress->verdict.category->name);
    write_times(statistic, row, progress);
    sipnl_statistic_set_text(statistic, row, COLUMN_ENDED_BY, ended_by != NULL ? ended_by : "");
    set_number(statistic, pinfo, row, COLUMN_LEG_OF, leg_of != NULL ? leg_of->number : 0);
    sipnl_statistic_set_text(statistic, row, COLUMN_SOURCE, call->source);
    sipnl_statistic_set_text(statistic, row, COLUMN_DESTINATION, call->destination);
    sipnl_statistic_set_text(statistic, row, COLUMN_CALL_ID, call->call_id);
}

void
sipnl_calls_table_register(void)
{
    static stat_tap_table_item fields[COLUMNS] = {
        [COLUMN_NUMBER] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Nr", "%4u" },
        [COLUMN_FRAME] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Pakket", "%6u" },
        [COLUMN_START] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Start", "%-23s" },
        [COLUMN_CALLER] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Beller", "%-14s" },
        [COLUMN_CALLEE] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Gebelde", "%-14s" },
        [COLUMN_OUTCOME] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Uitkomst", "%-25s" },
        [COLUMN_CODE] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Code", "%4s" },
        [COLUMN_PHRASE] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Betekenis", "%-40s" },
        [COLUMN_CATEGORY] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Categorie", "%-14s" },
        [COLUMN_RINGING] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Toon na (s)", "%11s" },
        [COLUMN_ANSWERED] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Opn. na (s)", "%11s" },
        [COLUMN_TALKED] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Duur (s)", "%9s" },
        [COLUMN_ENDED_BY] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Beëindigd door", "%-15s" },
        [COLUMN_LEG_OF] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Hoort bij", "%9s" },
        [COLUMN_SOURCE] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Van", "%-15s" },
        [COLUMN_DESTINATION] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Naar", "%-15s" },
        [COLUMN_CALL_ID] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Call-ID", "%-30s" }
    };
    static sipnl_statistic_t statistic = {
        .title = "SIP-NL Gesprekken", .cli_string = "sipnl,calls", .fields = fields, .fields_count = COLUMNS,
        .record_of = call_of, .write_row = write_call, .related_to = leg_of_call
    };

    sipnl_statistic_register(&statistic);
}
