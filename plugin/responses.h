/* responses.h
 * Finds what there is to say of a SIP response.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_RESPONSES_H__
#define __SIPNL_RESPONSES_H__

#include "sip-headers.h"
#include "sipnl-tables.h"

/* The row of a status code, or of its class where IANA does not list it; NULL
 * for a number that is no status code. */
const sipnl_response_t *sipnl_find_response(guint32 code);

/* The text of a response for the method that it answers; there may be none. */
const sipnl_text_t *sipnl_find_text(const sipnl_response_t *response, sipnl_part_t method);

/* The text for a reason phrase that means something of its own, or NULL. */
const sipnl_text_t *sipnl_find_sent_phrase_text(guint32 code, const char *sent_phrase);

/* Whether two reason phrases are the same, but for case and blanks. */
gboolean sipnl_same_reason_phrase(const char *left, const char *right);

#endif /* __SIPNL_RESPONSES_H__ */
