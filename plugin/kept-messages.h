/* kept-messages.h
 * What is kept of the SIP messages of a frame, from its first pass on.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_KEPT_MESSAGES_H__
#define __SIPNL_KEPT_MESSAGES_H__

#include <epan/packet.h>

#include "calls/calls.h"
#include "sip/reason-header.h"
#include "sip/warning-header.h"

/* Captures are hostile input: of the values in the headers of a message so many are
 * kept, and the rest in one piece. */
#define SIPNL_VALUES_MAX 10

/* A line that shows what a header holds: which, and that. */
typedef struct {
    guint detail;           /* SIPNL_DETAIL_… */
    const char *text;
} sipnl_kept_detail_t;

/* What few messages have; what there is not is NULL or 0. */
typedef struct {
    const char *method;             /* the name of the method, where it is a token */
    const char *sent_phrase;        /* the reason phrase, where it is not the registered one */
    const char *answered_by;        /* Server or User-Agent of a failure */
    const char *source;             /* and the address that it came from */
    const char *undelivered;        /* "ICMP 3/3" where the message was only quoted in such an error */
    const sipnl_transfer_t *transfer;
    const sipnl_reason_t *reasons;
    const sipnl_warning_t *warnings;
    const sipnl_kept_detail_t *details;
    guint16 reasons_count;
    guint16 warnings_count;
    guint16 details_count;
    guint16 sipfrag;                /* the status code in a NOTIFY about a transfer */
} sipnl_kept_extras_t;

/* A message as it is kept, with all that it points to, in file scope. */
typedef struct {
    guint16 code;                   /* 0 for a request */
    guint8 method;                  /* sipnl_method_t */
    unsigned is_repeated : 1;       /* a retransmission or a copy */
    unsigned is_refusal : 1;        /* a challenge that refuses credentials */
    unsigned is_login : 1;          /* another challenge */
    unsigned is_undelivered : 1;
    guint32 holds;                  /* the situation (texts/rules.h) */
    guint32 known;
    const sipnl_call_t *call;
    const sipnl_registration_t *registration;
    const sipnl_kept_extras_t *extras;
} sipnl_kept_message_t;

/* The messages of a frame that have something to explain or are part of a call, in
 * their order. */
typedef struct {
    guint count;
    sipnl_kept_message_t messages[];
} sipnl_kept_frame_t;

/* The situation in which a kept message stands. */
sipnl_situation_t sipnl_kept_situation(const sipnl_kept_message_t *kept);

/* Keeps a message: a request, or a response with a status code from 100 to 699. FALSE where
 * there is nothing worth keeping: no status code, no call or registration, and no Reason.
 * Its extras are in packet scope up to sipnl_keep_extras(). */
gboolean sipnl_keep_message(packet_info *pinfo, const sipnl_message_t *message, const sipnl_standing_t *standing,
    sipnl_kept_message_t *kept);

/* Keeps the extras of a message, and with them the lines that show what its headers hold,
 * whose texts are from sipnl_keep_string(). Many messages share them. */
void sipnl_keep_extras(packet_info *pinfo, sipnl_kept_message_t *kept, const sipnl_kept_detail_t *details, guint count);

#endif /* __SIPNL_KEPT_MESSAGES_H__ */
