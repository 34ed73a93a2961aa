/* stat-tables.c
 * A statistic that is one of Wireshark's stat tap tables, which tshark, sharkd and
 * the window show.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "wireshark-compat.h"

#include "stat-tables.h"

static stat_tap_table *
table_of(const sipnl_statistic_t *statistic)
{
    return g_array_index(statistic->ui.tables, stat_tap_table *, 0);
}

static void
free_item(stat_tap_table_item_type *item)
{
    if (item->type == TABLE_ITEM_STRING) {
        g_free((char *)item->value.string_value);
    }
    item->type = TABLE_ITEM_NONE;
}

static void
free_table_item(stat_tap_table *table _U_, guint row _U_, guint column _U_, stat_tap_table_item_type *item)
{
    free_item(item);
}

static void
free_retired(gpointer data)
{
    stat_tap_table *table = (stat_tap_table *)data;
    guint row;
    guint column;

    for (row = 0; row < table->num_elements; row++) {
        for (column = 0; column < table->num_fields; column++) {
            free_item(&table->elements[row][column]);
        }
        g_free(table->elements[row]);
    }
    g_free(table->elements);
    g_free(table);
}

/* Every window of a statistic shows the same table, and sorts by the rows that it
 * held when the window was filled. So rows stay until there is no other window. */
static void
retire_rows(sipnl_statistic_t *statistic, stat_tap_table *table)
{
    stat_tap_table *retired = g_new(stat_tap_table, 1);

    if (statistic->retired == NULL) {
        statistic->retired = g_ptr_array_new_with_free_func(free_retired);
    }
    if (statistic->ui.refcount <= 1) {
        g_ptr_array_set_size(statistic->retired, 0);
    }
    *retired = *table;
    g_ptr_array_add(statistic->retired, retired);
    table->num_elements = 0;
    table->elements = NULL;
}

void
sipnl_statistic_empty(sipnl_statistic_t *statistic)
{
    stat_tap_table *table = stat_tap_find_table(&statistic->ui, statistic->ui.title);

    if (table != NULL) {
        retire_rows(statistic, table);
    } else {
        table = stat_tap_init_table(statistic->ui.title, (int)statistic->ui.nfields, 0, NULL);
        stat_tap_add_table(&statistic->ui, table);
    }
}

void
sipnl_statistic_free(sipnl_statistic_t *statistic)
{
    if (statistic->ui.tables != NULL) {
        free_stat_tables(&statistic->ui);
        g_array_free(statistic->ui.tables, TRUE);
        statistic->ui.tables = NULL;
    }
    if (statistic->retired != NULL) {
        g_ptr_array_free(statistic->retired, TRUE);
        statistic->retired = NULL;
    }
}

guint
sipnl_statistic_add_row(const sipnl_statistic_t *statistic)
{
    stat_tap_table *table = table_of(statistic);
    const guint row = table->num_elements;
    const stat_tap_table_item_type none = { TABLE_ITEM_NONE, { 0 }, { 0 } };
    guint column;

    stat_tap_init_table_row(table, row, 1, &none);
    for (column = 0; column < table->num_fields; column++) {
        if (statistic->ui.fields[column].type == TABLE_ITEM_STRING) {
            sipnl_statistic_set_text(statistic, row, column, "");
        } else {
            sipnl_statistic_set_uint(statistic, row, column, 0);
        }
    }
    return row;
}

/* In place; a control character could end the line or command a terminal. */
static char *
replace_control_characters(char *text)
{
    char *at;

    for (at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar character = g_utf8_get_char(at);

        if (character < 0x80 && g_ascii_iscntrl(*at)) {
            *at = '?';
        } else if (character >= 0x80 && character < 0xa0) {
            /* The C1 controls are two bytes in UTF-8. */
            at[0] = '?';
            at[1] = '?';
        }
    }
    return text;
}

void
sipnl_statistic_set_text(const sipnl_statistic_t *statistic, guint row, guint column, const char *text)
{
    stat_tap_table *table = table_of(statistic);
    stat_tap_table_item_type item = { TABLE_ITEM_STRING, { 0 }, { 0 } };

    free_item(stat_tap_get_field_data(table, row, column));
    item.value.string_value = replace_control_characters(g_utf8_make_valid(text, -1));
    stat_tap_set_field_data(table, row, column, &item);
}

void
sipnl_statistic_set_uint(const sipnl_statistic_t *statistic, guint row, guint column, guint number)
{
    stat_tap_table *table = table_of(statistic);
    stat_tap_table_item_type item = { TABLE_ITEM_UINT, { 0 }, { 0 } };

    item.value.uint_value = number;
    stat_tap_set_field_data(table, row, column, &item);
}

void
sipnl_statistic_set_time(const sipnl_statistic_t *statistic, guint row, guint column, const nstime_t *moment)
{
    GDateTime *local = g_date_time_new_from_unix_local(moment->secs);
    char *seconds = local != NULL ? g_date_time_format(local, "%Y-%m-%d %H:%M:%S") : g_strdup("");
    char *text = g_strdup_printf("%s.%03d", seconds, moment->nsecs / 1000000);

    sipnl_statistic_set_text(statistic, row, column, text);
    g_free(text);
    g_free(seconds);
    if (local != NULL) {
        g_date_time_unref(local);
    }
}

void
sipnl_statistic_register(sipnl_statistic_t *statistic, const char *title, const char *cli_string,
    stat_tap_table_item *fields, guint fields_count, void (*init)(stat_tap_table_ui *),
    void (*reset)(stat_tap_table *), tap_packet_cb packet)
{
    static tap_param params[] = { { PARAM_FILTER, "filter", "Filter", NULL, TRUE } };
    stat_tap_table_ui *ui = &statistic->ui;

    ui->group = SIPNL_TELEPHONY_GROUP;
    ui->title = title;
    ui->tap_name = "sipnl";
    ui->cli_string = cli_string;
    ui->stat_tap_init_cb = init;
    ui->packet_func = packet;
    ui->stat_tap_reset_table_cb = reset;
    ui->stat_tap_free_table_item_cb = free_table_item;
    ui->nfields = fields_count;
    ui->fields = fields;
    ui->nparams = G_N_ELEMENTS(params);
    ui->params = params;
    register_stat_tap_table_ui(ui);
}
