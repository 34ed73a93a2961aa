/* responses.c
 * Finds what there is to say of a SIP response.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "responses.h"

#include "sip-syntax.h"

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

const sipnl_text_t *
sipnl_find_text(const sipnl_response_t *response, sipnl_part_t method)
{
    const sipnl_text_t *text = response->method_texts;

    if (text == NULL) {
        return &response->text;
    }
    while (text->method != NULL && !sipnl_part_is(method, text->method)) {
        text++;
    }
    return text->method != NULL ? text : &response->text;
}

gboolean
sipnl_same_reason_phrase(const char *left, const char *right)
{
    for (;;) {
        left += strspn(left, SIPNL_BLANKS);
        right += strspn(right, SIPNL_BLANKS);
        if (g_ascii_tolower(*left) != g_ascii_tolower(*right)) {
            return FALSE;
        }
        if (*left == '\0') {
            return TRUE;
        }
        left++;
        right++;
    }
}

const sipnl_text_t *
sipnl_find_sent_phrase_text(guint32 code, const char *sent_phrase)
{
    const sipnl_sent_phrase_t *row;

    for (row = sipnl_sent_phrases; row->sent_phrase != NULL; row++) {
        if (row->code == code && sipnl_same_reason_phrase(row->sent_phrase, sent_phrase)) {
            return &row->text;
        }
    }
    return NULL;
}
