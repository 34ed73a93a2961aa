/* words.c
 * The words of vocabulary.h, as the key files have them.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/words.h"

#include <string.h>

#include "texts/vocabulary.h"

#define WORD(name, word) word,

const char *const sipnl_state_words[] = { SIPNL_STATES(WORD) NULL };
const char *const sipnl_detail_words[] = { SIPNL_DETAILS(WORD) NULL };
const char *const sipnl_side_words[] = { SIPNL_SIDES(WORD) NULL };
const char *const sipnl_remark_words[] = { SIPNL_REMARKS(WORD) NULL };
const char *const sipnl_severity_words[] = { SIPNL_SEVERITIES(WORD) NULL };
const char *const sipnl_call_outcome_words[] = { SIPNL_CALL_OUTCOMES(WORD) NULL };

int
sipnl_find_word(const char *const *words, const char *word)
{
    int i;

    for (i = 0; words[i] != NULL; i++) {
        if (strcmp(words[i], word) == 0) {
            return i;
        }
    }
    return -1;
}
