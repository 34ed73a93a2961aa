/* sip-headers.h
 * Finds the headers of a SIP message in its text.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_SIP_HEADERS_H__
#define __SIPNL_SIP_HEADERS_H__

#include "sip-syntax.h"

/* The headers that are read, in the order of their names. */
typedef enum {
    SIPNL_AUTHORIZATION,
    SIPNL_CALL_ID,
    SIPNL_CONTACT,
    SIPNL_CSEQ,
    SIPNL_EXPIRES,
    SIPNL_FROM,
    SIPNL_PROXY_AUTHENTICATE,
    SIPNL_PROXY_AUTHORIZATION,
    SIPNL_REASON,
    SIPNL_RETRY_AFTER,
    SIPNL_TO,
    SIPNL_WARNING,
    SIPNL_WWW_AUTHENTICATE,
    SIPNL_HEADERS
} sipnl_header_t;

/* What a message starts with, as parts of its text. */
typedef struct {
    sipnl_part_t start_line;
    sipnl_part_t first[SIPNL_HEADERS];  /* the value of the first header of each name */
    const char *end;                    /* of the headers */
} sipnl_headers_t;

/* Finds the headers of the message that a text starts with (RFC 3261 section 7),
 * each by its long or its compact name. A value has no blanks around it, but it
 * has those that fold it over lines. What is no header is passed over; so is a
 * last line without an end in a text that was cut short. */
void sipnl_find_headers(const char *text, gsize length, gboolean is_cut_short, sipnl_headers_t *headers);

/* Moves value to the next header of a name; none stands before the first. FALSE
 * where there are no more. */
gboolean sipnl_next_header(const sipnl_headers_t *headers, sipnl_header_t header, sipnl_part_t *value);

#endif /* __SIPNL_SIP_HEADERS_H__ */
