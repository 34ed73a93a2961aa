/* ranking.h
 * Names with counts in a statistic, the one with most failures first.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_RANKING_H__
#define __SIPNL_RANKING_H__

#include "statistics/tables.h"

/* The columns of such a statistic. A window opens sorted by the first. */
enum {
    SIPNL_RANKING_RANK,
    SIPNL_RANKING_NAME,
    SIPNL_RANKING_FAILED,
    SIPNL_RANKING_COUNTED
};

/* The rows of a statistic; all zero before the first. */
typedef struct {
    GPtrArray *ranked;      /* in the order of the rows */
    GHashTable *by_name;
    GArray *above;          /* at n: how many have more than n failures */
} sipnl_ranking_t;

/* Counts something, or with change -1 no longer counts it, under a name, which is copied. */
void sipnl_ranking_count(sipnl_ranking_t *ranking, const sipnl_statistic_t *statistic, const char *name,
    gboolean failed, int change);

/* Forgets all, and frees it. */
void sipnl_ranking_clear(sipnl_ranking_t *ranking);

#endif /* __SIPNL_RANKING_H__ */
