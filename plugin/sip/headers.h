/* headers.h
 * Finds the headers of a SIP message in its text.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_HEADERS_H__
#define __SIPNL_HEADERS_H__

#include "sip/syntax.h"

/* The headers that are read, sorted: the constant, the name as it is mostly written, and
 * the compact name, or 0 (RFC 3261 section 20 and the registry of IANA). */
#define SIPNL_HEADERS(X) \
    X(ACCEPT, "Accept", 0) \
    X(ALLOW, "Allow", 0) \
    X(AUTHORIZATION, "Authorization", 0) \
    X(CALL_ID, "Call-ID", 'i') \
    X(CONTACT, "Contact", 'm') \
    X(CONTENT_TYPE, "Content-Type", 'c') \
    X(CSEQ, "CSeq", 0) \
    X(DIVERSION, "Diversion", 0) \
    X(ERROR_INFO, "Error-Info", 0) \
    X(EVENT, "Event", 'o') \
    X(EXPIRES, "Expires", 0) \
    X(FROM, "From", 'f') \
    X(HISTORY_INFO, "History-Info", 0) \
    X(MIN_EXPIRES, "Min-Expires", 0) \
    X(MIN_SE, "Min-SE", 0) \
    X(P_ASSERTED_IDENTITY, "P-Asserted-Identity", 0) \
    X(PROXY_AUTHENTICATE, "Proxy-Authenticate", 0) \
    X(PROXY_AUTHORIZATION, "Proxy-Authorization", 0) \
    X(REASON, "Reason", 0) \
    X(REFER_TO, "Refer-To", 'r') \
    X(REQUIRE, "Require", 0) \
    X(RETRY_AFTER, "Retry-After", 0) \
    X(SERVER, "Server", 0) \
    X(SESSION_ID, "Session-ID", 0) \
    X(TO, "To", 't') \
    X(UNSUPPORTED, "Unsupported", 0) \
    X(USER_AGENT, "User-Agent", 0) \
    X(VIA, "Via", 'v') \
    X(WARNING, "Warning", 0) \
    X(WWW_AUTHENTICATE, "WWW-Authenticate", 0) \
    X(X_ASTERISK_HANGUPCAUSECODE, "X-Asterisk-HangupCauseCode", 0) \
    X(X_CID, "X-CID", 0)

#define SIPNL_HEADER_CONSTANT(constant, name, compact) SIPNL_##constant,

typedef enum {
    SIPNL_HEADERS(SIPNL_HEADER_CONSTANT)
    SIPNL_HEADER_COUNT
} sipnl_header_t;

/* What a message starts with, as parts of its text. */
typedef struct {
    sipnl_part_t start_line;
    sipnl_part_t first[SIPNL_HEADER_COUNT];     /* the value of the first header of each name */
    const char *end;                            /* of the headers; the body follows */
} sipnl_headers_t;

/* Call once, when registering. */
void sipnl_headers_init(void);

/* Finds the headers of the message that a text starts with (RFC 3261 section 7),
 * each by its long or its compact name. A value has no blanks around it, but it
 * has those that fold it over lines. What is no header is passed over; so is a
 * last line without an end in a text that was cut short. */
void sipnl_find_headers(const char *text, gsize length, gboolean is_cut_short, sipnl_headers_t *headers);

/* Moves value to the next header of a name; none stands before the first. FALSE
 * where there are no more. */
gboolean sipnl_next_header(const sipnl_headers_t *headers, sipnl_header_t header, sipnl_part_t *value);

#endif /* __SIPNL_HEADERS_H__ */
