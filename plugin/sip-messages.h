/* sip-messages.h
 * Reads the SIP messages that Wireshark's SIP dissector found in a frame.
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

#include "sip-headers.h"

/* The methods that tell calls and registrations apart; of the others only the
 * name matters. */
typedef enum {
    SIPNL_OTHER_METHOD,
    SIPNL_INVITE,
    SIPNL_ACK,
    SIPNL_BYE,
    SIPNL_CANCEL,
    SIPNL_REGISTER
} sipnl_method_t;

/* A SIP message. Its text and the parts of it belong to the frame at hand. */
typedef struct {
    tvbuff_t *ds_tvb;               /* the data source it stands in */
    gint start;                     /* and where */
    const char *text;
    sipnl_headers_t headers;
    guint32 status_code;            /* 0 for a request */
    guint32 cseq;                   /* the number of the CSeq header, 0 without one */
    sipnl_part_t method_name;       /* of the CSeq header, also for a response */
    sipnl_method_t method;
    gboolean is_resent;             /* a retransmission, as the SIP dissector sees it */
} sipnl_message_t;

/* Asks Wireshark for the fields. Those that the running one does not have are
 * named in a warning, each with what is missed without it. */
void sipnl_messages_want_fields(dissector_handle_t handle);

/* The messages of a frame, of sipnl_message_t in their order and in scope; NULL
 * where there are none. On the first pass only: later ones have no fields. */
wmem_array_t *sipnl_messages_read(wmem_allocator_t *scope, proto_tree *tree);

/* A part of a message as a string in scope, in UTF-8; NULL where there is none. */
char *sipnl_message_string(wmem_allocator_t *scope, const sipnl_message_t *message, sipnl_part_t part);

/* The same for the first header of a name. */
char *sipnl_message_header(wmem_allocator_t *scope, const sipnl_message_t *message, sipnl_header_t header);

#endif /* __SIPNL_SIP_MESSAGES_H__ */
