/* outcome.c
 * What became of a call: a state machine that takes the messages of a call, one after
 * the other, and tells at any time how the call stands.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "calls/outcome.h"

/* T1, after which an answer is sent again where no ACK arrives (RFC 3261 section
 * 13.3.1.4), less what a clock may be off. */
#define REPEATED_AFTER (390 * SIPNL_MILLISECOND)

/* After 64 × T1 the callee gives up waiting for the ACK, and hangs up. */
#define ACK_WAITED_FOR (40 * SIPNL_SECOND)

static void
remark(sipnl_progress_t *progress, sipnl_remark_t what)
{
    progress->remarks |= (guint16)(1U << what);
}

static void
take_back(sipnl_progress_t *progress, sipnl_remark_t what)
{
    progress->remarks &= (guint16)~(1U << what);
}

gboolean
sipnl_is_remarked(const sipnl_progress_t *progress, sipnl_remark_t what)
{
    return (progress->remarks & (1U << what)) != 0;
}

static sipnl_verdict_t
verdict_of_outcome(guint outcome, guint category)
{
    const sipnl_verdict_t verdict = { NULL, &sipnl_categories[category], &sipnl_outcomes[outcome] };

    return verdict;
}

/* Notes what decided a call, for now or for good. */
static void
decide(sipnl_progress_t *progress, const sipnl_event_t *event, sipnl_verdict_t verdict, const char *cause)
{
    progress->verdict = verdict;
    progress->cause = cause;
    progress->code = event->code;
    progress->frame = event->frame;
}

/* What the first message leaves undecided, such as one of a leg, has no answer yet. */
static void
start(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    progress->verdict = verdict_of_outcome(SIPNL_OUTCOME_NO_REPLY_SEEN, SIPNL_CATEGORY_PROGRESS);
    progress->frame = event->frame;
    progress->start = event->time;
    progress->start_frame = event->frame;
    progress->has_start = event->method == SIPNL_METHOD_INVITE && event->code == 0 && !event->is_in_dialog;
    if (!progress->has_start) {
        remark(progress, SIPNL_REMARK_STARTED_EARLIER);
    }
}

/* What is known of an attempt that failed or was cancelled does not hold for the next. */
static void
set_up(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    progress->stage = SIPNL_SETTING_UP;
    progress->is_ringing = FALSE;
    progress->is_cancelled = FALSE;
    progress->announced.category = NULL;
    progress->ended = 0;
    decide(progress, event, verdict_of_outcome(SIPNL_OUTCOME_NO_REPLY_SEEN, SIPNL_CATEGORY_PROGRESS), NULL);
}

static void
see_invite(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (event->is_in_dialog) {
        /* Of a call that was set up before the capture. */
        if (progress->stage == SIPNL_NOT_STARTED) {
            progress->stage = SIPNL_ANSWERED;
            progress->is_acknowledged = TRUE;
            decide(progress, event, verdict_of_outcome(SIPNL_OUTCOME_ANSWERED, SIPNL_CATEGORY_SUCCESS), NULL);
        }
    } else if (event->is_own && (progress->stage <= SIPNL_FAILED)
        && (progress->stage != SIPNL_SETTING_UP || progress->is_cancelled)) {
        if (progress->stage == SIPNL_FAILED && progress->code >= 300 && progress->code < 400) {
            remark(progress, SIPNL_REMARK_AFTER_REDIRECTION);
        }
        set_up(progress, event);
    }
}

/* Whether a Reason tells how a call failed. What is said of a success, or of the time
 * before it, tells nothing of a call that was not answered, unless it has an outcome of
 * its own, such as "answered elsewhere". */
static gboolean
tells_failure(const sipnl_verdict_t *reason)
{
    return reason->category != NULL && (reason->outcome != reason->category->outcome
        || (reason->category != &sipnl_categories[SIPNL_CATEGORY_SUCCESS]
            && reason->category != &sipnl_categories[SIPNL_CATEGORY_PROGRESS]));
}

/* An announcement often tells why, and holds until another early dialog goes on (RFC
 * 3261 section 12.1); a 199 ends only the dialog that it stands in (RFC 6228). */
static void
see_announcement(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (event->code == 199) {
        if (progress->announced_dialog == event->dialog) {
            progress->announced.category = NULL;
        }
    } else if (tells_failure(&event->reason)) {
        progress->announced = event->reason;
        progress->announced_dialog = event->dialog;
    } else if (progress->announced_dialog != event->dialog) {
        progress->announced.category = NULL;
    }
}

static void
see_ringing(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (event->code != 180 && event->code != 183) {
        return;
    }
    if (progress->ringing == 0) {
        progress->ringing = event->time;
    }
    if (event->code == 183) {
        progress->has_sound = progress->has_sound || event->has_sdp;
    } else if (!progress->is_ringing) {
        progress->is_ringing = TRUE;
        progress->rang = event->time;
    }
}

static void
see_provisional(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    /* A 100 comes from the next hop, and goes back behind nothing. */
    if (event->code == 100 && progress->code != 0) {
        return;
    }
    if (progress->stage == SIPNL_FAILED) {
        if (!progress->can_be_tried_again) {
            return;
        }
        set_up(progress, event);
    }
    progress->stage = SIPNL_SETTING_UP;
    see_ringing(progress, event);
    if (event->code == 181) {
        remark(progress, SIPNL_REMARK_AFTER_FORWARDING);
    }
    see_announcement(progress, event);
    if (!progress->is_cancelled && (event->code != 199 || progress->code == 0)) {
        decide(progress, event, event->says, NULL);
    }
}

static void
see_answer(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    progress->stage = SIPNL_ANSWERED;
    /* The first message of a capture can be the 2xx of a re-INVITE. */
    if (progress->has_start || progress->ringing != 0) {
        progress->answered = event->time;
    }
    if (progress->is_cancelled) {
        progress->answered = 0;
        remark(progress, SIPNL_REMARK_CROSSED);
        return;
    }
    progress->ended = 0;
    progress->answer_frame = event->frame;
    decide(progress, event, verdict_of_outcome(SIPNL_OUTCOME_ANSWERED, SIPNL_CATEGORY_SUCCESS), NULL);
    progress->verdict.phrase = event->says.phrase;
}

/* What shows that there was an answer, though it is not in the capture. */
static void
see_proof_of_answer(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    progress->stage = SIPNL_ANSWERED;
    if (progress->is_cancelled) {
        remark(progress, SIPNL_REMARK_CROSSED);
        return;
    }
    remark(progress, SIPNL_REMARK_ANSWER_NOT_SEEN);
    progress->answer_frame = event->frame;
    decide(progress, event, verdict_of_outcome(SIPNL_OUTCOME_ANSWERED, SIPNL_CATEGORY_SUCCESS), NULL);
}

/* A failure after which the same call is tried again: a challenge, a redirect, a time
 * that is too short, a requirement (RFC 3261 section 8.1.3, RFC 4028 section 6). */
static gboolean
invites_another_try(const sipnl_event_t *event)
{
    switch (event->code) {
    case 401:
    case 407:
    case 413:
    case 415:
    case 416:
    case 420:
    case 421:
    case 422:
    case 428:
    case 494:
        return TRUE;
    default:
        return event->code < 400;
    }
}

static sipnl_verdict_t
verdict_of_failure(const sipnl_event_t *event)
{
    sipnl_verdict_t verdict = event->says;

    if (event->is_login) {
        verdict.outcome = &sipnl_outcomes[SIPNL_OUTCOME_LOGIN_UNFINISHED];
    } else if (event->is_refusal) {
        verdict.outcome = &sipnl_outcomes[SIPNL_OUTCOME_LOGIN_FAILED];
    }
    return verdict;
}

/* What a Reason says of a call, in the place of what the message says itself. */
static void
decide_by_reason(sipnl_progress_t *progress, const sipnl_event_t *event, const sipnl_verdict_t *reason)
{
    sipnl_verdict_t verdict = *reason;

    verdict.phrase = event->says.phrase != NULL ? event->says.phrase : reason->phrase;
    decide(progress, event, verdict, verdict.phrase != reason->phrase ? reason->phrase : NULL);
}

static void
see_failure(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    const sipnl_verdict_t *reason = tells_failure(&event->reason) ? &event->reason : &progress->announced;

    /* What comes behind a failure says nothing, unless it is of another attempt. */
    if (!event->is_last || (progress->stage == SIPNL_FAILED && !progress->can_be_tried_again)) {
        return;
    }
    progress->stage = SIPNL_FAILED;
    progress->can_be_tried_again = invites_another_try(event) && !event->is_refusal;
    /* A 487 after a CANCEL says no more than the CANCEL did. */
    if (progress->is_cancelled && event->code == 487) {
        progress->code = event->code;
        return;
    }
    progress->ended = event->time;
    if (reason->category != NULL && (reason == &event->reason || (!event->is_login && !event->is_refusal))) {
        decide_by_reason(progress, event, reason);
    } else {
        decide(progress, event, verdict_of_failure(event), NULL);
    }
}

/* A re-INVITE that the other side does not know or answer ends the call (RFC 3261
 * section 14.1); another failure leaves it as it was. A challenge is no failure. */
static void
see_change(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (event->code < 300 || event->is_login || event->code == 487 || event->code == 491) {
        return;
    }
    remark(progress, SIPNL_REMARK_CHANGE_REFUSED);
    progress->change = event->says.phrase;
    progress->change_code = event->code;
    if ((event->code == 408 || event->code == 481) && progress->stage == SIPNL_ANSWERED) {
        progress->verdict.category = event->says.category;
        progress->frame = event->frame;
    }
}

/* An answer that did not reach the caller, unless an ACK shows that another did. */
static void
see_undelivered(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    const gboolean is_setting_up = progress->stage == SIPNL_SETTING_UP && (event->code != 0 || progress->code == 0);

    if (event->is_own && !event->is_in_dialog
        && (is_setting_up || (progress->stage == SIPNL_ANSWERED && !progress->is_acknowledged && event->code >= 200))) {
        progress->stage = SIPNL_SETTING_UP;
        progress->answered = 0;
        decide(progress, event, event->says, NULL);
    }
}

static void
see_response(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (event->is_in_dialog) {
        see_change(progress, event);
    } else if (!event->is_own || progress->stage >= SIPNL_ANSWERED) {
        return;
    } else if (event->code >= 200 && event->code < 300) {
        see_answer(progress, event);
    } else if (event->code < 200) {
        see_provisional(progress, event);
    } else {
        see_failure(progress, event);
    }
}

static gboolean
is_answer(const sipnl_event_t *event)
{
    return event->method == SIPNL_METHOD_INVITE && event->code >= 200 && event->code < 300 && event->is_own
        && !event->is_in_dialog;
}

gboolean
sipnl_is_unacknowledged(const sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (!event->is_repeated || !is_answer(event) || progress->stage != SIPNL_ANSWERED || progress->answered == 0
        || event->time - progress->answered < REPEATED_AFTER) {
        return FALSE;
    }
    return !progress->is_acknowledged || event->time - progress->acknowledged >= REPEATED_AFTER / 2;
}

/* An answer that did not arrive before can do so now. */
static void
see_answer_again(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (progress->stage == SIPNL_SETTING_UP && is_answer(event)) {
        see_answer(progress, event);
    } else if (sipnl_is_unacknowledged(progress, event)) {
        remark(progress, progress->is_acknowledged ? SIPNL_REMARK_LOST_ACK : SIPNL_REMARK_NO_ACK);
        progress->verdict.category = &sipnl_categories[SIPNL_CATEGORY_TIMEOUT];
        progress->frame = event->frame;
    }
}

/* The ACK is there after all. */
static void
take_back_repetition(sipnl_progress_t *progress, sipnl_remark_t what)
{
    if (sipnl_is_remarked(progress, what)) {
        take_back(progress, what);
        progress->verdict.category = &sipnl_categories[SIPNL_CATEGORY_SUCCESS];
        progress->frame = progress->answer_frame;
    }
}

/* An ACK within a dialog shows that a 2xx came, unless it is for a failure. */
static void
see_ack(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (progress->stage == SIPNL_SETTING_UP && event->dialog != 0 && !event->is_of_invite) {
        see_proof_of_answer(progress, event);
    }
    if (progress->stage == SIPNL_ANSWERED && !progress->is_acknowledged) {
        progress->is_acknowledged = TRUE;
        progress->acknowledged = event->time;
    }
    take_back_repetition(progress, SIPNL_REMARK_NO_ACK);
}

/* Its Reason can say that another phone of the callee answered, or refused. */
static void
cancel(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    progress->is_cancelled = TRUE;
    progress->ended = event->time;
    if (tells_failure(&event->reason)) {
        decide(progress, event, event->reason, NULL);
    } else if (progress->announced.category != NULL) {
        decide(progress, event, progress->announced, NULL);
    } else {
        decide(progress, event, verdict_of_outcome(SIPNL_OUTCOME_CANCELLED, SIPNL_CATEGORY_CANCELLED), NULL);
    }
}

static void
see_cancel(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (progress->stage == SIPNL_NOT_STARTED) {
        progress->stage = SIPNL_SETTING_UP;
    }
    if (progress->stage == SIPNL_SETTING_UP && event->is_own && !progress->is_cancelled) {
        cancel(progress, event);
    }
}

static void
hang_up(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    const gboolean came_late = progress->answered != 0
        && event->time - progress->answered > ACK_WAITED_FOR;

    progress->stage = SIPNL_ENDED;
    progress->ended = event->time;
    progress->ended_by = (guint8)event->sender;
    if (sipnl_is_remarked(progress, SIPNL_REMARK_CROSSED)) {
        return;
    }
    /* The ACK arrived after all, where the call went on. */
    if (came_late) {
        take_back_repetition(progress, SIPNL_REMARK_LOST_ACK);
    }
    if (event->reason.category != NULL) {
        progress->cause = event->reason.phrase;
        /* That the BYE itself was in order takes nothing back of what failed before. */
        if (event->reason.category != &sipnl_categories[SIPNL_CATEGORY_PROGRESS]
            && event->reason.category != &sipnl_categories[SIPNL_CATEGORY_SUCCESS]) {
            progress->verdict.category = event->reason.category;
        }
        progress->frame = event->frame;
    }
}

/* A BYE of the caller before the answer cancels (RFC 3261 section 15); one of the callee
 * tells that it answered, also where the capture lacks the 2xx. */
static void
see_bye(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (progress->stage == SIPNL_SETTING_UP && event->sender == SIPNL_CALLER) {
        if (!progress->is_cancelled) {
            cancel(progress, event);
        }
        return;
    }
    if (progress->stage == SIPNL_NOT_STARTED || (progress->stage == SIPNL_SETTING_UP && event->sender == SIPNL_CALLEE)) {
        see_proof_of_answer(progress, event);
        hang_up(progress, event);
    } else if (progress->stage == SIPNL_ANSWERED) {
        hang_up(progress, event);
    }
}

/* A challenge is one until the BYE is sent again and accepted. Where both hang up, one of
 * the two BYEs can be too late. */
static void
see_response_to_bye(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    const gboolean is_accepted = progress->is_hanging_up_answered
        && !sipnl_is_remarked(progress, SIPNL_REMARK_HANGING_UP_REFUSED);

    if (progress->stage != SIPNL_ENDED || event->code < 200 || is_accepted) {
        return;
    }
    progress->is_hanging_up_answered = TRUE;
    take_back(progress, SIPNL_REMARK_HANGING_UP_UNANSWERED);
    if (event->code < 300) {
        take_back(progress, SIPNL_REMARK_HANGING_UP_REFUSED);
        if (progress->is_category_of_refusal) {
            progress->verdict.category = &sipnl_categories[SIPNL_CATEGORY_SUCCESS];
        }
        return;
    }
    remark(progress, SIPNL_REMARK_HANGING_UP_REFUSED);
    progress->change = event->says.phrase;
    progress->change_code = event->code;
    if (!event->is_login && progress->verdict.category == &sipnl_categories[SIPNL_CATEGORY_SUCCESS]) {
        progress->verdict.category = event->says.category;
        progress->is_category_of_refusal = TRUE;
    }
}

/* A BYE that is sent again had no answer (RFC 3261 section 17.1.2.2). */
static void
see_bye_again(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (progress->stage == SIPNL_ENDED && !progress->is_hanging_up_answered
        && event->time - progress->ended >= REPEATED_AFTER) {
        remark(progress, SIPNL_REMARK_HANGING_UP_UNANSWERED);
    }
}

static void
see_repeated(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (event->method == SIPNL_METHOD_INVITE && event->code != 0) {
        see_answer_again(progress, event);
    } else if (event->method == SIPNL_METHOD_BYE && event->code == 0) {
        see_bye_again(progress, event);
    }
}

static void
see_request(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    switch (event->method) {
    case SIPNL_METHOD_INVITE:
        see_invite(progress, event);
        break;
    case SIPNL_METHOD_ACK:
        see_ack(progress, event);
        break;
    case SIPNL_METHOD_CANCEL:
        see_cancel(progress, event);
        break;
    case SIPNL_METHOD_BYE:
        see_bye(progress, event);
        break;
    default:
        break;
    }
}

void
sipnl_progress_see(sipnl_progress_t *progress, const sipnl_event_t *event)
{
    if (progress->start_frame == 0) {
        start(progress, event);
    }
    if (event->is_undelivered) {
        if (progress->stage == SIPNL_NOT_STARTED) {
            set_up(progress, event);
        }
        see_undelivered(progress, event);
    } else if (event->is_repeated) {
        see_repeated(progress, event);
    } else if (event->code == 0) {
        see_request(progress, event);
    } else if (event->method == SIPNL_METHOD_INVITE) {
        see_response(progress, event);
    } else if (event->method == SIPNL_METHOD_BYE) {
        see_response_to_bye(progress, event);
    }
}

gboolean
sipnl_has_failed(const sipnl_progress_t *progress)
{
    if (progress->verdict.outcome == &sipnl_outcomes[SIPNL_OUTCOME_ANSWERED]) {
        return progress->verdict.category->severity >= SIPNL_SEVERITY_WARNING;
    }
    return progress->verdict.outcome->failed;
}
