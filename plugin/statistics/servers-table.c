/* servers-table.c
 * Who sent final responses, those of most failures first: -z sipnl,servers, and
 * Telephony > SIP-NL Servers.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "wireshark-compat.h"

#include "statistics/servers-table.h"

#include <epan/to_str.h>

#include "statistics/ranking.h"

static sipnl_ranking_t ranking;

static const void *
final_response_of(const sipnl_explained_message_t *message)
{
    const sipnl_kept_message_t *kept = message->kept;

    return kept->code >= 200 && !kept->is_repeated && !kept->is_undelivered && !kept->is_login ? kept : NULL;
}

/* Counts a response, once, under the address that it came from. */
static guint
count_response(const sipnl_statistic_t *statistic, packet_info *pinfo, const void *record, guint before)
{
    sipnl_explained_message_t message;

    if (before == 0) {
        sipnl_explain_message(pinfo, (const sipnl_kept_message_t *)record, &message);
        sipnl_ranking_count(&ranking, statistic, address_to_str(pinfo->pool, &pinfo->src),
            message.actual->outcome->failed, 1);
    }
    return 1;
}

static void
forget(const sipnl_statistic_t *statistic _U_)
{
    sipnl_ranking_clear(&ranking);
}

void
sipnl_servers_table_register(void)
{
    static stat_tap_table_item fields[] = {
        [SIPNL_RANKING_RANK] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Nr", "%4u" },
        [SIPNL_RANKING_NAME] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Adres", "%-20s" },
        [SIPNL_RANKING_FAILED] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Mislukt", "%7u" },
        [SIPNL_RANKING_COUNTED] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Eindantwoorden", "%14u" }
    };
    static sipnl_statistic_t statistic = {
        .title = "SIP-NL Servers", .cli_string = "sipnl,servers", .fields = fields,
        .fields_count = G_N_ELEMENTS(fields), .record_of = final_response_of, .count = count_response,
        .forget = forget
    };

    sipnl_statistic_register(&statistic);
}
