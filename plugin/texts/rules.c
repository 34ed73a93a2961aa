/* rules.c
 * Chooses what to say by what is known of a message.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/rules.h"

#define BLANKS " \t\r\n"

/* How many blanks a text starts with. Most characters are none. */
static gsize
blanks_of(const char *text)
{
    return g_ascii_isspace(*text) ? strspn(text, BLANKS) : 0;
}

static gboolean
starts_with(const char *text, const char *part)
{
    while (*part != '\0') {
        const gsize blanks = blanks_of(text);
        const gsize wanted_blanks = blanks_of(part);

        if ((blanks > 0) != (wanted_blanks > 0)) {
            return FALSE;
        }
        if (blanks == 0 && g_ascii_tolower(*text) != g_ascii_tolower(*part)) {
            return FALSE;
        }
        text += MAX(blanks, 1);
        part += MAX(wanted_blanks, 1);
    }
    return TRUE;
}

gboolean
sipnl_holds_text(const char *text, const char *part)
{
    const char first[] = { g_ascii_tolower(*part), g_ascii_toupper(*part), '\0' };

    while ((text = strpbrk(text, first)) != NULL) {
        if (starts_with(text++, part)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean
is_sent(const char *const *parts, const char *sent)
{
    for (; sent != NULL && *parts != NULL; parts++) {
        if (sipnl_holds_text(sent, *parts)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean
holds(const sipnl_rule_t *rule, const sipnl_situation_t *situation)
{
    return (rule->methods == 0 || (rule->methods & 1U << situation->method))
        && (rule->needed & ~situation->holds) == 0
        && (rule->excluded & ~(situation->known & ~situation->holds)) == 0
        && (rule->sent == NULL || is_sent(rule->sent, situation->sent));
}

const sipnl_text_t *
sipnl_choose_text(const sipnl_rule_t *rules, guint count, const sipnl_situation_t *situation)
{
    guint i;

    for (i = 0; i < count; i++) {
        if (holds(&rules[i], situation)) {
            return &rules[i].text;
        }
    }
    return NULL;
}
