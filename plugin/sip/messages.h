/* messages.h
 * Reads the SIP messages that Wireshark's SIP dissector found in a frame.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_MESSAGES_H__
#define __SIPNL_MESSAGES_H__

#include <epan/packet.h>

#include "sip/headers.h"
#include "sip/methods.h"

/* A SIP message. Its text and the parts of it belong to the frame at hand. */
typedef struct {
    tvbuff_t *ds_tvb;               /* the data source it stands in */
    gint start;                     /* and where */
    const char *text;
    sipnl_headers_t headers;
    sipnl_part_t body;              /* up to the end of the message, or of what was captured */
    gboolean is_response;
    guint32 status_code;            /* of a response, as the SIP dissector has it */
    guint32 cseq;                   /* the number of the CSeq header, 0 without one */
    sipnl_part_t method_name;       /* of a request, or of the CSeq header of a response */
    sipnl_method_t method;
    gboolean is_contradictory;      /* a request line and a CSeq with different methods */
    const char *undelivered;        /* why, where the message is only quoted in an ICMP error:
                                       "ICMP 3/3", type and code; else NULL */
} sipnl_message_t;

/* Finds the fields. Those that the running Wireshark does not have are named in a
 * warning, each with what is missed without it. Call once, when all are registered. */
void sipnl_messages_find_fields(void);

/* Asks Wireshark for the fields, or for none: whoever switches a post-dissector off pays
 * for what it wants all the same, which is a tree for every frame. */
void sipnl_messages_want_fields(dissector_handle_t handle, gboolean is_enabled);

/* The messages of a frame in their order, in the scope of the packet, and how many there
 * are; where there are none, or an ICMP message quotes what may have arrived, *messages is
 * left alone. On the first pass only: later ones have no fields. */
guint sipnl_messages_read(packet_info *pinfo, proto_tree *tree, sipnl_message_t **messages);

/* The seconds in Retry-After: 120 (in a meeting);duration=60 (RFC 3261 section 20.33);
 * 0 where there are none. */
guint32 sipnl_message_retry_after(const sipnl_message_t *message);

/* The status code in a body of message/sipfrag, with which a NOTIFY tells how a transfer
 * goes (RFC 3515 section 2.4.5); 0 where there is none. */
guint32 sipnl_message_sipfrag(const sipnl_message_t *message);

#endif /* __SIPNL_MESSAGES_H__ */
