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

#include "sip-syntax.h"

/* The transactions whose request held credentials, each with the realm of
 * those: CSeq number, method, Call-ID and realm. A set, in file scope. */
static wmem_map_t *credentials;

void
sipnl_challenges_init(void)
{
    credentials = wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), wmem_str_hash, g_str_equal);
}

/* Where the value of a parameter starts in a header; NULL where it has none. */
static const char *
find_parameter(const char *header, const char *name_and_equals)
{
    const char *found = strstr(header, name_and_equals);

    return found != NULL ? found + strlen(name_and_equals) : NULL;
}

/* An IMS phone sends a header with an empty response before it is challenged
 * (3GPP TS 24.229): that holds no credentials yet. */
static gboolean
holds_credentials(const char *header)
{
    const char *response = find_parameter(header, "response=");

    return response != NULL && !g_str_has_prefix(response, "\"\"");
}

/* A challenge that only renews the nonce (RFC 3261 section 22.4). */
static gboolean
is_stale(const char *header)
{
    const char *stale = find_parameter(header, "stale=");

    return stale != NULL && g_ascii_strncasecmp(stale, "true", strlen("true")) == 0;
}

/* The key of a message for the realm in one of its headers, in scope; NULL
 * where something of it is not there. */
static char *
key_of(wmem_allocator_t *scope, const sipnl_message_t *message, const char *header)
{
    const char *at = find_parameter(header, "realm=");
    char *realm;
    char *key;

    if (message->call_id == NULL || message->method == NULL || at == NULL || *at != '"') {
        return NULL;
    }
    realm = sipnl_take_quoted(NULL, &at);
    if (realm == NULL) {
        return NULL;
    }
    key = wmem_strdup_printf(scope, "%u %s %s %s", message->cseq, message->method, message->call_id, realm);
    wmem_free(NULL, realm);
    return key;
}

void
sipnl_challenges_note_request(const sipnl_message_t *request)
{
    guint i;

    for (i = 0; request->credentials != NULL && i < request->credentials->len; i++) {
        const char *header = (const char *)g_ptr_array_index(request->credentials, i);
        char *key = holds_credentials(header) ? key_of(wmem_file_scope(), request, header) : NULL;

        if (key != NULL) {
            wmem_map_insert(credentials, key, key);
        }
    }
}

gboolean
sipnl_challenge_is_repeated(const sipnl_message_t *response)
{
    gboolean repeated = FALSE;
    guint i;

    for (i = 0; response->challenges != NULL && i < response->challenges->len && !repeated; i++) {
        const char *header = (const char *)g_ptr_array_index(response->challenges, i);
        char *key = is_stale(header) ? NULL : key_of(NULL, response, header);

        if (key != NULL) {
            repeated = wmem_map_contains(credentials, key);
            wmem_free(NULL, key);
        }
    }
    return repeated;
}
