/* legs.c
 * Finds the call that another call may be a leg of.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

/*
 * A Session-ID (RFC 7989) that is the same, or an X-CID that names the Call-ID, is
 * proof. Else the number of the caller or the callee is the same, the leg leaves from
 * where the call arrived, and both begin and end within a second. Better no link than a
 * wrong one: where two calls could be meant, none is.
 */

#include "calls/legs.h"

#include "sip/address.h"

#define TOGETHER SIPNL_SECOND

/* Captures are hostile input: of the calls before a call, so many are looked at. */
#define LOOKED_BACK 32

/* The last calls, a ring; and the key of a Session-ID to sipnl_call_t. */
static sipnl_call_t *recent[LOOKED_BACK];
static guint next_recent;
static wmem_map_t *sessions;

static void
forget_recent(void)
{
    memset(recent, 0, sizeof(recent));
    next_recent = 0;
}

void
sipnl_legs_init(void)
{
    sessions = sipnl_key_map_new();
    register_init_routine(forget_recent);
}

/* The key of the UUID of the one who calls: Session-ID: UUID;remote=0000… Of zeros only
 * it is nobody's (RFC 7989 section 5), and the key is 0. */
static sipnl_key_t
session_of(const sipnl_message_t *invite)
{
    sipnl_part_t header = invite->headers.first[SIPNL_SESSION_ID];
    const sipnl_part_t uuid = sipnl_take_token(&header);
    gsize zeros = 0;

    while (zeros < uuid.length && uuid.at[zeros] == '0') {
        zeros++;
    }
    return zeros < uuid.length ? sipnl_key_of(uuid) : 0;
}

static gboolean
is_within(sipnl_moment_t left, sipnl_moment_t right)
{
    return MAX(left, right) - MIN(left, right) <= TOGETHER;
}

static gboolean
is_same_number(packet_info *pinfo, const char *left, const char *right)
{
    return *left != '\0' && strcmp(sipnl_comparable_number(pinfo->pool, left), sipnl_comparable_number(pinfo->pool, right)) == 0;
}

/* Where all is on one host, the ports tell the endpoints apart. */
static gboolean
looks_like_leg(packet_info *pinfo, const sipnl_call_t *call, const sipnl_call_t *leg)
{
    return is_within(call->progress.start, sipnl_moment_of(pinfo))
        && call->destination == leg->source
        && (leg->source != leg->destination || call->destination_port == leg->source_port)
        && (call->source != leg->destination || call->source_port != leg->destination_port)
        && (is_same_number(pinfo, call->caller, leg->caller) || is_same_number(pinfo, call->callee, leg->callee));
}

static void
look_back(packet_info *pinfo, sipnl_call_t *leg)
{
    guint i;

    for (i = 0; i < LOOKED_BACK && recent[i] != NULL; i++) {
        if (looks_like_leg(pinfo, recent[i], leg)) {
            leg->is_candidate_one_of_many = leg->candidate != NULL;
            leg->candidate = recent[i];
        }
    }
}

void
sipnl_legs_see(packet_info *pinfo, const sipnl_message_t *invite, const sipnl_call_t *named, sipnl_call_t *call)
{
    const sipnl_key_t session = session_of(invite);
    const sipnl_call_t *sure = named;

    if (sure == NULL && session != 0) {
        sure = (const sipnl_call_t *)wmem_map_lookup(sessions, SIPNL_MAP_KEY(session));
    }
    if (sure != NULL) {
        call->candidate = sure;
        call->is_candidate_sure = TRUE;
    } else {
        look_back(pinfo, call);
        if (session != 0) {
            wmem_map_insert(sessions, SIPNL_MAP_KEY(session), call);
        }
    }
    if (call->candidate != NULL) {
        ((sipnl_call_t *)call->candidate)->leg = call;
    }
    recent[next_recent] = call;
    next_recent = (next_recent + 1) % LOOKED_BACK;
}

const sipnl_call_t *
sipnl_call_of_leg(const sipnl_call_t *call)
{
    const sipnl_call_t *candidate = call->candidate;

    if (candidate == NULL || call->is_candidate_sure) {
        return candidate;
    }
    return !call->is_candidate_one_of_many && call->progress.ended != 0
        && candidate->progress.ended != 0
        && is_within(call->progress.ended, candidate->progress.ended) ? candidate : NULL;
}
