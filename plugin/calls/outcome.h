/* outcome.h
 * What became of a call: a state machine that takes the messages of a call, one after
 * the other, and tells at any time how the call stands.
 *
 * It knows nothing of packets, and keeps nothing of a message but what stands here.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_OUTCOME_H__
#define __SIPNL_OUTCOME_H__

#include "calls/moments.h"
#include "sip/methods.h"
#include "texts/tables.h"

typedef enum {
    SIPNL_UNKNOWN_PARTY,
    SIPNL_CALLER,
    SIPNL_CALLEE
} sipnl_party_t;

/* What a message says of a call. The phrase lasts as long as the capture; category is
 * NULL where nothing is said. */
typedef struct {
    const char *phrase;
    const sipnl_category_t *category;
    const sipnl_outcome_t *outcome;
} sipnl_verdict_t;

/* A message, as far as it matters to what becomes of its call. */
typedef struct {
    guint32 frame;
    sipnl_moment_t time;
    sipnl_method_t method;      /* of a request, or of the one that is answered */
    guint16 code;               /* 0 for a request */
    sipnl_party_t sender;       /* of a request */
    guint32 dialog;             /* the tag of To, or something that stands for it; 0 without one */
    sipnl_verdict_t says;       /* what the response itself says, or why it did not arrive */
    sipnl_verdict_t reason;     /* what its Reason says beyond that */
    unsigned is_repeated : 1;   /* a retransmission, or a copy of the same message */
    unsigned is_in_dialog : 1;  /* the request was sent within a dialog (RFC 3261 section 12.2) */
    unsigned is_own : 1;        /* of the caller's own INVITE transaction, not of one behind a proxy */
    unsigned is_last : 1;       /* a final response after which no own transaction is left open */
    unsigned is_undelivered : 1;    /* only quoted in an ICMP error */
    unsigned is_login : 1;      /* a challenge that is part of logging in */
    unsigned is_unsure : 1;     /* such a challenge, to credentials that may have been wrong */
    unsigned is_refusal : 1;    /* a challenge that refuses credentials */
    unsigned has_sdp : 1;
    unsigned is_of_invite : 1;  /* an ACK with the branch of the INVITE: for a failure (17.1.1.3) */
} sipnl_event_t;

typedef enum {
    SIPNL_NOT_STARTED,
    SIPNL_SETTING_UP,       /* an INVITE, perhaps a 1xx */
    SIPNL_FAILED,           /* a final response that is no 2xx */
    SIPNL_ANSWERED,
    SIPNL_ENDED             /* a BYE after that */
} sipnl_stage_t;

/* How a call stands; all zero before its first message. A time is zero, and a frame 0,
 * where the capture does not tell it. */
typedef struct {
    sipnl_verdict_t verdict;    /* what decided it; outcome is never NULL once the call has started */
    const char *cause;          /* the phrase of the Reason that told it, or NULL */
    sipnl_verdict_t announced;  /* what the Reason of a 1xx said */
    const char *change;         /* the phrase of the failure of a re-INVITE or BYE */
    sipnl_moment_t start;
    sipnl_moment_t ringing;     /* the first 180 or 183 */
    sipnl_moment_t rang;        /* the first 180 */
    sipnl_moment_t answered;
    sipnl_moment_t acknowledged;
    sipnl_moment_t ended;       /* the failure, the CANCEL or the BYE that ended it */
    guint32 frame;              /* of what decided it */
    guint32 start_frame;        /* of its first message */
    guint32 answer_frame;       /* of the answer, or of what proves it */
    guint32 announced_dialog;   /* the early dialog that the announcement was made in */
    guint16 code;               /* of the last response that counted; 0 before one, or where a
                                   request decided */
    guint16 change_code;        /* goes with change */
    guint16 remarks;            /* 1 << sipnl_remark_t */
    guint8 stage;               /* sipnl_stage_t */
    guint8 ended_by;            /* sipnl_party_t, of an answered call */
    unsigned has_start : 1;     /* the first INVITE is in the capture */
    unsigned is_ringing : 1;    /* a 180 */
    unsigned has_sound : 1;     /* a 183 with SDP */
    unsigned is_cancelled : 1;  /* the caller's side sent a CANCEL, or a BYE before the answer */
    unsigned is_acknowledged : 1;
    unsigned is_hanging_up_answered : 1;    /* there is a final response to the BYE */
    unsigned is_category_of_refusal : 1;    /* the category is what the refusal of the BYE says */
    unsigned can_be_tried_again : 1;    /* the failure is one after which the same call goes on */
} sipnl_progress_t;

/* Lets a call see its next message. */
void sipnl_progress_see(sipnl_progress_t *progress, const sipnl_event_t *event);

/* Whether there is this to know of a call. */
gboolean sipnl_is_remarked(const sipnl_progress_t *progress, sipnl_remark_t what);

/* Whether a message repeats the answer because the callee hears no ACK; in the end it hangs
 * up (RFC 3261 section 13.3.1.4). */
gboolean sipnl_is_unacknowledged(const sipnl_progress_t *progress, const sipnl_event_t *event);

/* Whether the call failed: the one definition, which rests on what data/ says of its
 * outcome and of what ended it. */
gboolean sipnl_has_failed(const sipnl_progress_t *progress);

#endif /* __SIPNL_OUTCOME_H__ */
