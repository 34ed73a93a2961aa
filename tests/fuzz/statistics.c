/* statistics.c
 * The statistics of the plugin, opened and read as Wireshark's windows do.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "statistics.h"

#include <epan/expert.h>
#include <epan/packet.h>
#include <epan/stat_tap_ui.h>
#include <epan/stats_tree_priv.h>
#include <epan/tap.h>

#include "shown.h"

#define TAP "sipnl"

static GPtrArray *trees;    /* of stats_tree */
static GPtrArray *tables;   /* of stat_data_t */
static guint expert_items;

static void
listen_to(const char *tap, void *data, guint flags, tap_reset_cb reset, tap_packet_cb packet, tap_draw_cb draw)
{
    GString *error = register_tap_listener(tap, data, NULL, flags, reset, packet, draw, NULL);

    g_assert_null(error);
}

static void
read_nodes(const stat_node *node)
{
    for (; node != NULL; node = node->next) {
        sipnl_fuzz_read_text(node->name);
        read_nodes(node->children);
    }
}

static void
read_tree(void *data)
{
    read_nodes(((const stats_tree *)data)->root.children);
}

static void
open_trees(void)
{
    GList *configurations = stats_tree_get_cfg_list();
    const GList *at;

    for (at = configurations; at != NULL; at = at->next) {
        stats_tree_cfg *configuration = (stats_tree_cfg *)at->data;
        stats_tree *tree;

        if (strcmp(configuration->tapname, TAP) == 0) {
            tree = stats_tree_new(configuration, NULL, NULL);
            g_ptr_array_add(trees, tree);
            listen_to(TAP, tree, configuration->flags, stats_tree_reset, stats_tree_packet, read_tree);
            configuration->init(tree);
        }
    }
    g_list_free(configurations);
}

static void
read_row(const stat_tap_table *table, guint row)
{
    guint column;

    for (column = 0; column < table->num_fields; column++) {
        const stat_tap_table_item_type *item = stat_tap_get_field_data(table, row, column);

        if (item->type == TABLE_ITEM_STRING) {
            sipnl_fuzz_read_text(item->value.string_value);
        }
    }
}

static void
read_tables(void *data)
{
    const GArray *rows_of = ((const stat_data_t *)data)->stat_tap_data->tables;
    guint table;
    guint row;

    for (table = 0; table < rows_of->len; table++) {
        const stat_tap_table *rows = g_array_index(rows_of, const stat_tap_table *, table);

        for (row = 0; row < rows->num_elements; row++) {
            read_row(rows, row);
        }
    }
}

static void
reset_tables(void *data)
{
    reset_stat_table(((stat_data_t *)data)->stat_tap_data);
}

static void
open_table(stat_tap_table_ui *ui)
{
    stat_data_t *data = g_new0(stat_data_t, 1);

    data->stat_tap_data = ui;
    g_ptr_array_add(tables, data);
    ui->refcount++;
    ui->stat_tap_init_cb(ui);
    listen_to(TAP, data, 0, reset_tables, ui->packet_func, read_tables);
}

#if WIRESHARK_VERSION_MAJOR == 4 && WIRESHARK_VERSION_MINOR < 4
static gboolean
#else
static bool
#endif
open_table_of_plugin(const void *key _U_, void *value, void *data _U_)
{
    stat_tap_table_ui *ui = (stat_tap_table_ui *)value;

    if (strcmp(ui->tap_name, TAP) == 0) {
        open_table(ui);
    }
    return FALSE;
}

/* Wireshark leaks a little of each tree that is closed: they stay open. */
static void
open_once(void)
{
    trees = g_ptr_array_new();
    tables = g_ptr_array_new_with_free_func(g_free);
    open_trees();
    g_assert_cmpuint(trees->len, >, 0);
}

void
sipnl_fuzz_open_statistics(void)
{
    if (tables == NULL) {
        open_once();
    }
    stat_tap_iterate_tables(open_table_of_plugin, NULL);
    g_assert_cmpuint(tables->len, >, 1);
}

static void
close_table(stat_data_t *data)
{
    remove_tap_listener(data);
    data->stat_tap_data->refcount--;
    free_stat_tables(data->stat_tap_data);
}

void
sipnl_fuzz_close_tables(void)
{
    guint i;

    for (i = 0; i < tables->len; i++) {
        close_table((stat_data_t *)g_ptr_array_index(tables, i));
    }
    g_ptr_array_set_size(tables, 0);
}

static tap_packet_status
read_expert_info(void *data _U_, packet_info *pinfo _U_, epan_dissect_t *edt _U_, const void *tapped,
    tap_flags_t flags _U_)
{
    const expert_info_t *info = (const expert_info_t *)tapped;

    if (info->protocol != NULL && strcmp(info->protocol, "SIP-NL") == 0) {
        sipnl_fuzz_read_text(info->summary);
    }
    return TAP_PACKET_DONT_REDRAW;
}

void
sipnl_fuzz_open_expert_info(void)
{
    listen_to("expert", &expert_items, 0, NULL, read_expert_info, NULL);
}

void
sipnl_fuzz_close_expert_info(void)
{
    remove_tap_listener(&expert_items);
}
