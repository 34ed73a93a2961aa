/* rules.h
 * Chooses what to say by what is known of a message.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_RULES_H__
#define __SIPNL_RULES_H__

#include "texts/tables.h"

/* What is known of a message. */
typedef struct {
    guint method;       /* SIPNL_METHOD_… of its CSeq */
    guint32 holds;      /* bits 1 << SIPNL_STATE_…; each of them is known */
    guint32 known;      /* bits of what is known to hold, or not to hold */
    const char *sent;   /* the reason phrase, or the text of a Reason, in UTF-8; NULL for none */
} sipnl_situation_t;

/* The text of the first rule that holds, or NULL. */
const sipnl_text_t *sipnl_choose_text(const sipnl_rule_t *rules, guint count, const sipnl_situation_t *situation);

/* Whether a part is somewhere in a text. Case of ASCII letters does not count, and a
 * run of blanks is one. */
gboolean sipnl_holds_text(const char *text, const char *part);

#endif /* __SIPNL_RULES_H__ */
