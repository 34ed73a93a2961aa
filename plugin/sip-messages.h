/* sip-messages.h
 * Reads what Wireshark's SIP dissector found in a frame, message by message.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_SIP_MESSAGES_H__
#define __SIPNL_SIP_MESSAGES_H__

#include <epan/packet.h>

/* Whom credentials are for (RFC 3261 sections 22.2 and 22.3). */
enum { SIPNL_FOR_SERVER, SIPNL_FOR_PROXY, SIPNL_WHOM };

/* A SIP message. The strings belong to the fields of the frame at hand, and
 * are gone after it; a header that is not there is NULL. */
typedef struct {
    tvbuff_t *ds_tvb;               /* the data source it stands in */
    gint start;                     /* and where */
    guint order;                    /* among the messages of the frame */
    guint32 status_code;            /* 0 for a request */
    const char *status_line;        /* SIP/2.0 486 Busy Here */
    const char *method;             /* of the CSeq header, also for a response */
    guint32 cseq;
    const char *call_id;
    guint32 retry_after;            /* seconds; 0 where there is none */
    gboolean is_resent;             /* a retransmission, as the SIP dissector sees it */
    GPtrArray *credentials[SIPNL_WHOM]; /* of const char *, one for each Authorization or
                                       Proxy-Authorization header; NULL for none */
    GPtrArray *challenges[SIPNL_WHOM];  /* WWW-Authenticate, Proxy-Authenticate */
    GPtrArray *reasons;             /* Reason */
    GPtrArray *warnings;            /* Warning */
} sipnl_message_t;

/* Asks Wireshark for the fields. Those that the running one does not have are
 * named in a warning, each with what is missed without it. */
void sipnl_messages_want_fields(dissector_handle_t handle);

/* The messages of a frame, as a GArray of sipnl_message_t in their order; NULL
 * where there are none. On the first pass only: later ones have no fields. */
GArray *sipnl_messages_read(proto_tree *tree);

void sipnl_messages_free(GArray *messages);

#endif /* __SIPNL_SIP_MESSAGES_H__ */
