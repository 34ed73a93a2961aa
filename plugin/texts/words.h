/* words.h
 * The words of vocabulary.h, as the key files have them.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_WORDS_H__
#define __SIPNL_WORDS_H__

#include "sip/methods.h"

/* Each in the order of vocabulary.h, so that a constant is the place of its word, and ended
 * by NULL. The constant of a word is the word in capitals, with _ for -. Those of
 * the methods are in sip/methods.h. */
extern const char *const sipnl_state_words[];
extern const char *const sipnl_detail_words[];
extern const char *const sipnl_side_words[];
extern const char *const sipnl_remark_words[];
extern const char *const sipnl_severity_words[];
extern const char *const sipnl_call_outcome_words[];

/* The place of a word in a list; -1 where it is not there. */
int sipnl_find_word(const char *const *words, const char *word);

#endif /* __SIPNL_WORDS_H__ */
