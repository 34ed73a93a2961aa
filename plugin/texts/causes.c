/* causes.c
 * Finds what there is to say of a cause in a Reason header (RFC 3326).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/causes.h"

#include "texts/responses.h"

const sipnl_cause_t *
sipnl_find_protocol(const char *protocol)
{
    const sipnl_cause_t *row;

    for (row = sipnl_causes; row->protocol != NULL; row++) {
        if (g_ascii_strcasecmp(row->protocol, protocol) == 0) {
            return row;
        }
    }
    return NULL;
}

const sipnl_cause_t *
sipnl_find_cause(const sipnl_cause_t *protocol, guint32 cause)
{
    const sipnl_cause_t *row;

    for (row = protocol + 1; row->protocol != NULL && strcmp(row->protocol, protocol->protocol) == 0; row++) {
        if ((guint32)row->cause == cause) {
            return row;
        }
    }
    return protocol;
}

/* The rows of the causes follow that of their protocol. */
static const sipnl_cause_t *
protocol_of(const sipnl_cause_t *row)
{
    while (row->cause >= 0) {
        row--;
    }
    return row;
}

/* Explains a cause as the status code that it is. The rules of a code are about a
 * response, which a Reason is not: only what the sender wrote is the same in both. */
static gboolean
explain_status_code(guint32 cause, const sipnl_situation_t *situation, sipnl_explained_code_t *explained)
{
    const sipnl_situation_t only_sent = { .sent = situation->sent };

    return sipnl_explain_code(cause, &only_sent, explained);
}

/* Whether a cause's own text is that of the status code in other words, and the user
 * has put it in his. A text of another category says something else. */
static gboolean
is_put_by_user(const sipnl_text_t *own, guint32 cause, const sipnl_explained_code_t *explained)
{
    return explained->origin == SIPNL_ORIGIN_USER && own->category == sipnl_find_response(cause)->text.category;
}

void
sipnl_explain_cause(const sipnl_cause_t *row, guint32 cause, const sipnl_situation_t *situation, sipnl_text_t *text)
{
    const sipnl_cause_t *protocol = protocol_of(row);
    const sipnl_text_t *chosen = sipnl_choose_text(row->rules, row->rules_count, situation);
    const sipnl_text_t *own = row != protocol && row->has_text ? &row->text : NULL;
    sipnl_explained_code_t explained;

    if (chosen != NULL) {
        *text = *chosen;
    } else if (protocol->has_status_codes && explain_status_code(cause, situation, &explained)
        && (own == NULL || is_put_by_user(own, cause, &explained))) {
        *text = explained.text;
    } else {
        *text = own != NULL ? *own : protocol->text;
    }
}

static gboolean
is_listed(const guint16 *codes, guint32 code)
{
    for (; codes != NULL && *codes != 0; codes++) {
        if (*codes == code) {
            return TRUE;
        }
    }
    return FALSE;
}

sipnl_relation_t
sipnl_find_relation(const sipnl_cause_t *row, guint32 code)
{
    if (is_listed(row->refines, code)) {
        return SIPNL_RELATION_REFINES;
    }
    return is_listed(row->repeats, code) ? SIPNL_RELATION_REPEATS : SIPNL_RELATION_UNNAMED;
}
