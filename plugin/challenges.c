/* challenges.c
 * Tells a challenge that is part of logging in from one that refuses credentials.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#define WS_BUILD_DLL
#include "challenges.h"

#define UNAUTHORIZED 401
#define PROXY_AUTHENTICATION_REQUIRED 407

/* Which of the two headers a request had that hold credentials. The key is
 * its transaction: CSeq number, method and Call-ID. In file scope. */
static wmem_map_t *credentials;

/* The values in it, which may be added up. */
#define HAS_AUTHORIZATION 1
#define HAS_PROXY_AUTHORIZATION 2

void
sipnl_challenges_init(void)
{
    credentials = wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), wmem_str_hash, g_str_equal);
}

/* An IMS phone sends a header with an empty response before it is challenged
 * (3GPP TS 24.229): that holds no credentials yet. */
static gboolean
holds_credentials(const char *header)
{
    const char *response;

    if (header == NULL) {
        return FALSE;
    }
    response = strstr(header, "response=");
    return response != NULL && !g_str_has_prefix(response, "response=\"\"");
}

static guint
credentials_in(const sipnl_message_t *request)
{
    return (holds_credentials(request->authorization) ? HAS_AUTHORIZATION : 0)
        | (holds_credentials(request->proxy_authorization) ? HAS_PROXY_AUTHORIZATION : 0);
}

static guint
credentials_asked(guint32 status_code)
{
    switch (status_code) {
    case UNAUTHORIZED:
        return HAS_AUTHORIZATION;
    case PROXY_AUTHENTICATION_REQUIRED:
        return HAS_PROXY_AUTHORIZATION;
    default:
        return 0;
    }
}

static char *
transaction_key(wmem_allocator_t *scope, const sipnl_message_t *message)
{
    return wmem_strdup_printf(scope, "%u %s %s", message->cseq, message->method, message->call_id);
}

void
sipnl_challenges_note_request(const sipnl_message_t *request)
{
    const guint held = credentials_in(request);
    char *key;

    if (held == 0 || request->call_id == NULL || request->method == NULL) {
        return;
    }
    key = transaction_key(wmem_file_scope(), request);
    if (wmem_map_lookup(credentials, key) == NULL) {
        wmem_map_insert(credentials, key, GUINT_TO_POINTER(held));
    } else {
        wmem_free(wmem_file_scope(), key);
    }
}

gboolean
sipnl_challenge_is_repeated(const sipnl_message_t *response)
{
    const guint asked = credentials_asked(response->status_code);
    guint held;
    char *key;

    if (asked == 0 || response->stale || response->call_id == NULL || response->method == NULL) {
        return FALSE;
    }
    key = transaction_key(NULL, response);
    held = GPOINTER_TO_UINT(wmem_map_lookup(credentials, key));
    wmem_free(NULL, key);
    return (held & asked) != 0;
}
