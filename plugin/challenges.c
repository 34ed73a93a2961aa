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

/* The headers with credentials, and those that ask for them: of the server and
 * of a proxy (RFC 3261 sections 22.2 and 22.3). */
static const sipnl_header_t credentials_headers[] = { SIPNL_AUTHORIZATION, SIPNL_PROXY_AUTHORIZATION };
static const sipnl_header_t challenge_headers[] = { SIPNL_WWW_AUTHENTICATE, SIPNL_PROXY_AUTHENTICATE };

/* Credentials that a request held: of which transaction, for whom, and the realm. A
 * challenge is kept in the same way, by its realm alone. */
typedef struct {
    const sipnl_call_t *call;
    guint32 cseq;           /* 0 for a challenge */
    guint32 whom;           /* a row of the tables above */
    sipnl_part_t realm;
    sipnl_part_t nonce;     /* not part of the key, nor are those below */
    gboolean is_fresh;      /* the nonce is that of a challenge, without a success since */
    guint successes;        /* of the call, when the challenge came */
} credentials_t;

/* Sets of credentials_t, in file scope. */
static wmem_map_t *all_credentials;
static wmem_map_t *all_challenges;

static guint
hash_credentials(gconstpointer key)
{
    const credentials_t *credentials = (const credentials_t *)key;

    /* A sender chooses the CSeq: with a plain sum it would choose the bucket too. */
    return wmem_strong_hash((const guint8 *)credentials, offsetof(credentials_t, realm))
        + wmem_strong_hash((const guint8 *)credentials->realm.at, credentials->realm.length);
}

static gboolean
equal_credentials(gconstpointer a, gconstpointer b)
{
    const credentials_t *left = (const credentials_t *)a;
    const credentials_t *right = (const credentials_t *)b;

    return left->call == right->call && left->cseq == right->cseq && left->whom == right->whom
        && sipnl_part_equal(left->realm, right->realm);
}

void
sipnl_challenges_init(void)
{
    all_credentials = wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), hash_credentials,
        equal_credentials);
    all_challenges = wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), hash_credentials,
        equal_credentials);
}

/* A parameter of credentials or a challenge: Digest realm="example.nl", stale=true.
 * Without its quotes, but with its escapes. */
static sipnl_part_t
find_digest_parameter(sipnl_part_t value, const char *name)
{
    sipnl_part_t parameter;

    (void)sipnl_take_token(&value);
    parameter = sipnl_find_parameter(value, ',', name);
    if (parameter.length >= 2 && *parameter.at == '"') {
        parameter.at++;
        parameter.length -= 2;
    }
    return parameter;
}

/* An IMS phone sends a header with an empty response before it is challenged
 * (3GPP TS 24.229): that holds no credentials yet. */
static gboolean
holds_credentials(sipnl_part_t value)
{
    return find_digest_parameter(value, "response").length > 0;
}

/* A challenge that only renews the nonce (RFC 3261 section 22.4). */
static gboolean
is_stale(sipnl_part_t value)
{
    const sipnl_part_t stale = find_digest_parameter(value, "stale");

    return stale.length == strlen("true") && g_ascii_strncasecmp(stale.at, "true", stale.length) == 0;
}

/* Gives FALSE where there is no realm. */
static gboolean
read_credentials(const sipnl_call_t *call, guint32 cseq, guint whom, sipnl_part_t value, credentials_t *credentials)
{
    memset(credentials, 0, sizeof(*credentials));
    credentials->call = call;
    credentials->cseq = cseq;
    credentials->whom = whom;
    credentials->realm = find_digest_parameter(value, "realm");
    credentials->nonce = find_digest_parameter(value, "nonce");
    credentials->successes = call->successes;
    return credentials->realm.at != NULL;
}

static sipnl_part_t
keep_part(sipnl_part_t part)
{
    if (part.at != NULL) {
        part.at = wmem_strndup(wmem_file_scope(), part.at, part.length);
    }
    return part;
}

/* Puts a copy into a set, or over one that is there. */
static void
keep_credentials(wmem_map_t *set, const credentials_t *credentials)
{
    credentials_t *kept = (credentials_t *)wmem_map_lookup(set, credentials);

    if (kept == NULL) {
        kept = (credentials_t *)wmem_memdup(wmem_file_scope(), credentials, sizeof(*credentials));
        kept->realm = keep_part(credentials->realm);
        wmem_map_insert(set, kept, kept);
    }
    kept->nonce = keep_part(credentials->nonce);
    kept->successes = credentials->successes;
}

/* Whether the nonce of credentials is that of the last challenge for the realm, and no
 * request has succeeded since. */
static gboolean
is_fresh(credentials_t credentials)
{
    const credentials_t *challenge;

    credentials.cseq = 0;
    challenge = (const credentials_t *)wmem_map_lookup(all_challenges, &credentials);
    return challenge != NULL && challenge->successes == credentials.successes
        && sipnl_part_equal(challenge->nonce, credentials.nonce);
}

static void
note_credentials(const sipnl_call_t *call, const sipnl_message_t *request, guint whom, sipnl_part_t value)
{
    credentials_t credentials;

    if (holds_credentials(value) && read_credentials(call, request->cseq, whom, value, &credentials)
        && !wmem_map_contains(all_credentials, &credentials)) {
        credentials.is_fresh = is_fresh(credentials);
        keep_credentials(all_credentials, &credentials);
    }
}

/* Whether a challenge refuses credentials, and was not merely stale. */
static gboolean
is_refusal(const sipnl_call_t *call, const sipnl_message_t *response, guint whom, sipnl_part_t value)
{
    credentials_t challenge;
    const credentials_t *credentials;

    if (is_stale(value) || !read_credentials(call, response->cseq, whom, value, &challenge)) {
        return FALSE;
    }
    credentials = (const credentials_t *)wmem_map_lookup(all_credentials, &challenge);
    return credentials != NULL && (credentials->is_fresh || sipnl_part_equal(credentials->nonce, challenge.nonce));
}

void
sipnl_challenges_note_request(const sipnl_call_t *call, const sipnl_message_t *request)
{
    guint whom;

    for (whom = 0; whom < G_N_ELEMENTS(credentials_headers); whom++) {
        const sipnl_header_t header = credentials_headers[whom];
        sipnl_part_t value = { NULL, 0 };

        while (sipnl_next_header(&request->headers, header, &value)) {
            note_credentials(call, request, whom, value);
        }
    }
}

/* Calls back for each challenge in a response, until one gives TRUE. */
static gboolean
any_challenge(const sipnl_call_t *call, const sipnl_message_t *response,
    gboolean (*callback)(const sipnl_call_t *, const sipnl_message_t *, guint, sipnl_part_t))
{
    guint whom;

    for (whom = 0; whom < G_N_ELEMENTS(challenge_headers); whom++) {
        const sipnl_header_t header = challenge_headers[whom];
        sipnl_part_t value = { NULL, 0 };

        while (sipnl_next_header(&response->headers, header, &value)) {
            if (callback(call, response, whom, value)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static gboolean
note_challenge(const sipnl_call_t *call, const sipnl_message_t *response _U_, guint whom, sipnl_part_t value)
{
    credentials_t challenge;

    if (read_credentials(call, 0, whom, value, &challenge)) {
        keep_credentials(all_challenges, &challenge);
    }
    return FALSE;
}

void
sipnl_challenges_note_response(sipnl_call_t *call, const sipnl_message_t *response)
{
    if (response->status_code >= 200 && response->status_code < 300) {
        call->successes++;
    }
    (void)any_challenge(call, response, note_challenge);
}

gboolean
sipnl_challenge_is_repeated(const sipnl_call_t *call, const sipnl_message_t *response)
{
    return any_challenge(call, response, is_refusal);
}
