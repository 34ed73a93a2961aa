/* inheritance.c
 * What a text in data/ says, and what it takes from its code and its category.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/inheritance.h"

#include <string.h>

/* What a category answers for where the texts do not. */
static gboolean
is_of_category(const char *key)
{
    return strcmp(key, "severity") == 0 || strcmp(key, "outcome") == 0 || strcmp(key, "customer") == 0;
}

/* Whether a rule says something with which the value of its base no longer goes. */
static gboolean
breaks_with_base(const sipnl_group_t *rule, const char *key)
{
    return (strcmp(key, "advice") == 0 && sipnl_find_key(rule, "explanation") != NULL)
        || (is_of_category(key) && sipnl_find_key(rule, "category") != NULL);
}

/* What a group says, or else its base. */
static const char *
own_or_base(const sipnl_group_t *group, const sipnl_group_t *base, const char *key)
{
    const char *value = sipnl_get_value(group, key);

    return value != NULL || breaks_with_base(group, key) ? value : sipnl_get_value(base, key);
}

const char *
sipnl_text_value(const sipnl_sources_t *sources, const sipnl_group_t *group, const sipnl_group_t *base, const char *key)
{
    const char *value = own_or_base(group, base, key);
    const char *category = is_of_category(key) ? own_or_base(group, base, "category") : NULL;

    if (value != NULL || category == NULL) {
        return value;
    }
    return sipnl_get_value(sipnl_find_group(sources->files[SIPNL_CATEGORIES_FILE], category), key);
}
