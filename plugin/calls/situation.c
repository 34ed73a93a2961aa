/* situation.c
 * Tells in which situation a message stands, for the choice of its text.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "calls/situation.h"

/* "Soon" in the words of data/sip-responses.ini (RFC 3261 section 14.2: 0 to 10). */
#define RETRY_SOON_S 10

static void
note(sipnl_situation_t *situation, guint state, guint holds)
{
    situation->known |= 1U << state;
    if (holds != 0) {
        situation->holds |= 1U << state;
    }
}

static void
note_request(const sipnl_transaction_t *transaction, const sipnl_judgement_t *judgement, sipnl_situation_t *situation)
{
    note(situation, SIPNL_STATE_IN_DIALOG, transaction->is_in_dialog);
    note(situation, SIPNL_STATE_CREDENTIALS, transaction->credentials != NULL);
    note(situation, SIPNL_STATE_FAX, transaction->offers_fax);
    note(situation, SIPNL_STATE_SRTP, transaction->offers_srtp_only);
    note(situation, SIPNL_STATE_OLD_CSEQ, transaction->is_old_cseq);
    note(situation, SIPNL_STATE_KEEP_ALIVE, transaction->is_keep_alive);
    if (judgement != NULL) {
        note(situation, SIPNL_STATE_REFUSED, judgement->is_refused);
        note(situation, SIPNL_STATE_STALE, judgement->is_stale);
        note(situation, SIPNL_STATE_OTHER_REALM, judgement->is_other_realm);
    }
}

void
sipnl_find_situation(const sipnl_message_t *message, const sipnl_sdp_t *sdp, const sipnl_transaction_t *transaction,
    const sipnl_judgement_t *judgement, sipnl_situation_t *situation)
{
    const guint32 retry_after = sipnl_message_retry_after(message);

    memset(situation, 0, sizeof(*situation));
    situation->method = message->method;
    note(situation, SIPNL_STATE_SDP, sdp->has_media);
    note(situation, SIPNL_STATE_RETRY_SOON, retry_after > 0 && retry_after <= RETRY_SOON_S);
    note(situation, SIPNL_STATE_REASON, message->headers.first[SIPNL_REASON].at != NULL);
    if (transaction != NULL && transaction->has_request) {
        note_request(transaction, judgement, situation);
    }
}

void
sipnl_add_event_to_situation(const sipnl_call_t *call, const sipnl_event_t *event, sipnl_situation_t *situation)
{
    note(situation, SIPNL_STATE_UNACKNOWLEDGED, sipnl_is_unacknowledged(&call->progress, event));
}

void
sipnl_add_call_to_situation(const sipnl_call_t *call, const sipnl_transaction_t *invite, sipnl_situation_t *situation)
{
    if (!invite->is_in_dialog) {
        note(situation, SIPNL_STATE_RANG, invite->has_rung);
        note(situation, SIPNL_STATE_CANCELLED, invite->is_cancelled || (invite->is_own && call->progress.is_cancelled));
    }
}
