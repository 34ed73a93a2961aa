/* causes-tree.c
 * The statistics of causes: -z sipnl,tree, and Statistics > SIP-NL > Oorzaken.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "causes-tree.h"

#include <epan/stats_tree.h>
#include <epan/tap.h>

#include "sipnl-tap.h"
#include "wireshark-compat.h"

#define RESPONSES "SIP-antwoorden"
#define LOGINS "inloggen, eerste vraag (geen fout)"
#define RESENT "herhaalde antwoorden (retransmissies), niet meegeteld"

static void
causes_tree_init(stats_tree *tree)
{
    stats_tree_create_node(tree, RESPONSES, 0, STAT_DT_INT, TRUE);
    stats_tree_create_node(tree, RESENT, 0, STAT_DT_INT, TRUE);
}

/* Counts a response under its category, or where logins are counted. */
static int
tick_category(stats_tree *tree, int responses, const sipnl_tap_response_t *response)
{
    char *name;
    int node;

    if (response->is_login) {
        return tick_stat_node(tree, LOGINS, responses, TRUE);
    }
    name = wmem_strdup_printf(NULL, "%s [%s]", response->category->label, response->category->name);
    node = tick_stat_node(tree, name, responses, TRUE);
    wmem_free(NULL, name);
    return node;
}

static tap_packet_status
causes_tree_packet(stats_tree *tree, packet_info *pinfo _U_, epan_dissect_t *edt _U_, const void *data,
    tap_flags_t flags _U_)
{
    const sipnl_tap_response_t *response = (const sipnl_tap_response_t *)data;
    int parent;

    if (response->is_resent) {
        parent = tick_stat_node(tree, RESENT, 0, TRUE);
    } else {
        parent = tick_category(tree, tick_stat_node(tree, RESPONSES, 0, TRUE), response);
    }
    tick_stat_node(tree, response->summary, parent, FALSE);
    return TAP_PACKET_REDRAW;
}

void
sipnl_causes_tree_register(void)
{
    stats_tree_register_plugin("sipnl", "sipnl", "SIP-NL" STATS_TREE_MENU_SEPARATOR "Oorzaken", 0,
        causes_tree_packet, causes_tree_init, NULL);
}
