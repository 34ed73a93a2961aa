/* numbers-table.c
 * The numbers in calls, those in most failed calls first: -z sipnl,numbers, and
 * Telephony > SIP-NL Nummers.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "wireshark-compat.h"

#include "statistics/numbers-table.h"

#include "statistics/ranking.h"

static sipnl_ranking_t ranking;

static const void *
call_of(const sipnl_explained_message_t *message)
{
    return message->kept->call;
}

static void
add(const sipnl_statistic_t *statistic, const sipnl_call_t *call, gboolean failed, int calls)
{
    sipnl_ranking_count(&ranking, statistic, call->caller, failed, calls);
    sipnl_ranking_count(&ranking, statistic, call->callee, failed, calls);
}

/* What is given for a call: 1, or 2 where it failed. */
static guint
count_call(const sipnl_statistic_t *statistic, packet_info *pinfo _U_, const void *record, guint before)
{
    const sipnl_call_t *call = (const sipnl_call_t *)record;
    const guint state = sipnl_has_failed(&call->progress) ? 2 : 1;

    if (state != before) {
        if (before != 0) {
            add(statistic, call, before == 2, -1);
        }
        add(statistic, call, state == 2, 1);
    }
    return state;
}

static void
forget(const sipnl_statistic_t *statistic _U_)
{
    sipnl_ranking_clear(&ranking);
}

void
sipnl_numbers_table_register(void)
{
    static stat_tap_table_item fields[] = {
        [SIPNL_RANKING_RANK] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Nr", "%4u" },
        [SIPNL_RANKING_NAME] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Nummer", "%-20s" },
        [SIPNL_RANKING_FAILED] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Mislukt", "%7u" },
        [SIPNL_RANKING_COUNTED] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Gesprekken", "%10u" }
    };
    static sipnl_statistic_t statistic = {
        .title = "SIP-NL Nummers", .cli_string = "sipnl,numbers", .fields = fields,
        .fields_count = G_N_ELEMENTS(fields), .record_of = call_of, .count = count_call, .forget = forget
    };

    sipnl_statistic_register(&statistic);
}
