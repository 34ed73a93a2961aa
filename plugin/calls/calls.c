/* calls.c
 * The calls and registrations of a capture: lets them see each message, and tells what
 * the message is in them.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "calls/calls.h"

#include "calls/legs.h"
#include "calls/situation.h"
#include "calls/strings.h"
#include "sip/address.h"
#include "sip/printable.h"
#include "sip/sdp.h"

#define CALL_ID_BYTES_MAX 96

/* The last CSeq of one side of a dialog. */
typedef struct {
    sipnl_short_key_t tag;
    guint32 cseq;
} side_t;

/* What is known of a Call-ID; for REGISTER of a Call-ID and an account, since some phones
 * register all their accounts with one. In file scope. */
typedef struct {
    sipnl_challenges_t challenges;
    sipnl_call_t *call;         /* the last one, or NULL */
    side_t sides[2];
} session_t;

/* A message, with what identifies it. */
typedef struct {
    packet_info *pinfo;
    const sipnl_message_t *message;
    sipnl_identity_t id;
    sipnl_sdp_t sdp;
    gboolean is_repeated;
    session_t *session;         /* NULL where nothing needs to be known */
    sipnl_transaction_t *transaction;
    sipnl_transaction_t *invite;    /* that of the INVITE which it is about, or NULL */
} arrival_t;

/* The key of a session to session_t. */
static wmem_map_t *sessions;
static guint32 calls_count;

static void
forget_calls(void)
{
    calls_count = 0;
}

void
sipnl_calls_init(void)
{
    sessions = sipnl_key_map_new();
    register_init_routine(forget_calls);
    sipnl_strings_init();
    sipnl_transactions_init();
    sipnl_registrations_init();
    sipnl_legs_init();
}

static gboolean
is_empty(sipnl_part_t part)
{
    return part.at == NULL;
}

static gboolean
holds_credentials(const sipnl_message_t *message)
{
    return !is_empty(message->headers.first[SIPNL_AUTHORIZATION])
        || !is_empty(message->headers.first[SIPNL_PROXY_AUTHORIZATION]);
}

static sipnl_key_t
key_of_session(const arrival_t *arrival)
{
    sipnl_address_t to;

    if (arrival->message->method != SIPNL_METHOD_REGISTER) {
        return arrival->id.call_id;
    }
    sipnl_parse_address(arrival->message->headers.first[SIPNL_TO], &to);
    return sipnl_key_with(arrival->id.call_id,
        sipnl_key_of(sipnl_part_of(sipnl_address_account(arrival->pinfo->pool, &to))));
}

/* Whether something is to be remembered of a message that is the first of its session. */
static gboolean
needs_session(const arrival_t *arrival)
{
    const sipnl_message_t *message = arrival->message;

    switch (message->method) {
    case SIPNL_METHOD_INVITE:
        return TRUE;
    case SIPNL_METHOD_BYE:
    case SIPNL_METHOD_CANCEL:
        return !message->is_response;
    default:
        return holds_credentials(message) || sipnl_is_challenge(message)
            || (!message->is_response && arrival->id.to_tag != 0);
    }
}

static session_t *
find_session(const arrival_t *arrival)
{
    void *key = SIPNL_MAP_KEY(key_of_session(arrival));
    session_t *session = (session_t *)wmem_map_lookup(sessions, key);

    if (session == NULL && needs_session(arrival)) {
        session = wmem_new0(wmem_file_scope(), session_t);
        wmem_map_insert(sessions, key, session);
    }
    return session;
}

/* Who calls, or is called: the user as it was sent. One who hides it in From can be told
 * by a network that knows it (RFC 3325). */
static const char *
name_of(packet_info *pinfo, sipnl_part_t header, sipnl_part_t asserted)
{
    sipnl_address_t address;

    sipnl_parse_address(header, &address);
    if (!is_empty(asserted)
        && (sipnl_part_is_name(address.user, "anonymous") || sipnl_part_is_name(address.host, "anonymous.invalid"))) {
        sipnl_parse_address(asserted, &address);
    }
    return sipnl_address_name(pinfo->pool, &address);
}

static sipnl_call_t *
add_call(const arrival_t *arrival)
{
    const sipnl_headers_t *headers = &arrival->message->headers;
    packet_info *pinfo = arrival->pinfo;
    /* An ICMP error goes back to who sent what it quotes. */
    const gboolean is_back = arrival->message->is_response != (arrival->message->undelivered != NULL);
    const address *source = is_back ? &pinfo->dst : &pinfo->src;
    const address *destination = is_back ? &pinfo->src : &pinfo->dst;
    sipnl_call_t *call = wmem_new0(wmem_file_scope(), sipnl_call_t);

    call->number = ++calls_count;
    call->call_id = sipnl_printable(wmem_file_scope(), headers->first[SIPNL_CALL_ID], CALL_ID_BYTES_MAX);
    call->caller = sipnl_keep_string(name_of(pinfo, headers->first[SIPNL_FROM], headers->first[SIPNL_P_ASSERTED_IDENTITY]));
    call->callee = sipnl_keep_string(name_of(pinfo, headers->first[SIPNL_TO], sipnl_part_of(NULL)));
    call->source = sipnl_keep_address(source);
    call->destination = sipnl_keep_address(destination);
    call->source_port = (guint16)(is_back ? pinfo->destport : pinfo->srcport);
    call->destination_port = (guint16)(is_back ? pinfo->srcport : pinfo->destport);
    arrival->session->call = call;
    return call;
}

static void
note_invite(sipnl_call_t *call, const arrival_t *arrival)
{
    call->caller_tag = arrival->id.from_tag;
    call->branch = arrival->id.branch;
    /* Another attempt leaves the one before it behind; a fork goes along. */
    call->open = arrival->message->cseq == call->cseq ? call->open + 1 : 1;
    call->cseq = arrival->message->cseq;
    arrival->transaction->is_own = TRUE;
    arrival->transaction->is_open = TRUE;
}

/* Whether an initial INVITE leaves from where the caller's INVITE arrived: it is that of
 * a proxy, behind which the call goes on. */
static gboolean
is_behind_proxy(const sipnl_call_t *call, const arrival_t *arrival)
{
    const char *source = sipnl_keep_address(&arrival->pinfo->src);
    guint n;

    for (n = 1; n < 8; n++) {
        const sipnl_short_key_t branch = sipnl_branch_of(arrival->message, n);

        if (branch == 0) {
            break;
        }
        if (branch == call->branch) {
            return TRUE;
        }
    }
    return source != call->source
        || (source == call->destination && arrival->pinfo->srcport == call->destination_port
            && call->source_port != call->destination_port);
}

/* Whether an initial INVITE begins another call with the same Call-ID: the one before is
 * over, and is not one that is tried again by those who began it. */
static gboolean
begins_another(const sipnl_call_t *call, const arrival_t *arrival)
{
    const sipnl_progress_t *progress = &call->progress;

    switch (progress->stage) {
    case SIPNL_ENDED:
        return TRUE;
    case SIPNL_FAILED:
        return !progress->can_be_tried_again && arrival->id.from_tag != call->caller_tag;
    case SIPNL_ANSWERED:
        return arrival->id.from_tag != call->caller_tag && call->caller_tag != 0 && !is_behind_proxy(call, arrival);
    default:
        return FALSE;
    }
}

/* The call whose Call-ID, another one, an INVITE names in X-CID, as some PBXs do for a
 * leg; or NULL. */
static const sipnl_call_t *
find_named_call(const arrival_t *arrival)
{
    const sipnl_key_t key = sipnl_key_of(arrival->message->headers.first[SIPNL_X_CID]);
    const session_t *session = key != 0 && key != arrival->id.call_id ? (const session_t *)wmem_map_lookup(sessions, SIPNL_MAP_KEY(key)) : NULL;

    return session != NULL ? session->call : NULL;
}

/* Sets up the call of an initial INVITE that was not seen before. */
static sipnl_call_t *
see_invite(const arrival_t *arrival)
{
    sipnl_call_t *call = arrival->session->call;

    if (call == NULL || begins_another(call, arrival)) {
        call = add_call(arrival);
        sipnl_legs_see(arrival->pinfo, arrival->message, find_named_call(arrival), call);
        note_invite(call, arrival);
    } else if (call->progress.stage <= SIPNL_FAILED && !is_behind_proxy(call, arrival)) {
        note_invite(call, arrival);
    }
    return call;
}

/* The call of a message; made where it is the first that tells of one. */
static sipnl_call_t *
find_call(const arrival_t *arrival)
{
    const sipnl_message_t *message = arrival->message;
    sipnl_call_t *call = arrival->session != NULL ? arrival->session->call : NULL;

    if (arrival->session == NULL || message->method == SIPNL_METHOD_REGISTER) {
        return NULL;
    }
    if (message->method == SIPNL_METHOD_INVITE && !message->is_response && arrival->id.to_tag == 0
        && !arrival->is_repeated) {
        return see_invite(arrival);
    }
    if (call == NULL && (message->method == SIPNL_METHOD_INVITE
        || (!message->is_response && (message->method == SIPNL_METHOD_BYE || message->method == SIPNL_METHOD_CANCEL)))) {
        call = add_call(arrival);
        if (message->method == SIPNL_METHOD_CANCEL || message->is_response) {
            call->caller_tag = sipnl_from_tag_of(message);
        }
    }
    return call;
}

/* Who sent a request of a call: the tags tell (RFC 3261 section 12). */
static sipnl_party_t
sender_of(const sipnl_call_t *call, const arrival_t *arrival)
{
    if (call->caller_tag == 0) {
        return SIPNL_UNKNOWN_PARTY;
    }
    if (arrival->id.from_tag == call->caller_tag) {
        return SIPNL_CALLER;
    }
    return arrival->id.to_tag == call->caller_tag ? SIPNL_CALLEE : SIPNL_UNKNOWN_PARTY;
}

/* Notes the CSeq of a request within a dialog; gives whether it is not higher than one
 * before it (RFC 3261 section 12.2.2). */
static gboolean
is_old_cseq(const arrival_t *arrival)
{
    const sipnl_short_key_t tag = arrival->id.from_tag;
    side_t *side = &arrival->session->sides[0];
    gboolean is_old;

    if (side->tag != 0 && side->tag != tag) {
        side = &arrival->session->sides[1];
    }
    is_old = side->tag == tag && arrival->message->cseq <= side->cseq;
    side->tag = tag;
    side->cseq = is_old ? side->cseq : arrival->message->cseq;
    return is_old;
}

/* What a proxy passes on is the same registration. */
static void
note_register(const arrival_t *arrival)
{
    sipnl_identity_t before_hop = arrival->id;
    const sipnl_transaction_t *before;

    before_hop.branch = sipnl_branch_of(arrival->message, 1);
    before = before_hop.branch == 0 || before_hop.branch == arrival->id.branch ? NULL
        : sipnl_transaction_find(arrival->message, &before_hop, SIPNL_METHOD_REGISTER);
    if (before != NULL && !before->has_request) {
        before = NULL;
    }
    arrival->transaction->is_passed_on = before != NULL;
    arrival->transaction->registration = before != NULL ? before->registration
        : sipnl_registration_see_request(arrival->pinfo, arrival->message);
}

/* Notes what the response to a request will have to know of it. */
static void
note_request(const arrival_t *arrival)
{
    const sipnl_message_t *message = arrival->message;
    sipnl_transaction_t *transaction = arrival->transaction;

    transaction->is_in_dialog = arrival->id.to_tag != 0;
    transaction->is_keep_alive = sipnl_part_is_name(sipnl_part_before(message->headers.first[SIPNL_EVENT], SIPNL_BLANKS ";"),
        "keep-alive");
    transaction->offers_fax = arrival->sdp.has_fax;
    transaction->offers_srtp_only = arrival->sdp.is_encrypted;
    transaction->offer = arrival->sdp.has_media && message->method == SIPNL_METHOD_INVITE
        ? sipnl_keep_string(sipnl_sdp_in_words(arrival->pinfo->pool, message->body)) : NULL;
    if (arrival->session != NULL) {
        transaction->credentials = sipnl_read_credentials(arrival->pinfo->pool, message, &arrival->session->challenges);
        transaction->is_old_cseq = transaction->is_in_dialog && message->method != SIPNL_METHOD_ACK
            && message->method != SIPNL_METHOD_CANCEL && is_old_cseq(arrival);
    }
    if (message->method == SIPNL_METHOD_REGISTER) {
        note_register(arrival);
    }
}

/* Whether a response leaves from, or goes to, the hosts that the call began between. */
static gboolean
is_between_hosts(const sipnl_call_t *call, const arrival_t *arrival)
{
    return sipnl_keep_address(&arrival->pinfo->dst) == call->source
        || sipnl_keep_address(&arrival->pinfo->src) == call->destination;
}

/* What the response to an INVITE is in the caller's transactions. */
static void
note_invite_response(sipnl_call_t *call, const arrival_t *arrival, sipnl_event_t *event)
{
    sipnl_transaction_t *transaction = arrival->transaction;
    const gboolean is_final = event->code >= 200;
    const gboolean is_of_attempt = arrival->message->cseq == call->cseq;

    /* Without its INVITE in the capture it is taken for the caller's. */
    event->is_own = is_between_hosts(call, arrival) && (transaction->has_request
        ? transaction->is_own && (is_of_attempt || event->code < 300) : call->branch == 0);
    transaction->has_rung = transaction->has_rung || event->code == 180;
    if (is_final && transaction->final_code == 0) {
        transaction->final_code = event->code;
        if (transaction->is_open) {
            transaction->is_open = FALSE;
            call->open -= is_of_attempt;
        }
    }
    event->is_last = is_final && call->open == 0;
}

/* The transaction of the INVITE that a message is of, cancels or acknowledges; or NULL. An
 * ACK for a 2xx has another branch (RFC 3261 section 17.1.1.3). */
static sipnl_transaction_t *
find_invite(const arrival_t *arrival)
{
    switch (arrival->message->method) {
    case SIPNL_METHOD_INVITE:
        return arrival->transaction;
    case SIPNL_METHOD_CANCEL:
    case SIPNL_METHOD_ACK:
        return sipnl_transaction_find(arrival->message, &arrival->id, SIPNL_METHOD_INVITE);
    default:
        return NULL;
    }
}

/* What a CANCEL or an ACK is for the INVITE with its branch. */
static void
note_of_invite(const arrival_t *arrival, sipnl_event_t *event)
{
    sipnl_transaction_t *invite = arrival->invite;

    event->is_own = invite == NULL || !invite->has_request || invite->is_own;
    event->is_of_invite = invite != NULL && (invite->final_code < 200 || invite->final_code >= 300);
    if (invite != NULL && arrival->message->method == SIPNL_METHOD_CANCEL) {
        invite->is_cancelled = TRUE;
    }
}

static void
note_call(sipnl_call_t *call, const arrival_t *arrival, sipnl_event_t *event)
{
    const sipnl_message_t *message = arrival->message;

    event->dialog = arrival->id.to_tag;
    event->is_in_dialog = arrival->transaction != NULL && arrival->transaction->is_in_dialog;
    if (message->is_response) {
        if (message->method == SIPNL_METHOD_INVITE && arrival->transaction != NULL) {
            note_invite_response(call, arrival, event);
        }
        return;
    }
    event->sender = sender_of(call, arrival);
    event->is_own = arrival->transaction != NULL && arrival->transaction->is_own;
    if (message->method == SIPNL_METHOD_CANCEL || message->method == SIPNL_METHOD_ACK) {
        note_of_invite(arrival, event);
    }
}

/* A REFER asks for a transfer; a response to it, or a NOTIFY, tells how that goes. */
static sipnl_transfer_t *
find_transfer(sipnl_call_t *call, const arrival_t *arrival)
{
    const sipnl_message_t *message = arrival->message;
    sipnl_address_t target;

    if (message->method == SIPNL_METHOD_REFER && !message->is_response && !arrival->is_repeated
        && !is_empty(message->headers.first[SIPNL_REFER_TO])) {
        call->transfer = wmem_new0(wmem_file_scope(), sipnl_transfer_t);
        sipnl_parse_address(message->headers.first[SIPNL_REFER_TO], &target);
        call->transfer->target = sipnl_address_name(wmem_file_scope(), &target);
        call->transfer->frame = arrival->pinfo->num;
    }
    return message->method == SIPNL_METHOD_REFER
        || (message->method == SIPNL_METHOD_NOTIFY && sipnl_message_sipfrag(message) != 0) ? call->transfer : NULL;
}

/* What was only quoted in an ICMP error did not arrive: it is no message of a transaction. */
static void
see_undelivered(arrival_t *arrival, sipnl_standing_t *standing)
{
    const sipnl_message_t *message = arrival->message;
    sipnl_event_t *event = &standing->event;

    event->is_undelivered = TRUE;
    arrival->transaction = sipnl_transaction_find(message, &arrival->id, message->method);
    arrival->session = find_session(arrival);
    if (arrival->session == NULL || message->method != SIPNL_METHOD_INVITE) {
        return;
    }
    if (arrival->session->call == NULL) {
        add_call(arrival)->caller_tag = sipnl_from_tag_of(message);
    }
    standing->call = arrival->session->call;
    event->is_in_dialog = arrival->transaction != NULL && arrival->transaction->is_in_dialog;
    event->is_own = arrival->transaction == NULL || !arrival->transaction->has_request || arrival->transaction->is_own;
}

static void
see_delivered(arrival_t *arrival, sipnl_standing_t *standing)
{
    const sipnl_message_t *message = arrival->message;
    sipnl_judgement_t judgement = { FALSE, FALSE, FALSE, FALSE };
    gboolean is_challenge;
    sipnl_call_t *call;

    arrival->transaction = sipnl_transaction_see(arrival->pinfo, message, &arrival->id, &arrival->is_repeated);
    arrival->session = find_session(arrival);
    if (!message->is_response && !arrival->is_repeated) {
        note_request(arrival);
    }
    call = find_call(arrival);
    if (message->is_response) {
        sipnl_judge_challenge(message, arrival->transaction->credentials, &judgement);
        if (arrival->session != NULL && !arrival->is_repeated) {
            sipnl_note_response(&arrival->session->challenges, message);
        }
    }
    standing->event.is_repeated = arrival->is_repeated;
    is_challenge = message->status_code == 401 || message->status_code == 407;
    standing->event.is_refusal = is_challenge && judgement.is_refused;
    standing->event.is_login = is_challenge && !judgement.is_refused;
    standing->event.is_unsure = is_challenge && judgement.is_unsure;
    standing->event.has_sdp = arrival->sdp.has_media;
    standing->call = call;
    standing->transaction = arrival->transaction;
    sipnl_find_situation(message, &arrival->sdp, arrival->transaction, &judgement, &standing->situation);
    if (call != NULL) {
        arrival->invite = find_invite(arrival);
        if (arrival->invite != NULL) {
            sipnl_add_call_to_situation(call, arrival->invite, &standing->situation);
        }
        note_call(call, arrival, &standing->event);
        sipnl_add_event_to_situation(call, &standing->event, &standing->situation);
        standing->transfer = find_transfer(call, arrival);
    }
    if (message->method == SIPNL_METHOD_REGISTER) {
        standing->registration = arrival->transaction->registration;
        if (standing->registration == NULL && message->status_code >= 200) {
            arrival->transaction->registration = sipnl_registration_of_response(arrival->pinfo, message);
            standing->registration = arrival->transaction->registration;
        }
    }
}

void
sipnl_calls_see(packet_info *pinfo, const sipnl_message_t *message, sipnl_standing_t *standing)
{
    arrival_t arrival;

    memset(standing, 0, sizeof(*standing));
    standing->event.frame = pinfo->num;
    standing->event.time = sipnl_moment_of(pinfo);
    standing->event.method = message->method;
    standing->event.code = (guint16)message->status_code;
    memset(&arrival, 0, sizeof(arrival));
    arrival.pinfo = pinfo;
    arrival.message = message;
    sipnl_sdp_read(message->body, &arrival.sdp);
    sipnl_identify(message, &arrival.id);
    if (arrival.id.call_id == 0 || message->is_contradictory) {
        sipnl_find_situation(message, &arrival.sdp, NULL, NULL, &standing->situation);
    } else if (message->undelivered != NULL) {
        sipnl_find_situation(message, &arrival.sdp, NULL, NULL, &standing->situation);
        see_undelivered(&arrival, standing);
    } else {
        see_delivered(&arrival, standing);
    }
}

static void
hear_transfer(sipnl_transfer_t *transfer, const sipnl_message_t *message, const sipnl_event_t *event)
{
    const guint32 sipfrag = sipnl_message_sipfrag(message);

    if ((sipfrag != 0 && !message->is_response) || (event->code >= 300 && message->method == SIPNL_METHOD_REFER
        && !event->is_login)) {
        transfer->verdict = event->says;
        transfer->code = (guint16)(sipfrag != 0 ? sipfrag : event->code);
        transfer->frame = event->frame;
    }
}

void
sipnl_calls_hear(const sipnl_message_t *message, sipnl_standing_t *standing)
{
    if (standing->call != NULL) {
        sipnl_progress_see(&standing->call->progress, &standing->event);
    }
    if (standing->transfer != NULL && !standing->event.is_repeated) {
        hear_transfer(standing->transfer, message, &standing->event);
    }
    if (standing->registration != NULL && standing->event.code >= 200 && !standing->event.is_repeated
        && !standing->transaction->is_passed_on) {
        sipnl_registration_see_response(standing->registration, message, &standing->event);
    }
}
