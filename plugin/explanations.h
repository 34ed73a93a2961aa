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
#include "texts/responses.h"

/* A value of a Reason header, explained; in packet scope. */
typedef struct {
    const sipnl_reason_t *sent;
    const char *protocol;       /* as registered, where it is; NULL where there is none */
    const sipnl_cause_t *row;   /* NULL where the tables know nothing of it */
    sipnl_text_t text;          /* phrase is NULL where there is nothing to say */
} sipnl_explained_reason_t;

/* What is shown of a message; in packet scope. What there is not is NULL. */
typedef struct {
    const sipnl_kept_message_t *kept;
    sipnl_explained_code_t code;        /* of a response; all zero of a request */
    sipnl_explained_reason_t *reasons;
    guint reasons_count;
    const sipnl_explained_reason_t *telling_reason; /* says what the response did not say */
    gboolean conflict;                  /* and it contradicts the response */
    /* What remains when all is weighed: the texts of the code, or of the telling reason. */
    const char *explanation;
    const char *advice;
    const char *customer;
    const sipnl_category_t *actual;     /* the category; NULL for a request whose Reason has none, and
                                         * for what did not arrive */
    sipnl_severity_t severity;
    sipnl_side_t side;
} sipnl_explained_message_t;

/* Explains a message for the pass at hand; what the user's own codes say can
 * differ from one pass to the next. */
void sipnl_explain_message(packet_info *pinfo, const sipnl_kept_message_t *kept, sipnl_explained_message_t *message);

/* What the message says of its call, in event; the strings are in file scope. */
void sipnl_tell_call(const sipnl_explained_message_t *message, sipnl_event_t *event);

/* Which ICMP error quoted a message, which is "ICMP 3/3", in packet scope: "ICMP 3/3: poort
 * onbereikbaar", or just the numbers where their meaning is not known. */
const char *sipnl_undelivered_in_words(packet_info *pinfo, const char *undelivered);

/* How a transfer goes, in a few words and in packet scope: "doorverbinden naar 0301234567:
 * in gesprek". */
const char *sipnl_transfer_in_words(packet_info *pinfo, const sipnl_transfer_t *transfer);

/* The message in one line, in packet scope: "480 Niet bereikbaar, Reason: In
 * gesprek", or with the names of the categories in brackets. */
const char *sipnl_summary_of(packet_info *pinfo, const sipnl_explained_message_t *message, gboolean with_categories);

#endif /* __SIPNL_EXPLANATIONS_H__ */
