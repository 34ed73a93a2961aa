/* causes.h
 * Finds what there is to say of a cause in a Reason header (RFC 3326).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_CAUSES_H__
#define __SIPNL_CAUSES_H__

#include "texts/rules.h"

/* What the tables say of a status code and a cause that come together. Of a pair
 * that they do not name, the categories decide: equal ones refine, others conflict. */
typedef enum {
    SIPNL_RELATION_UNNAMED,
    SIPNL_RELATION_REFINES, /* the cause is the more precise one */
    SIPNL_RELATION_REPEATS  /* both say the same */
} sipnl_relation_t;

/* The row of a protocol, whose name is compared without case, as a token is; NULL
 * where it is not registered. */
const sipnl_cause_t *sipnl_find_protocol(const char *protocol);

/* The row of a cause of a protocol; the protocol's own where it is not listed. */
const sipnl_cause_t *sipnl_find_cause(const sipnl_cause_t *protocol, guint32 cause);

/* Fills in what there is to say of a cause, of which row is what sipnl_find_cause()
 * gave. In situation, method is that of the message that holds the Reason, and sent is the
 * text of the Reason. Of a status code of which the causes say nothing, it is what
 * sipnl_explain_code() says, and so it is where the user has his own text of a code and
 * the cause does no more than put the same category in other words. phrase is NULL for a
 * number that means nothing. */
void sipnl_explain_cause(const sipnl_cause_t *row, guint32 cause, const sipnl_situation_t *situation,
    sipnl_text_t *text);

/* How a cause relates to the status code of the response that holds it. */
sipnl_relation_t sipnl_find_relation(const sipnl_cause_t *row, guint32 code);

#endif /* __SIPNL_CAUSES_H__ */
