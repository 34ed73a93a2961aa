/* ranking.c
 * Names with counts in a statistic, the one with most failures first.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "wireshark-compat.h"

#include "statistics/ranking.h"

typedef struct {
    char *name;
    guint rank;     /* the number of its row, from 0 */
    guint failed;
    guint counted;
} ranked_t;

static void
free_ranked(gpointer data)
{
    g_free(((ranked_t *)data)->name);
    g_free(data);
}

static guint *
above(const sipnl_ranking_t *ranking, guint failed)
{
    if (failed >= ranking->above->len) {
        g_array_set_size(ranking->above, failed + 1);
    }
    return &g_array_index(ranking->above, guint, failed);
}

static ranked_t *
find_ranked(sipnl_ranking_t *ranking, const sipnl_statistic_t *statistic, const char *name)
{
    ranked_t *ranked;

    if (ranking->ranked == NULL) {
        ranking->ranked = g_ptr_array_new_with_free_func(free_ranked);
        ranking->by_name = g_hash_table_new(wmem_str_hash, g_str_equal);
        ranking->above = g_array_new(FALSE, TRUE, sizeof(guint));
    }
    ranked = (ranked_t *)g_hash_table_lookup(ranking->by_name, name);
    if (ranked == NULL) {
        ranked = g_new0(ranked_t, 1);
        ranked->name = g_strdup(name);
        ranked->rank = sipnl_statistic_add_row(statistic);
        sipnl_statistic_set_uint(statistic, ranked->rank, SIPNL_RANKING_RANK, ranked->rank + 1);
        g_ptr_array_add(ranking->ranked, ranked);
        g_hash_table_insert(ranking->by_name, ranked->name, ranked);
    }
    return ranked;
}

static void
write_ranked(const sipnl_statistic_t *statistic, const ranked_t *ranked)
{
    sipnl_statistic_set_text(statistic, ranked->rank, SIPNL_RANKING_NAME, ranked->name);
    sipnl_statistic_set_uint(statistic, ranked->rank, SIPNL_RANKING_FAILED, ranked->failed);
    sipnl_statistic_set_uint(statistic, ranked->rank, SIPNL_RANKING_COUNTED, ranked->counted);
}

/* Lets one take the place of another, which takes its place. */
static void
move(sipnl_ranking_t *ranking, const sipnl_statistic_t *statistic, ranked_t *ranked, guint rank)
{
    ranked_t *other = (ranked_t *)g_ptr_array_index(ranking->ranked, rank);

    other->rank = ranked->rank;
    ranked->rank = rank;
    ranking->ranked->pdata[other->rank] = other;
    ranking->ranked->pdata[rank] = ranked;
    write_ranked(statistic, other);
}

/* With one failure more it is the last of those that have so many, with one less the first. */
static void
fail(sipnl_ranking_t *ranking, const sipnl_statistic_t *statistic, ranked_t *ranked, int change)
{
    if (change > 0) {
        move(ranking, statistic, ranked, (*above(ranking, ranked->failed))++);
        ranked->failed++;
    } else {
        ranked->failed--;
        move(ranking, statistic, ranked, --(*above(ranking, ranked->failed)));
    }
}

void
sipnl_ranking_count(sipnl_ranking_t *ranking, const sipnl_statistic_t *statistic, const char *name, gboolean failed,
    int change)
{
    ranked_t *ranked = find_ranked(ranking, statistic, name);

    ranked->counted += (guint)change;
    if (failed) {
        fail(ranking, statistic, ranked, change);
    }
    write_ranked(statistic, ranked);
}

void
sipnl_ranking_clear(sipnl_ranking_t *ranking)
{
    if (ranking->ranked != NULL) {
        g_hash_table_destroy(ranking->by_name);
        g_ptr_array_free(ranking->ranked, TRUE);
        g_array_free(ranking->above, TRUE);
        memset(ranking, 0, sizeof(*ranking));
    }
}
