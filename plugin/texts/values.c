/* values.c
 * Finds what a value in a header, or the name of a thing, is in Dutch.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/values.h"

#include "texts/rules.h"

const sipnl_value_t *
sipnl_find_value(const char *kind, const char *value)
{
    const sipnl_value_t *row;

    for (row = sipnl_values; row->kind != NULL; row++) {
        if (strcmp(row->kind, kind) == 0 && g_ascii_strcasecmp(row->value, value) == 0) {
            return row;
        }
    }
    return NULL;
}

const sipnl_value_t *
sipnl_find_value_in(const char *kind, const char *text)
{
    const sipnl_value_t *longest = NULL;
    const sipnl_value_t *row;

    for (row = sipnl_values; row->kind != NULL; row++) {
        if (strcmp(row->kind, kind) == 0 && sipnl_holds_text(text, row->value)
            && (longest == NULL || strlen(row->value) > strlen(longest->value))) {
            longest = row;
        }
    }
    return longest;
}
