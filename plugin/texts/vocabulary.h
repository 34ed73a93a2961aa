/* vocabulary.h
 * The words of the key files in data/, and their names in C.
 *
 * Each list takes a macro X(NAME, word). The generator and the plugin share
 * this header: it includes nothing but such lists.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_VOCABULARY_H__
#define __SIPNL_VOCABULARY_H__

#include "sip/methods.h"
#include "sip/status-codes.h"

/* What may hold when a message is sent. data/sip-responses.ini says what each means. */
#define SIPNL_STATES(X) \
    X(IN_DIALOG, "in-dialog") \
    X(RANG, "rang") \
    X(CANCELLED, "cancelled") \
    X(UNACKNOWLEDGED, "unacknowledged") \
    X(CREDENTIALS, "credentials") \
    X(REFUSED, "refused") \
    X(STALE, "stale") \
    X(OTHER_REALM, "other-realm") \
    X(FAX, "fax") \
    X(SRTP, "srtp") \
    X(SDP, "sdp") \
    X(RETRY_SOON, "retry-soon") \
    X(OLD_CSEQ, "old-cseq") \
    X(KEEP_ALIVE, "keep-alive") \
    X(REASON, "reason")

/* What a message holds that answers the question of a code. */
#define SIPNL_DETAILS(X) \
    X(CONTACT, "Contact") \
    X(OWN_CONTACT, "own-contact") \
    X(UNSUPPORTED, "Unsupported") \
    X(REQUIRE, "Require") \
    X(ALLOW, "Allow") \
    X(ACCEPT, "Accept") \
    X(MIN_EXPIRES, "Min-Expires") \
    X(MIN_SE, "Min-SE") \
    X(REALM, "realm") \
    X(DIVERSION, "Diversion") \
    X(ERROR_INFO, "Error-Info") \
    X(OFFER, "offer") \
    X(RETRY_AFTER, "Retry-After") \
    X(MAX_FORWARDS, "Max-Forwards") \
    X(EVENT, "Event") \
    X(REFER_TO, "Refer-To")

/* Where to look first. */
#define SIPNL_SIDES(X) \
    X(UNKNOWN, "unknown") \
    X(CALLER, "caller") \
    X(CALLEE, "callee") \
    X(ANSWERER, "answerer") \
    X(BETWEEN, "between")

/* What Expert Information makes of a text, from nothing to the worst. */
#define SIPNL_SEVERITIES(X) \
    X(NONE, "none") \
    X(NOTE, "note") \
    X(WARNING, "warning") \
    X(ERROR, "error")

/* The outcomes that follow from a call itself, and not from a text. */
#define SIPNL_CALL_OUTCOMES(X) \
    X(ANSWERED, "answered") \
    X(CANCELLED, "cancelled") \
    X(IN_PROGRESS, "in_progress") \
    X(LOGIN_FAILED, "login_failed") \
    X(LOGIN_UNFINISHED, "login_unfinished") \
    X(NO_REPLY_SEEN, "no_reply_seen") \
    X(UNDELIVERED, "undelivered")

/* What else there is to know of a call, next to what decided it. */
#define SIPNL_REMARKS(X) \
    X(STARTED_EARLIER, "started-earlier")       /* set up before the capture */ \
    X(ANSWER_NOT_SEEN, "answer-not-seen")       /* it was answered, but the 2xx is not there */ \
    X(AFTER_FORWARDING, "after-forwarding")     /* a 181 came before */ \
    X(AFTER_REDIRECTION, "after-redirection")   /* a 3xx that was followed */ \
    X(CROSSED, "crossed")                       /* the CANCEL crossed the answer */ \
    X(NO_ACK, "no-ack")                         /* the answer is repeated, and there is no ACK */ \
    X(LOST_ACK, "lost-ack")                     /* the answer is repeated though it was acknowledged */ \
    X(CHANGE_REFUSED, "change-refused")         /* a re-INVITE that failed */ \
    X(HANGING_UP_REFUSED, "hanging-up-refused") /* the BYE got a failure */ \
    X(HANGING_UP_UNANSWERED, "hanging-up-unanswered")   /* the BYE was repeated without an answer */

/* A bit of sipnl_progress_t.remarks is 1 << SIPNL_REMARK_…. */
typedef enum {
#define SIPNL_ENUMERATOR(name, word) SIPNL_REMARK_##name,
    SIPNL_REMARKS(SIPNL_ENUMERATOR)
#undef SIPNL_ENUMERATOR
    SIPNL_REMARK_COUNT
} sipnl_remark_t;

/* A bit of sipnl_situation_t is 1 << SIPNL_STATE_…. */
enum {
#define SIPNL_ENUMERATOR(name, word) SIPNL_STATE_##name,
    SIPNL_STATES(SIPNL_ENUMERATOR)
#undef SIPNL_ENUMERATOR
    SIPNL_STATE_COUNT
};

/* A bit of sipnl_text_t.details is 1 << SIPNL_DETAIL_…. */
enum {
#define SIPNL_ENUMERATOR(name, word) SIPNL_DETAIL_##name,
    SIPNL_DETAILS(SIPNL_ENUMERATOR)
#undef SIPNL_ENUMERATOR
};

typedef enum {
#define SIPNL_ENUMERATOR(name, word) SIPNL_SIDE_##name,
    SIPNL_SIDES(SIPNL_ENUMERATOR)
#undef SIPNL_ENUMERATOR
} sipnl_side_t;

typedef enum {
#define SIPNL_ENUMERATOR(name, word) SIPNL_SEVERITY_##name,
    SIPNL_SEVERITIES(SIPNL_ENUMERATOR)
#undef SIPNL_ENUMERATOR
} sipnl_severity_t;

#endif /* __SIPNL_VOCABULARY_H__ */
