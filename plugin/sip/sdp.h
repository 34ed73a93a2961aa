/* sdp.h
 * Reads which media a session description (SDP, RFC 8866) offers.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_SDP_H__
#define __SIPNL_SDP_H__

#include "sip/syntax.h"

typedef struct {
    gboolean has_media;     /* there is an m= line at all */
    gboolean has_fax;       /* m=image, which is T.38 (RFC 3362) */
    gboolean is_encrypted;  /* all audio is RTP/SAVP or the like (RFC 3711) */
} sipnl_sdp_t;

/* Reads the body of a message; what is no SDP has no media. */
void sipnl_sdp_read(sipnl_part_t body, sipnl_sdp_t *sdp);

/* The media and codecs in a line, printable and in scope: "audio G722, PCMA; fax T.38";
 * NULL where there are none. */
char *sipnl_sdp_in_words(wmem_allocator_t *scope, sipnl_part_t body);

#endif /* __SIPNL_SDP_H__ */
