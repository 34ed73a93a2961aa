/* digest.h
 * Parses the credentials and challenges of SIP (RFC 3261 section 22).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_DIGEST_H__
#define __SIPNL_DIGEST_H__

#include "sip/syntax.h"

/* What a header like Authorization or WWW-Authenticate holds, as parts of its value,
 * without their quotes but with their escapes: Digest username="100",
 * realm="example.nl", nonce="1", response="2". */
typedef struct {
    sipnl_part_t realm;
    sipnl_part_t nonce;
    sipnl_part_t user;
    sipnl_part_t response;      /* empty where an IMS phone has no nonce yet (3GPP TS 24.229) */
    gboolean is_stale;          /* stale=true (RFC 3261 section 22.4) */
    gboolean has_auts;          /* auts=: the counters of AKA run apart, which is no wrong
                                   password (RFC 3310 section 3.4) */
} sipnl_digest_t;

void sipnl_parse_digest(sipnl_part_t value, sipnl_digest_t *digest);

#endif /* __SIPNL_DIGEST_H__ */
