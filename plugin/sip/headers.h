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

/* The headers that are read: the constant, the name in small letters, and the compact
 * name, or 0 (RFC 3261 section 20 and the registry of IANA). */
#define SIPNL_HEADERS(X) \
    X(ACCEPT, "accept", 0) \
    X(ALLOW, "allow", 0) \
    X(AUTHORIZATION, "authorization", 0) \
    X(CALL_ID, "call-id", 'i') \
    X(CONTACT, "contact", 'm') \
    X(CONTENT_TYPE, "content-type", 'c') \
    X(CSEQ, "cseq", 0) \
    X(DIVERSION, "diversion", 0) \
    X(ERROR_INFO, "error-info", 0) \
    X(EVENT, "event", 'o') \
    X(EXPIRES, "expires", 0) \
    X(FROM, "from", 'f') \
    X(HISTORY_INFO, "history-info", 0) \
    X(MIN_EXPIRES, "min-expires", 0) \
    X(MIN_SE, "min-se", 0) \
    X(P_ASSERTED_IDENTITY, "p-asserted-identity", 0) \
    X(PROXY_AUTHENTICATE, "proxy-authenticate", 0) \
    X(PROXY_AUTHORIZATION, "proxy-authorization", 0) \
    X(REASON, "reason", 0) \
    X(REFER_TO, "refer-to", 'r') \
    X(REQUIRE, "require", 0) \
    X(RETRY_AFTER, "retry-after", 0) \
    X(SERVER, "server", 0) \
    X(SESSION_ID, "session-id", 0) \
    X(TO, "to", 't') \
    X(UNSUPPORTED, "unsupported", 0) \
    X(USER_AGENT, "user-agent", 0) \
    X(VIA, "via", 'v') \
    X(WARNING, "warning", 0) \
    X(WWW_AUTHENTICATE, "www-authenticate", 0) \
    X(X_ASTERISK_HANGUPCAUSECODE, "x-asterisk-hangupcausecode", 0) \
    X(X_CID, "x-cid", 0)

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

/* Finds the headers of the message that a text starts with (RFC 3261 section 7),
 * each by its long or its compact name. A value has no blanks around it, but it
 * has those that fold it over lines. What is no header is passed over; so is a
 * last line without an end in a text that was cut short. */
void sipnl_find_headers(const char *text, gsize length, gboolean is_cut_short, sipnl_headers_t *headers);

/* Moves value to the next header of a name; none stands before the first. FALSE
 * where there are no more. */
gboolean sipnl_next_header(const sipnl_headers_t *headers, sipnl_header_t header, sipnl_part_t *value);

#endif /* __SIPNL_HEADERS_H__ */
