/* challenges.c
 * Tells a challenge that is part of logging in from one that refuses credentials.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "calls/challenges.h"

#include "calls/strings.h"
#include "sip/digest.h"
#include "sip/printable.h"

#define USER_BYTES_MAX 64

/* The headers with credentials, and those that ask for them: of the server and of a
 * proxy. */
static const sipnl_header_t credentials_headers[] = { SIPNL_AUTHORIZATION, SIPNL_PROXY_AUTHORIZATION };
static const sipnl_header_t challenge_headers[] = { SIPNL_WWW_AUTHENTICATE, SIPNL_PROXY_AUTHENTICATE };

#define STALE_PHRASE "nonce"

/* Moves to the next credentials or challenge in a message: *whom goes along the headers,
 * and value along those of one name. Both are 0 and none at first. FALSE at the end. */
static gboolean
next_value(const sipnl_message_t *message, const sipnl_header_t *headers, guint *whom, sipnl_part_t *value)
{
    for (; *whom < G_N_ELEMENTS(credentials_headers); (*whom)++) {
        if (sipnl_next_header(&message->headers, headers[*whom], value)) {
            return TRUE;
        }
        value->at = NULL;
    }
    return FALSE;
}

static sipnl_credential_t *
find_realm(sipnl_credential_t *items, guint count, guint whom, sipnl_key_t realm)
{
    guint i;

    for (i = 0; i < count; i++) {
        if (items[i].whom == whom && items[i].realm == realm) {
            return &items[i];
        }
    }
    return NULL;
}

static gboolean
is_fresh(const sipnl_challenges_t *challenges, const sipnl_credential_t *credential)
{
    const sipnl_credential_t *challenge = find_realm(challenges->items, challenges->count, credential->whom,
        credential->realm);

    return challenge != NULL && challenge->successes == challenges->successes && challenge->nonce == credential->nonce;
}

sipnl_credentials_t *
sipnl_read_credentials(wmem_allocator_t *scope, const sipnl_message_t *request, const sipnl_challenges_t *challenges)
{
    sipnl_credential_t items[SIPNL_CREDENTIALS_MAX];
    sipnl_credentials_t *credentials;
    sipnl_part_t value = { NULL, 0 };
    sipnl_part_t user = { NULL, 0 };
    sipnl_digest_t digest;
    guint count = 0;
    guint whom = 0;

    while (count < SIPNL_CREDENTIALS_MAX && next_value(request, credentials_headers, &whom, &value)) {
        sipnl_parse_digest(value, &digest);
        if (digest.response.length > 0 && digest.realm.at != NULL) {
            const sipnl_credential_t credential = {
                (guint8)whom, FALSE, digest.has_auts, sipnl_key_of(digest.realm), sipnl_key_of(digest.nonce), 0
            };

            user = count == 0 ? digest.user : user;
            items[count] = credential;
            items[count].is_fresh = is_fresh(challenges, &credential);
            count++;
        }
    }
    if (count == 0) {
        return NULL;
    }
    credentials = (sipnl_credentials_t *)wmem_alloc(wmem_file_scope(), sizeof(*credentials) + count * sizeof(*items));
    credentials->user = sipnl_keep_string(sipnl_printable(scope, user, USER_BYTES_MAX));
    credentials->count = count;
    memcpy(credentials->items, items, count * sizeof(*items));
    return credentials;
}

gboolean
sipnl_is_challenge(const sipnl_message_t *response)
{
    return response->headers.first[SIPNL_WWW_AUTHENTICATE].at != NULL
        || response->headers.first[SIPNL_PROXY_AUTHENTICATE].at != NULL;
}

/* Some servers only say in their phrase that the nonce is renewed. */
static gboolean
is_about_nonce(sipnl_part_t status_line)
{
    char *line = g_ascii_strdown(status_line.at, (gssize)status_line.length);
    const gboolean found = strstr(line, STALE_PHRASE) != NULL;

    g_free(line);
    return found;
}

void
sipnl_judge_challenge(const sipnl_message_t *response, const sipnl_credentials_t *credentials,
    sipnl_judgement_t *judgement)
{
    sipnl_part_t value = { NULL, 0 };
    sipnl_digest_t digest;
    guint looked_at;
    guint matched = 0;
    guint whom = 0;
    gboolean is_realm_held = FALSE;

    memset(judgement, 0, sizeof(*judgement));
    if (credentials == NULL) {
        return;
    }
    for (looked_at = 0; looked_at < SIPNL_CREDENTIALS_MAX
        && next_value(response, challenge_headers, &whom, &value); looked_at++) {
        const sipnl_credential_t *held;
        sipnl_key_t nonce;

        sipnl_parse_digest(value, &digest);
        held = find_realm((sipnl_credential_t *)credentials->items, credentials->count, whom, sipnl_key_of(digest.realm));
        if (held == NULL) {
            is_realm_held = is_realm_held || find_realm((sipnl_credential_t *)credentials->items, credentials->count,
                1 - whom, sipnl_key_of(digest.realm)) != NULL;
            continue;
        }
        matched++;
        nonce = sipnl_key_of(digest.nonce);
        judgement->is_stale = judgement->is_stale || digest.is_stale || held->has_auts;
        judgement->is_refused = judgement->is_refused || held->is_fresh || held->nonce == nonce;
    }
    judgement->is_stale = judgement->is_stale || (matched > 0 && is_about_nonce(response->headers.start_line));
    judgement->is_refused = judgement->is_refused && !judgement->is_stale;
    judgement->is_unsure = matched > 0 && !judgement->is_refused && !judgement->is_stale;
    judgement->is_other_realm = matched == 0 && looked_at > 0 && !is_realm_held;
}

/* Puts a challenge in the place of the last one for its realm. Beyond so many realms the
 * first ones give way. */
static void
note_challenge(sipnl_challenges_t *challenges, guint whom, const sipnl_digest_t *digest)
{
    const sipnl_key_t realm = sipnl_key_of(digest->realm);
    sipnl_credential_t *challenge = find_realm(challenges->items, challenges->count, whom, realm);

    if (challenge == NULL) {
        if (challenges->count < SIPNL_CREDENTIALS_MAX) {
            challenges->items = (sipnl_credential_t *)wmem_realloc(wmem_file_scope(), challenges->items,
                (challenges->count + 1) * sizeof(sipnl_credential_t));
            challenges->count++;
        }
        challenge = &challenges->items[challenges->count - 1];
    }
    memset(challenge, 0, sizeof(*challenge));
    challenge->whom = (guint8)whom;
    challenge->realm = realm;
    challenge->nonce = sipnl_key_of(digest->nonce);
    challenge->successes = challenges->successes;
}

void
sipnl_note_response(sipnl_challenges_t *challenges, const sipnl_message_t *response)
{
    sipnl_part_t value = { NULL, 0 };
    sipnl_digest_t digest;
    guint looked_at;
    guint whom = 0;

    if (response->status_code >= 200 && response->status_code < 300) {
        challenges->successes++;
    }
    for (looked_at = 0; looked_at < SIPNL_CREDENTIALS_MAX
        && next_value(response, challenge_headers, &whom, &value); looked_at++) {
        sipnl_parse_digest(value, &digest);
        if (digest.realm.at != NULL) {
            note_challenge(challenges, whom, &digest);
        }
    }
}
