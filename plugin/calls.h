/* calls.h
 * The calls and registrations of a capture: what is known of each Call-ID.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_CALLS_H__
#define __SIPNL_CALLS_H__

#include "sip-messages.h"

typedef enum {
    SIPNL_UNKNOWN_PARTY,
    SIPNL_CALLER,
    SIPNL_CALLEE
} sipnl_party_t;

/* What the first message with a Call-ID says, or for REGISTER with a Call-ID and an
 * account, since some phones register all their accounts with one; in file scope, as bytes that need not
 * be UTF-8. All the legs of a
 * forked call have one Call-ID (RFC 3261 section 12), and so has an INVITE that is
 * sent again after a challenge or a redirect. */
typedef struct {
    const char *caller;         /* the user in From, a number mostly */
    const char *callee;         /* the user in To */
    const char *account;        /* To as user@host, which is registered; NULL for
                                   other methods than REGISTER */
    const char *caller_tag;     /* of From; NULL where there is none */
    gboolean is_unregistering;  /* the last REGISTER asked to end the registration */
    guint successes;            /* the number of 2xx so far */
} sipnl_call_t;

/* Prepares for the captures to come; call once, when registering. */
void sipnl_calls_init(void);

/* The call or registration that a message is part of, made where it is the first:
 * an INVITE, a REGISTER, a response to one, or a request with credentials. NULL
 * where nothing needs to know. To be called in the order of the capture. */
sipnl_call_t *sipnl_find_call(const sipnl_message_t *message);

/* Who sent a request of a call. */
sipnl_party_t sipnl_find_sender(const sipnl_call_t *call, const sipnl_message_t *request);

/* Whether a request is sent within a dialog (RFC 3261 section 12.2). */
gboolean sipnl_is_in_dialog(const sipnl_message_t *request);

#endif /* __SIPNL_CALLS_H__ */
