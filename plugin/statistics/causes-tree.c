/* causes-tree.c
 * The statistics of causes: -z sipnl,tree, and Statistics > SIP-NL > Oorzaken.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "wireshark-compat.h"

#include "statistics/causes-tree.h"

#include <epan/stats_tree.h>
#include <epan/tap.h>

#include "explanations.h"

#define RESPONSES "SIP-antwoorden"
#define LOGINS "inloggen, eerste vraag (geen fout)"
#define REPEATED "herhaalde antwoorden (retransmissies), niet meegeteld"

/* Nothing is created beforehand: without responses it would show as 0, and 100 %. The
 * window calls this, so it cannot be NULL. */
static void
causes_tree_init(stats_tree *tree _U_)
{
}

/* Counts a response under its category, or where logins are counted. */
static int
tick_category(stats_tree *tree, packet_info *pinfo, int responses, const sipnl_explained_message_t *response)
{
    if (response->kept->is_login) {
        return tick_stat_node(tree, LOGINS, responses, TRUE);
    }
    return tick_stat_node(tree, wmem_strdup_printf(pinfo->pool, "%s [%s]", response->actual->label,
        response->actual->name), responses, TRUE);
}

static tap_packet_status
causes_tree_packet(stats_tree *tree, packet_info *pinfo, epan_dissect_t *edt _U_, const void *data,
    tap_flags_t flags _U_)
{
    const sipnl_explained_message_t *message = (const sipnl_explained_message_t *)data;
    int parent;

    if (message->kept->code == 0 || message->kept->is_undelivered) {
        return TAP_PACKET_DONT_REDRAW;
    }
    if (message->kept->is_repeated) {
        parent = tick_stat_node(tree, REPEATED, 0, TRUE);
    } else {
        parent = tick_category(tree, pinfo, tick_stat_node(tree, RESPONSES, 0, TRUE), message);
    }
    tick_stat_node(tree, sipnl_summary_of(pinfo, message, FALSE), parent, FALSE);
    return TAP_PACKET_REDRAW;
}

/* The windows of 4.0 and 4.4 open sorted by name whatever is asked here; that of 4.6, and
 * -z, by count. */
void
sipnl_causes_tree_register(void)
{
    SIPNL_NAMED_STATS_TREE("Oorzaak",
        stats_tree_register_plugin("sipnl", "sipnl", "SIP-NL" STATS_TREE_MENU_SEPARATOR "Oorzaken",
            ST_SORT_COL_COUNT << ST_FLG_SRTCOL_SHIFT | ST_FLG_SORT_DESC,
            causes_tree_packet, causes_tree_init, NULL));
}
