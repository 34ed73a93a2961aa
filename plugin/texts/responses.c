/* responses.c
 * Finds what there is to say of a status code.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/responses.h"

#include "texts/user-codes.h"

const sipnl_response_t *
sipnl_find_response(guint32 code)
{
    gint row;

    if (code < SIPNL_STATUS_CODE_MIN || code > SIPNL_STATUS_CODE_MAX) {
        return NULL;
    }
    if (try_val_to_str_idx_ext(code, &sipnl_phrase_vals_ext, &row) != NULL) {
        return &sipnl_responses[row];
    }
    return &sipnl_classes[code / 100 - 1];
}

/* Takes over what the user says of a code. */
static void
apply_user_code(const sipnl_user_code_t *user_code, sipnl_explained_code_t *explained)
{
    const sipnl_category_t *category = &sipnl_categories[user_code->category];

    if (explained->text.category != category) {
        memset(&explained->text, 0, sizeof(explained->text));
        explained->text.category = category;
        explained->text.customer = category->customer;
        explained->text.outcome = category->outcome;
        explained->text.severity = category->severity;
    }
    explained->text.phrase = user_code->phrase;
    explained->text.explanation = user_code->explanation;
    explained->text.advice = user_code->advice != NULL && user_code->advice[0] != '\0' ? user_code->advice : NULL;
    explained->category = category;
    explained->reference = "Voorkeuren, Eigen SIP-codes";
    explained->origin = SIPNL_ORIGIN_USER;
}

gboolean
sipnl_explain_code(guint32 code, const sipnl_situation_t *situation, sipnl_explained_code_t *explained)
{
    const sipnl_response_t *response = sipnl_find_response(code);
    const sipnl_user_code_t *user_code = sipnl_find_user_code(code);
    const sipnl_text_t *text;

    if (response == NULL) {
        return FALSE;
    }
    text = sipnl_choose_text(response->rules, response->rules_count, situation);
    explained->text = text != NULL ? *text : response->text;
    explained->category = response->text.category;
    explained->reference = response->reference;
    explained->origin = text != NULL ? SIPNL_ORIGIN_RULE : SIPNL_ORIGIN_CODE;
    if (user_code != NULL) {
        apply_user_code(user_code, explained);
    }
    return TRUE;
}
