/* challenges.c
 * Tells a challenge that is part of logging in from one that refuses credentials.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "challenges.h"

#include "sip-syntax.h"

/* The transactions whose request held credentials, each with whom they were for
 * and their realm. A set, in file scope. */
static wmem_map_t *credentials;

void
sipnl_challenges_init(void)
{
    credentials = wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), wmem_str_hash, g_str_equal);
}

/* An IMS phone sends a header with an empty response before it is challenged
 * (3GPP TS 24.229): that holds no credentials yet. */
static gboolean
holds_credentials(wmem_allocator_t *scope, const char *header)
{
    const char *response = sipnl_find_parameter(scope, header, "response");

    return response != NULL && response[0] != '\0';
}

/* A challenge that only renews the nonce (RFC 3261 section 22.4). */
static gboolean
is_stale(wmem_allocator_t *scope, const char *header)
{
    const char *stale = sipnl_find_parameter(scope, header, "stale");

    return stale != NULL && g_ascii_strcasecmp(stale, "true") == 0;
}

/* The key of a message for the realm in one of its headers, in scope; NULL
 * where something of it is not there. */
static char *
key_of(wmem_allocator_t *scope, const sipnl_message_t *message, guint whom, const char *header)
{
    const char *realm = sipnl_find_parameter(scope, header, "realm");

    if (message->call_id == NULL || message->method == NULL || realm == NULL) {
        return NULL;
    }
    return wmem_strdup_printf(scope, "%u %u %.*s %s %s", whom, message->cseq,
        (int)strcspn(message->method, SIPNL_BLANKS), message->method, message->call_id, realm);
}

void
sipnl_challenges_note_request(wmem_allocator_t *scope, const sipnl_message_t *request)
{
    guint whom;
    guint i;

    for (whom = 0; whom < SIPNL_WHOM; whom++) {
        const GPtrArray *headers = request->credentials[whom];

        for (i = 0; headers != NULL && i < headers->len; i++) {
            const char *header = (const char *)g_ptr_array_index(headers, i);
            const char *key = holds_credentials(scope, header) ? key_of(scope, request, whom, header) : NULL;

            if (key != NULL && !wmem_map_contains(credentials, key)) {
                char *kept = wmem_strdup(wmem_file_scope(), key);

                wmem_map_insert(credentials, kept, kept);
            }
        }
    }
}

gboolean
sipnl_challenge_is_repeated(wmem_allocator_t *scope, const sipnl_message_t *response)
{
    guint whom;
    guint i;

    for (whom = 0; whom < SIPNL_WHOM; whom++) {
        const GPtrArray *headers = response->challenges[whom];

        for (i = 0; headers != NULL && i < headers->len; i++) {
            const char *header = (const char *)g_ptr_array_index(headers, i);
            const char *key = is_stale(scope, header) ? NULL : key_of(scope, response, whom, header);

            if (key != NULL && wmem_map_contains(credentials, key)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}
