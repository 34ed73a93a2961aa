/* explanations.h
 * What there is to say of a kept SIP message.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_EXPLANATIONS_H__
#define __SIPNL_EXPLANATIONS_H__

#include "kept-messages.h"
#include "reason-causes.h"

/* Captures are hostile input: what stands behind so many values of a message's
 * headers is shown as it is, in one piece. */
#define SIPNL_VALUES_MAX 100

/* A value of a Reason header, explained; in packet scope. */
typedef struct {
    sipnl_reason_t sent;
    sipnl_explained_cause_t cause;
} sipnl_explained_reason_t;

/* What is shown of a message; in packet scope. What there is not is NULL. */
typedef struct {
    const sipnl_kept_message_t *kept;
    const char *phrase;
    const char *explanation;
    const char *advice;
    const char *reference;
    const sipnl_category_t *category;   /* NULL for a request */
    sipnl_severity_t severity;
    gboolean has_own_text;              /* the user's, or for more than code and method */
    wmem_array_t *reasons;              /* of sipnl_explained_reason_t */
    const sipnl_explained_reason_t *telling_reason; /* says what the response did not say */
    gboolean conflict;                  /* and it contradicts the response */
} sipnl_explained_message_t;

/* Explains a message for the pass at hand; what the user's own codes say can
 * differ from one pass to the next. */
void sipnl_explain_message(packet_info *pinfo, const sipnl_kept_message_t *kept, sipnl_explained_message_t *message);

/* Whether there is something to show: a response, or why a request was sent. */
gboolean sipnl_is_explained(const sipnl_explained_message_t *message);

/* Whether a response is a challenge that is part of logging in. */
gboolean sipnl_is_login(const sipnl_explained_message_t *message);

/* The number of message->reasons, which may be NULL. */
guint sipnl_count_reasons(const sipnl_explained_message_t *message);

/* The category with the Reason header taken into account; NULL for a request
 * whose Reason has none. */
const sipnl_category_t *sipnl_actual_category(const sipnl_explained_message_t *message);

/* What a response says in a few words, in packet scope: "Niet bereikbaar, Reason: In
 * gesprek". */
const char *sipnl_phrase_of(packet_info *pinfo, const sipnl_explained_message_t *message);

/* The message in one line, in packet scope: "480 Niet bereikbaar, Reason: In
 * gesprek", or with the names of the categories in brackets. */
const char *sipnl_summary_of(packet_info *pinfo, const sipnl_explained_message_t *message, gboolean with_categories);

#endif /* __SIPNL_EXPLANATIONS_H__ */
