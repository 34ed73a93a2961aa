/* tables.c
 * A statistic that is one of Wireshark's stat tap tables, which tshark, sharkd and
 * the window show.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

/*
 * Wireshark's tables have callbacks without data of their own, one set for each
 * statistic; which statistic is meant follows from the table, or from the tap's data.
 *
 * The callback that Wireshark calls for the packets that pass the filter adds rows. A
 * listener of our own, without a filter, writes the rows of records that change later.
 */

#include "wireshark-compat.h"

#include "statistics/tables.h"


static sipnl_statistic_t *statistics[SIPNL_STATISTICS_MAX];
static guint statistics_count;
static gboolean is_listening;

/* All empty cells share it. */
static char no_text[] = "";

static stat_tap_table *
table_of(const sipnl_statistic_t *statistic)
{
    return g_array_index(statistic->ui.tables, stat_tap_table *, 0);
}

static void
free_item(stat_tap_table_item_type *item)
{
    if (item->type == TABLE_ITEM_STRING && item->value.string_value != no_text) {
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

    if (statistic->ui.refcount <= 1) {
        g_ptr_array_set_size(statistic->retired, 0);
    }
    *retired = *table;
    g_ptr_array_add(statistic->retired, retired);
    table->num_elements = 0;
    table->elements = NULL;
}

static void
empty(sipnl_statistic_t *statistic)
{
    stat_tap_table *table = stat_tap_find_table(&statistic->ui, statistic->title);

    /* Wireshark itself frees a table with its last window. */
    if (table == NULL) {
        table = stat_tap_init_table(statistic->title, (int)statistic->ui.nfields, 0, NULL);
        stat_tap_add_table(&statistic->ui, table);
    }
    if (statistic->forget != NULL) {
        statistic->forget(statistic);
    }
    retire_rows(statistic, table);
    g_hash_table_remove_all(statistic->rows);
}

static void
free_statistic(sipnl_statistic_t *statistic)
{
    if (statistic->ui.tables != NULL) {
        if (statistic->forget != NULL) {
            statistic->forget(statistic);
        }
        free_stat_tables(&statistic->ui);
        g_array_free(statistic->ui.tables, TRUE);
        statistic->ui.tables = NULL;
    }
    g_ptr_array_free(statistic->retired, TRUE);
    g_hash_table_destroy(statistic->rows);
}

static void
shut_down(void)
{
    while (statistics_count > 0) {
        free_statistic(statistics[--statistics_count]);
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
        if (statistic->fields[column].type == TABLE_ITEM_STRING) {
            sipnl_statistic_set_text(statistic, row, column, "");
        } else {
            sipnl_statistic_set_uint(statistic, row, column, 0);
        }
    }
    return row;
}

stat_tap_table_item_type *
sipnl_statistic_take_row(const sipnl_statistic_t *statistic, guint row)
{
    stat_tap_table *table = table_of(statistic);
    stat_tap_table_item_type *items = table->elements[row];

    table->num_elements--;
    table->elements[row] = table->elements[table->num_elements];
    return items;
}

guint
sipnl_statistic_put_row(const sipnl_statistic_t *statistic, stat_tap_table_item_type *items)
{
    stat_tap_table *table = table_of(statistic);
    const guint row = table->num_elements++;

    table->elements = g_renew(stat_tap_table_item_type *, table->elements, table->num_elements);
    table->elements[row] = items;
    return row;
}

void
sipnl_statistic_set_text(const sipnl_statistic_t *statistic, guint row, guint column, const char *text)
{
    stat_tap_table *table = table_of(statistic);
    stat_tap_table_item_type *item = stat_tap_get_field_data(table, row, column);

    if (item->type == TABLE_ITEM_STRING && strcmp(item->value.string_value, text) == 0) {
        return;
    }
    free_item(item);
    item->type = TABLE_ITEM_STRING;
    item->value.string_value = *text == '\0' ? no_text : g_strdelimit(g_strdup(text), "|", '/');
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
sipnl_statistic_set_time(const sipnl_statistic_t *statistic, guint row, guint column, sipnl_moment_t moment)
{
    const gint64 time = MAX(moment - 1, 0);
    GDateTime *local = g_date_time_new_from_unix_local(time / SIPNL_SECOND);
    char *seconds = local != NULL ? g_date_time_format(local, "%Y-%m-%d %H:%M:%S") : g_strdup("");
    char *text = g_strdup_printf("%s.%03d", seconds, (int)(time % SIPNL_SECOND / SIPNL_MILLISECOND));

    sipnl_statistic_set_text(statistic, row, column, text);
    g_free(text);
    g_free(seconds);
    if (local != NULL) {
        g_date_time_unref(local);
    }
}

/* With a width that lets them be sorted as text, and with a point in any locale. */
void
sipnl_statistic_set_seconds(const sipnl_statistic_t *statistic, guint row, guint column, gint64 duration)
{
    const gint64 milliseconds = (duration + SIPNL_MILLISECOND / 2) / SIPNL_MILLISECOND;
    char *text = duration < 0 ? g_strdup("")
        : g_strdup_printf("%5" G_GINT64_FORMAT ".%03d", milliseconds / 1000, (int)(milliseconds % 1000));

    sipnl_statistic_set_text(statistic, row, column, text);
    g_free(text);
}

/* Shows a record as it stands by now, where that is the first time or the time before is
 * known. */
static void
show_record(const sipnl_statistic_t *statistic, packet_info *pinfo, const void *record, gboolean is_chosen)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(statistic->rows, record));

    if (known == 0 && !is_chosen) {
        return;
    }
    if (statistic->count != NULL) {
        known = statistic->count(statistic, pinfo, record, known);
    } else {
        known = known != 0 ? known : sipnl_statistic_add_row(statistic) + 1;
        statistic->write_row(statistic, pinfo, known - 1, record);
    }
    g_hash_table_insert(statistic->rows, (void *)record, GUINT_TO_POINTER(known));
}

static tap_packet_status
see_packet(const sipnl_statistic_t *statistic, packet_info *pinfo, const void *data, gboolean is_chosen)
{
    const void *record = statistic->record_of((const sipnl_explained_message_t *)data);

    if (record == NULL) {
        return TAP_PACKET_DONT_REDRAW;
    }
    show_record(statistic, pinfo, record, is_chosen);
    if (statistic->related_to != NULL && statistic->related_to(record) != NULL) {
        show_record(statistic, pinfo, statistic->related_to(record), FALSE);
    }
    return TAP_PACKET_REDRAW;
}

static sipnl_statistic_t *
statistic_of_ui(const stat_tap_table_ui *ui)
{
    guint i;

    for (i = 0; i < statistics_count; i++) {
        if (&statistics[i]->ui == ui) {
            return statistics[i];
        }
    }
    g_assert_not_reached();
    return NULL;
}

static tap_packet_status
table_packet(void *tapdata, packet_info *pinfo, epan_dissect_t *edt _U_, const void *data, tap_flags_t flags _U_)
{
    return see_packet(statistic_of_ui(((stat_data_t *)tapdata)->stat_tap_data), pinfo, data, TRUE);
}

static tap_packet_status
listener_packet(void *tapdata _U_, packet_info *pinfo, epan_dissect_t *edt _U_, const void *data, tap_flags_t flags _U_)
{
    guint i;

    for (i = 0; i < statistics_count; i++) {
        if (g_hash_table_size(statistics[i]->rows) > 0) {
            (void)see_packet(statistics[i], pinfo, data, FALSE);
        }
    }
    return TAP_PACKET_DONT_REDRAW;
}

/* Records of one capture are nothing to another: before its packets come, none is known. */
static void
listener_reset(void *tapdata _U_)
{
    guint i;

    for (i = 0; i < statistics_count; i++) {
        g_hash_table_remove_all(statistics[i]->rows);
    }
}

static void
table_init(stat_tap_table_ui *ui)
{
    if (!is_listening) {
        GString *error = register_tap_listener("sipnl", &is_listening, NULL, TL_REQUIRES_NOTHING, listener_reset,
            listener_packet, NULL, NULL);

        is_listening = error == NULL;
        if (error != NULL) {
            g_string_free(error, TRUE);
        }
    }
    empty(statistic_of_ui(ui));
}

static void
table_reset(stat_tap_table *table)
{
    guint i;

    for (i = 0; i < statistics_count; i++) {
        if (strcmp(statistics[i]->title, table->title) == 0) {
            empty(statistics[i]);
        }
    }
}

/* Two of one statistic would fill one table, with the filter of both. Only tshark has a
 * place for what is wrong. */
static void
check_filter(const char *option, const char **filter _U_, char **error)
{
    guint i;

    for (i = 0; error != NULL && i < statistics_count; i++) {
        sipnl_statistic_t *statistic = statistics[i];

        if (!g_str_has_prefix(option, statistic->cli_string)) {
            continue;
        }
        if (statistic->is_asked_for) {
            *error = ws_strdup_printf("-z %s kan maar één keer in een opdracht staan; gebruik een tweede opdracht. / "
                "-z %s can stand in a command once; use a second command.", statistic->cli_string, statistic->cli_string);
        }
        statistic->is_asked_for = TRUE;
    }
}

void
sipnl_statistic_register(sipnl_statistic_t *statistic)
{
    static tap_param params[] = { { PARAM_FILTER, "filter", "Filter", NULL, TRUE } };
    stat_tap_table_ui *ui = &statistic->ui;

    statistic->rows = g_hash_table_new(NULL, NULL);
    statistic->retired = g_ptr_array_new_with_free_func(free_retired);
    statistics[statistics_count++] = statistic;
    ui->group = SIPNL_TELEPHONY_GROUP;
    ui->title = statistic->title;
    ui->tap_name = "sipnl";
    ui->cli_string = statistic->cli_string;
    ui->stat_tap_init_cb = table_init;
    ui->packet_func = table_packet;
    ui->stat_tap_reset_table_cb = table_reset;
    ui->stat_tap_free_table_item_cb = free_table_item;
    ui->stat_filter_check_cb = check_filter;
    ui->nfields = statistic->fields_count;
    ui->fields = statistic->fields;
    ui->nparams = G_N_ELEMENTS(params);
    ui->params = params;
    register_stat_tap_table_ui(ui);
    if (statistics_count == 1) {
        register_shutdown_routine(shut_down);
    }
}
