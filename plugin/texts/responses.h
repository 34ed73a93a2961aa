/* responses.h
 * Finds what there is to say of a status code.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_RESPONSES_H__
#define __SIPNL_RESPONSES_H__

#include "texts/rules.h"

/* Where a text comes from. */
typedef enum {
    SIPNL_ORIGIN_CODE,  /* the code or its class, alone */
    SIPNL_ORIGIN_RULE,  /* a rule of it: there is more to it than the code */
    SIPNL_ORIGIN_USER   /* the user's own table */
} sipnl_origin_t;

/* What there is to say of a code in a situation. The strings are those of the tables
 * or of the user's own codes: nobody keeps them beyond the frame at hand. */
typedef struct {
    sipnl_text_t text;                  /* its category is the actual one */
    const sipnl_category_t *category;   /* that of the code itself, or the user's; never NULL */
    const char *reference;
    sipnl_origin_t origin;
} sipnl_explained_code_t;

/* The row of a status code, or of its class where IANA does not list it; NULL
 * for a number that is no status code. */
const sipnl_response_t *sipnl_find_response(guint32 code);

/* Fills in explained. The user's own text of a code wins over the built-in one, of
 * which it keeps what belongs to the category where that is the same. FALSE, and
 * explained is left as it was, for a number that is no status code. */
gboolean sipnl_explain_code(guint32 code, const sipnl_situation_t *situation, sipnl_explained_code_t *explained);

#endif /* __SIPNL_RESPONSES_H__ */
