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

#include "calls.h"
#include "sipnl-tables.h"

/* The headers that are explained; most messages have none. */
typedef struct {
    const char *method;             /* of the CSeq header, or NULL */
    const char *const *reasons;     /* the value of each header; ended by NULL */
    const char *const *warnings;    /* the same */
} sipnl_kept_headers_t;

/* A message as it is kept, with all that it points to, in file scope. */
typedef struct {
    guint16 code;                       /* 0 for a request */
    guint8 method;                      /* sipnl_method_t */
    guint8 sender;                      /* sipnl_party_t; of a BYE */
    unsigned is_repeated : 1;           /* a challenge that refuses credentials */
    unsigned is_resent : 1;             /* a retransmission */
    unsigned is_in_dialog : 1;          /* a request INVITE for a call that is there */
    unsigned is_unregistering : 1;      /* part of ending a registration */
    unsigned has_own_text : 1;          /* text is for more than the code and method */
    guint32 retry_after;                /* seconds; 0 where there is none */
    guint32 cseq;                       /* the number of the CSeq header */
    const sipnl_response_t *response;   /* NULL for a request */
    const sipnl_text_t *text;           /* the same */
    const char *custom_phrase;          /* the reason phrase where it is not the
                                           registered one, else NULL */
    const sipnl_kept_headers_t *headers;    /* NULL where there are none */
    const sipnl_call_t *call;           /* NULL where it is not part of one */
} sipnl_kept_message_t;

/* The messages of a frame that have something to explain or are part of a call,
 * in their order. */
typedef struct {
    guint count;
    sipnl_kept_message_t messages[];
} sipnl_kept_frame_t;

/* Reads the SIP messages of a frame, which only the first pass over it can do,
 * in the order of the capture. Gives what is worth keeping, in file scope; NULL
 * where there is nothing. */
sipnl_kept_frame_t *sipnl_keep_frame(packet_info *pinfo, proto_tree *tree);

#endif /* __SIPNL_KEPT_MESSAGES_H__ */
