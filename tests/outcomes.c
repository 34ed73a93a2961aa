/* outcomes.c
 * Checks what becomes of a call: the messages of each row, and how the call then stands.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

/*
 * Messages are words in the order in which they come, a tenth of a second apart. +2.5
 * lets another 2.5 seconds pass. A number is a response to an INVITE, 200/BYE one to a
 * BYE. Behind a colon stands what else holds:
 *
 *   caller, callee   who sent it
 *   again            it was seen before
 *   re               it is within the dialog, or answers what is
 *   leg              it is of an INVITE behind a proxy
 *   open             another of the caller's own transactions has no final response yet
 *   icmp             it is quoted in an ICMP error, and so did not arrive
 *   login, refusal   of a challenge
 *   failed           of an ACK: it is for a failure
 *   sdp              it has a body with media
 *   to=b             the tag of To
 *   says=CATEGORY[/OUTCOME], reason=CATEGORY[/OUTCOME]
 *                    what the response itself says, where that is not as below; and what
 *                    its Reason says
 *
 * How a call stands is its outcome, its category, its code, the message that decided it
 * (#2 is the second), who hung up, the remarks, the cause that a Reason told, the code
 * of a change that was refused, and whether it failed.
 */

#include <string.h>

#include "calls/outcome.h"

#define STEP_MS 100
#define REASON_PHRASE "a reason"

typedef struct {
    const char *description;
    const char *messages;
    const char *expected;
} row_t;

static const row_t rows[] = {
    /* From the INVITE to the answer, and hanging up */
    { "an INVITE alone", "INVITE", "no_reply_seen progress #1 failed" },
    { "a 100 alone is an answer of the next hop", "INVITE 100", "in_progress progress 100 #2" },
    { "it rings", "INVITE 100 180", "in_progress progress 180 #3" },
    { "a 100 goes back behind nothing", "INVITE 180 100", "in_progress progress 180 #2" },
    { "a 183 behind a 180", "INVITE 100 180 183", "in_progress progress 183 #4" },
    { "it is answered", "INVITE 100 180 200 ACK", "answered success 200 #4" },
    { "the caller hangs up", "INVITE 200 ACK BYE:caller 200/BYE", "answered success 200 #2 by=caller" },
    { "the callee hangs up", "INVITE 200 ACK BYE:callee 200/BYE", "answered success 200 #2 by=callee" },
    { "nobody knows who hangs up", "INVITE 200 ACK BYE 200/BYE", "answered success 200 #2 by=unknown" },
    { "what comes behind the BYE changes nothing", "INVITE 200 ACK BYE:caller 200/BYE 200 180 486 BYE:callee",
        "answered success 200 #2 by=caller" },
    { "a failure or a 180 behind the answer is of another fork", "INVITE 180 200 180:to=c 486:to=c ACK",
        "answered success 200 #3" },
    { "a second answer is of another fork", "INVITE 200:to=b 200:to=c ACK BYE:caller",
        "answered success 200 #2 by=caller" },
    { "after forwarding", "INVITE 181 180 200 ACK", "answered success 200 #4 after-forwarding" },
    { "other requests say nothing", "INVITE 180 PRACK 200/PRACK UPDATE 200/UPDATE 200 ACK INFO 481/INFO",
        "answered success 200 #7" },

    /* Failures */
    { "busy", "INVITE 100 486 ACK:failed", "busy busy 486 #3 failed" },
    { "the response says in which way it failed", "INVITE 180 408:says=timeout/no_answer ACK:failed",
        "no_answer timeout 408 #3 failed" },
    { "a failure is the last word", "INVITE 486 487 603 180 100", "busy busy 486 #2 failed" },
    { "a CANCEL and a 487 behind a failure change nothing", "INVITE 180 408 CANCEL 487",
        "no_response timeout 408 #3 failed" },
    { "a BYE behind a failure changes nothing", "INVITE 486 BYE:caller", "busy busy 486 #2 failed" },
    { "an answer behind a failure counts", "INVITE 486 200 ACK", "answered success 200 #3" },

    /* A Reason */
    { "a Reason tells more than the code", "INVITE 480:reason=busy", "busy busy 480 #2 cause failed" },
    { "a provisional cause never decides a failure", "INVITE 486:reason=progress", "busy busy 486 #2 failed" },
    { "nor does a cause that says it went well", "INVITE 486:reason=success", "busy busy 486 #2 failed" },
    { "nor an unknown one", "INVITE 603:reason=none", "rejected rejected 603 #2 failed" },
    { "unless it has an outcome of its own", "INVITE 480:reason=success/answered_elsewhere",
        "answered_elsewhere success 480 #2 cause" },
    { "a challenge can have a Reason too", "INVITE 407:login:reason=busy", "busy busy 407 #2 cause failed" },
    { "but is about logging in, whatever was announced", "INVITE 183:to=b:reason=busy 407:login",
        "login_unfinished auth 407 #3 failed" },
    { "a BYE tells why", "INVITE 200 ACK BYE:callee:reason=server_error", "answered server_error 200 #4 by=callee cause failed" },
    { "a BYE tells of what happens every day: no failure", "INVITE 200 ACK BYE:callee:reason=busy",
        "answered busy 200 #4 by=callee cause" },
    { "a BYE tells that all went well", "INVITE 200 ACK BYE:callee:reason=success", "answered success 200 #4 by=callee cause" },
    { "a BYE with a provisional cause", "INVITE 200 ACK BYE:callee:reason=progress",
        "answered success 200 #4 by=callee cause" },

    /* Announcements */
    { "an announcement tells why", "INVITE 183:to=b:reason=busy 480:to=b", "busy busy 480 #3 cause failed" },
    { "the last announcement counts", "INVITE 183:to=b:reason=busy 183:to=b:reason=unavailable 480:to=b",
        "unavailable unavailable 480 #4 cause failed" },
    { "the Reason of the failure itself goes first", "INVITE 183:to=b:reason=busy 480:to=b:reason=unavailable",
        "unavailable unavailable 480 #3 cause failed" },
    { "the caller hangs up at an announcement", "INVITE 183:to=b:reason=busy CANCEL 487", "busy busy 487 #3 failed" },
    { "an announcement with a provisional cause is none", "INVITE 183:to=b:reason=progress CANCEL 487",
        "cancelled cancelled 487 #3" },
    { "the same dialog rings on behind its announcement", "INVITE 183:to=b:reason=busy 180:to=b CANCEL",
        "busy busy #4 failed" },
    { "another leg rings: what the first announced is over", "INVITE 183:to=b:reason=busy 180:to=c CANCEL 487",
        "cancelled cancelled 487 #4" },
    { "a 199 ends the dialog of the announcement", "INVITE 183:to=b:reason=busy 199:to=b CANCEL 487",
        "cancelled cancelled 487 #4" },
    { "a 199 of another dialog ends nothing", "INVITE 183:to=b:reason=busy 199:to=c CANCEL 487", "busy busy 487 #4 failed" },
    { "what a 199 says is of its own dialog only", "INVITE 180:to=b 180:to=c 199:to=b:reason=busy CANCEL 487",
        "cancelled cancelled 487 #5" },
    { "a 199 does not take the place of the 180", "INVITE 180:to=b 199:to=c", "in_progress progress 180 #2" },
    { "an answer wipes an announcement", "INVITE 183:to=b:reason=busy 200:to=c ACK BYE:caller",
        "answered success 200 #3 by=caller" },
    { "another attempt wipes an announcement", "INVITE 183:to=b:reason=busy 302 INVITE 180:to=b CANCEL 487",
        "cancelled cancelled 487 #6 after-redirection" },

    /* Other attempts */
    { "logged in", "INVITE 407:login ACK:failed INVITE 200 ACK", "answered success 200 #5" },
    { "logging in is not finished", "INVITE 407:login ACK:failed", "login_unfinished auth 407 #2 failed" },
    { "the password is refused", "INVITE 407:login ACK:failed INVITE 407:refusal ACK:failed",
        "login_failed auth 407 #5 failed" },
    { "a refusal is the last word", "INVITE 407:refusal 180 487", "login_failed auth 407 #2 failed" },
    { "401 after 407", "INVITE 407:login INVITE 401:login INVITE 200 ACK", "answered success 200 #6" },
    { "the redirection is followed", "INVITE 302 ACK:failed INVITE 486", "busy busy 486 #5 after-redirection failed" },
    { "the redirection is not followed", "INVITE 302 ACK:failed", "redirected redirect 302 #2" },
    { "somebody else follows it", "INVITE 302 180", "in_progress progress 180 #3" },
    { "the proxy follows the redirection itself", "INVITE 302 180 200 ACK", "answered success 200 #4" },
    { "a longer session timer", "INVITE 422 INVITE 200 ACK", "answered success 200 #4" },
    { "the other INVITE is not there", "INVITE 422 180", "in_progress progress 180 #3" },
    { "the other attempt has no reply", "INVITE 422 INVITE", "no_reply_seen progress #3 failed" },
    { "the other attempt fails in another way", "INVITE 401:login INVITE 404", "invalid_number invalid_number 404 #4 failed" },
    { "hunting: cancelled, and tried elsewhere", "INVITE 180 CANCEL 487 INVITE 183 480",
        "unavailable unavailable 480 #7 failed" },
    { "tried elsewhere before the 487", "INVITE 180 CANCEL INVITE 180", "in_progress progress 180 #5" },
    { "tried again by the same caller after a failure", "INVITE 503 INVITE 200 ACK", "answered success 200 #4" },

    /* Cancelled */
    { "the caller cancels", "INVITE 180 CANCEL 200/CANCEL 487 ACK:failed", "cancelled cancelled 487 #3" },
    { "the 487 is not there", "INVITE 180 CANCEL", "cancelled cancelled #3" },
    { "it rings on behind the CANCEL", "INVITE CANCEL 180", "cancelled cancelled #2" },
    { "the failure crossed the CANCEL", "INVITE 180 CANCEL 486", "busy busy 486 #4 failed" },
    { "a 487 without a CANCEL", "INVITE 180 487", "cancelled cancelled 487 #3" },
    { "another phone answered", "INVITE 180 CANCEL:reason=cancelled/answered_elsewhere 487",
        "answered_elsewhere cancelled 487 #3" },
    { "a CANCEL with a provisional cause", "INVITE 180 CANCEL:reason=progress 487", "cancelled cancelled 487 #3" },
    { "a BYE of the caller before the answer cancels", "INVITE 180 BYE:caller 200/BYE 487", "cancelled cancelled 487 #3" },
    { "such a BYE without a 487", "INVITE 180 BYE:caller 200/BYE", "cancelled cancelled #3" },
    { "a CANCEL and then a BYE", "INVITE 180 CANCEL BYE:caller 487", "cancelled cancelled 487 #3" },
    { "the CANCEL crosses the answer", "INVITE 180 CANCEL 200 200/CANCEL ACK BYE:caller",
        "cancelled cancelled #3 by=caller crossed" },
    { "it crosses an answer that is not there", "INVITE 180 CANCEL 200/CANCEL ACK:to=b BYE:caller",
        "cancelled cancelled #3 by=caller crossed" },
    { "the callee hangs up such an answer", "INVITE 180 CANCEL BYE:callee", "cancelled cancelled #3 by=callee crossed" },
    { "what the BYE then says is of no call", "INVITE 180 CANCEL 200 ACK BYE:callee:reason=server_error",
        "cancelled cancelled #3 by=callee crossed" },

    /* Answered, though the 2xx is not there */
    { "an ACK proves an answer", "INVITE 180 ACK:to=b", "answered success #3 answer-not-seen" },
    { "an ACK for a failure does not", "INVITE 180 ACK:to=b:failed", "in_progress progress 180 #2" },
    { "nor does one without a tag", "INVITE 180 ACK", "in_progress progress 180 #2" },
    { "nor the ACK of a failure that is there", "INVITE 486 ACK:to=b", "busy busy 486 #2 failed" },
    { "a BYE of the callee proves one", "INVITE 180 BYE:callee", "answered success #3 by=callee answer-not-seen" },

    /* Behind a proxy, and beside one another */
    { "the legs of a proxy decide nothing", "INVITE INVITE:leg 180:leg 180 408:says=timeout/no_answer CANCEL:leg 487:leg",
        "no_answer timeout 408 #5 failed" },
    { "not even before the caller's own failure", "INVITE INVITE:leg 180:leg 180 CANCEL:leg 487:leg 408",
        "no_response timeout 408 #7 failed" },
    { "nor does the CANCEL of one", "INVITE 180 CANCEL:leg 487:leg", "in_progress progress 180 #2" },
    { "nor an INVITE to one", "INVITE 180 CANCEL 487 INVITE:leg", "cancelled cancelled 487 #3" },
    { "nor their answer", "INVITE INVITE:leg 200:leg", "no_reply_seen progress #1 failed" },
    { "nor their failure", "INVITE INVITE:leg INVITE:leg 180 603:leg 486:leg 200 ACK", "answered success 200 #7" },
    { "the caller forks: one fails, the other goes on", "INVITE INVITE 180 486:open", "in_progress progress 180 #3" },
    { "the caller forks: the last failure counts", "INVITE INVITE 486:open 603", "rejected rejected 603 #4 failed" },

    /* After the answer */
    { "a re-INVITE", "INVITE 200 ACK INVITE:re 200:re ACK:re BYE:caller", "answered success 200 #2 by=caller" },
    { "a re-INVITE is refused", "INVITE 200 ACK INVITE:re 488:re ACK:re", "answered success 200 #2 change-refused change=488" },
    { "a challenge to a re-INVITE is no refusal", "INVITE 200 ACK INVITE:re 407:re:login INVITE:re 200:re",
        "answered success 200 #2" },
    { "nor are a 491 and a 487", "INVITE 200 ACK INVITE:re 491:re INVITE:re 487:re", "answered success 200 #2" },
    { "nor a 180", "INVITE 200 ACK INVITE:re 100:re 180:re", "answered success 200 #2" },
    { "a re-INVITE has no answer", "INVITE 200 ACK INVITE:re 408:re", "answered timeout 200 #5 change-refused change=408 failed" },
    { "a re-INVITE finds no call", "INVITE 200 ACK INVITE:re 481:re BYE:caller",
        "answered protocol 200 #5 by=caller change-refused change=481 failed" },
    { "and the BYE says that all went well", "INVITE 200 ACK INVITE:re 481:re BYE:caller:reason=success",
        "answered protocol 200 #6 by=caller change-refused cause change=481 failed" },
    { "a re-INVITE fails after the BYE", "INVITE 200 ACK INVITE:re BYE:callee 481:re",
        "answered success 200 #2 by=callee change-refused change=481" },
    { "the BYE is refused", "INVITE 200 ACK BYE:caller 481/BYE",
        "answered protocol 200 #2 by=caller hanging-up-refused change=481 failed" },
    { "the BYE is refused, though its Reason says that all went well", "INVITE 200 ACK BYE:caller:reason=success 403/BYE",
        "answered forbidden 200 #4 by=caller hanging-up-refused cause change=403 failed" },
    { "the BYE is challenged, and not sent again", "INVITE 200 ACK BYE:caller 407/BYE:login",
        "answered success 200 #2 by=caller hanging-up-refused change=407" },
    { "the BYE is challenged, and sent again", "INVITE 200 ACK BYE:caller 407/BYE:login BYE:caller 200/BYE",
        "answered success 200 #2 by=caller change=407" },
    { "the BYE is refused, and then accepted", "INVITE 200 ACK BYE:caller 403/BYE BYE:caller 200/BYE",
        "answered success 200 #2 by=caller change=403" },
    { "accepted, and told a reason before", "INVITE 200 ACK BYE:caller:reason=server_error 403/BYE BYE:caller 200/BYE",
        "answered server_error 200 #4 by=caller cause change=403 failed" },
    { "both hang up, and one of them is too late", "INVITE 200 ACK BYE:caller BYE:callee 200/BYE 481/BYE",
        "answered success 200 #2 by=caller" },
    { "the BYE is not answered", "INVITE 200 ACK BYE:caller +0.5 BYE:caller:again +1 BYE:caller:again",
        "answered success 200 #2 by=caller hanging-up-unanswered" },
    { "the BYE is answered late", "INVITE 200 ACK BYE:caller +0.5 BYE:caller:again 200/BYE", "answered success 200 #2 by=caller" },
    { "only doubled by the capture", "INVITE 200 ACK BYE:caller BYE:caller:again", "answered success 200 #2 by=caller" },
    { "the answer comes again behind its own answer", "INVITE 200 ACK BYE:caller 200/BYE +0.5 BYE:caller:again",
        "answered success 200 #2 by=caller" },

    /* The ACK */
    { "no ACK", "INVITE 200 +0.5 200:again", "answered timeout 200 #3 no-ack failed" },
    { "no ACK, doubled by the capture only", "INVITE 200 200:again", "answered success 200 #2" },
    { "the ACK comes late", "INVITE 200 +0.5 200:again ACK", "answered success 200 #2" },
    { "the ACK does not arrive", "INVITE 200 ACK +0.3 200:again ACK:again", "answered timeout 200 #4 lost-ack failed" },
    { "the ACK crosses the answer that is sent again", "INVITE 200 +0.2 ACK 200:again", "answered success 200 #2" },
    { "the call drops after 32 s", "INVITE 200 ACK +0.3 200:again ACK:again +31 BYE:callee",
        "answered timeout 200 #4 by=callee lost-ack failed" },
    { "even where the BYE says that all went well", "INVITE 200 ACK +0.3 200:again ACK:again +31 BYE:callee:reason=success",
        "answered timeout 200 #6 by=callee lost-ack cause failed" },
    { "a call of over 40 s had its ACK", "INVITE 200 ACK +0.3 200:again ACK:again +40 BYE:callee",
        "answered success 200 #2 by=callee" },
    { "an answer that is sent again behind the BYE", "INVITE 200 ACK BYE:caller 200/BYE +0.3 200:again",
        "answered success 200 #2 by=caller" },

    /* Not delivered */
    { "the INVITE did not arrive", "INVITE INVITE:icmp", "undelivered unavailable #2 failed" },
    { "none of them did", "INVITE INVITE:icmp INVITE:again INVITE:icmp", "undelivered unavailable #4 failed" },
    { "only the ICMP error is there", "INVITE:icmp", "undelivered unavailable #1 failed" },
    { "the INVITE arrived after all", "INVITE INVITE:icmp INVITE:again 180", "in_progress progress 180 #4" },
    { "an INVITE elsewhere did not arrive, but it rings", "INVITE 180 INVITE:icmp", "in_progress progress 180 #2" },
    { "an INVITE of a leg did not arrive", "INVITE INVITE:leg INVITE:leg:icmp", "no_reply_seen progress #1 failed" },
    { "the answer did not arrive", "INVITE 180 200 200:icmp", "undelivered unavailable 200 #4 failed" },
    { "only the quoted answer is there", "INVITE 200:icmp", "undelivered unavailable 200 #2 failed" },
    { "the answer was sent again, and arrived", "INVITE 200 200:icmp +0.5 200:again ACK BYE:caller",
        "answered success 200 #4 by=caller" },
    { "an ACK shows that an answer arrived", "INVITE 200 ACK 200:icmp", "answered success 200 #2" },
    { "a re-INVITE did not arrive", "INVITE 200 ACK INVITE:re INVITE:re:icmp", "answered success 200 #2" },
    { "nor did the answer to one", "INVITE 200 INVITE:re 200:re 200:re:icmp", "answered success 200 #2" },
    { "a failure arrived before", "INVITE 486 486:icmp", "busy busy 486 #2 failed" },
    { "nothing arrives behind the BYE", "INVITE 200 ACK BYE:caller 200:icmp", "answered success 200 #2 by=caller" },

    /* Captures that begin in mid-call */
    { "only a BYE", "BYE:callee 200/BYE", "answered success #1 by=callee started-earlier answer-not-seen" },
    { "only a BYE, with a Reason", "BYE:reason=server_error",
        "answered server_error #1 by=unknown started-earlier answer-not-seen cause failed" },
    { "only a CANCEL", "CANCEL 200/CANCEL 487", "cancelled cancelled 487 #1 started-earlier" },
    { "only a re-INVITE", "INVITE:re 200:re ACK:re BYE:caller", "answered success #1 by=caller started-earlier" },
    { "only a 180", "180", "in_progress progress 180 #1 started-earlier" },
    { "only a 199", "199", "in_progress progress 199 #1 started-earlier" },
    { "only a response of a leg", "180:leg", "no_reply_seen progress #1 started-earlier failed" },
    { "only a 200", "200 BYE:caller", "answered success 200 #1 by=caller started-earlier" },
    { "only a failure", "486", "busy busy 486 #1 started-earlier failed" },
    { "from the 180 on", "180 200 ACK BYE:callee", "answered success 200 #2 by=callee started-earlier" },
};

/* What a code says where the row does not tell. */
static const struct {
    guint code;
    guint category;
} codes[] = {
    { 302, SIPNL_CATEGORY_REDIRECT },
    { 401, SIPNL_CATEGORY_AUTH },
    { 403, SIPNL_CATEGORY_FORBIDDEN },
    { 404, SIPNL_CATEGORY_INVALID_NUMBER },
    { 407, SIPNL_CATEGORY_AUTH },
    { 408, SIPNL_CATEGORY_TIMEOUT },
    { 422, SIPNL_CATEGORY_PROTOCOL },
    { 480, SIPNL_CATEGORY_UNAVAILABLE },
    { 481, SIPNL_CATEGORY_PROTOCOL },
    { 486, SIPNL_CATEGORY_BUSY },
    { 487, SIPNL_CATEGORY_CANCELLED },
    { 488, SIPNL_CATEGORY_MEDIA },
    { 491, SIPNL_CATEGORY_PROTOCOL },
    { 503, SIPNL_CATEGORY_SERVER_ERROR },
    { 603, SIPNL_CATEGORY_REJECTED },
};

/* The text of a row, where it is wrong. */
static void
refuse(const char *messages, const char *word)
{
    g_error("\"%s\" in \"%s\" is nothing that a row can say", word, messages);
}

static guint
category_of_code(guint code)
{
    guint i;

    for (i = 0; i < G_N_ELEMENTS(codes); i++) {
        if (codes[i].code == code) {
            return codes[i].category;
        }
    }
    g_assert_cmpuint(code, <, 300);
    return code < 200 ? SIPNL_CATEGORY_PROGRESS : SIPNL_CATEGORY_SUCCESS;
}

static const sipnl_category_t *
find_category(const char *name)
{
    guint i;

    for (i = 0; i < SIPNL_CATEGORIES && strcmp(sipnl_categories[i].name, name) != 0; i++) {
    }
    return i < SIPNL_CATEGORIES ? &sipnl_categories[i] : NULL;
}

static const sipnl_outcome_t *
find_outcome(const char *name)
{
    guint i;

    for (i = 0; i < SIPNL_OUTCOMES && strcmp(sipnl_outcomes[i].name, name) != 0; i++) {
    }
    return i < SIPNL_OUTCOMES ? &sipnl_outcomes[i] : NULL;
}

/* The verdict of "timeout" or "timeout/no_answer"; of "none" a phrase alone. */
static sipnl_verdict_t
read_verdict(const char *text, const char *phrase)
{
    char **names = g_strsplit(text, "/", 2);
    sipnl_verdict_t verdict = { phrase, find_category(names[0]), NULL };

    g_assert_true(verdict.category != NULL || strcmp(text, "none") == 0);
    if (verdict.category != NULL) {
        verdict.outcome = names[1] != NULL ? find_outcome(names[1]) : verdict.category->outcome;
        g_assert_nonnull(verdict.outcome);
    }
    g_strfreev(names);
    return verdict;
}

/* What else holds for a message; FALSE where no such thing is known. */
static gboolean
read_property(sipnl_event_t *event, const char *property)
{
    if (g_str_has_prefix(property, "says=")) {
        event->says = read_verdict(strchr(property, '=') + 1, event->says.phrase);
    } else if (g_str_has_prefix(property, "reason=")) {
        event->reason = read_verdict(strchr(property, '=') + 1, REASON_PHRASE);
    } else if (g_str_has_prefix(property, "to=")) {
        event->dialog = (guint32)property[3];
    } else if (strcmp(property, "caller") == 0) {
        event->sender = SIPNL_CALLER;
    } else if (strcmp(property, "callee") == 0) {
        event->sender = SIPNL_CALLEE;
    } else if (strcmp(property, "again") == 0) {
        event->is_repeated = TRUE;
    } else if (strcmp(property, "re") == 0) {
        event->is_in_dialog = TRUE;
    } else if (strcmp(property, "leg") == 0) {
        event->is_own = FALSE;
        event->is_last = FALSE;
    } else if (strcmp(property, "open") == 0) {
        event->is_last = FALSE;
    } else if (strcmp(property, "icmp") == 0) {
        event->is_undelivered = TRUE;
        event->says.category = &sipnl_categories[SIPNL_CATEGORY_UNAVAILABLE];
        event->says.outcome = &sipnl_outcomes[SIPNL_OUTCOME_UNDELIVERED];
    } else if (strcmp(property, "login") == 0) {
        event->is_login = TRUE;
    } else if (strcmp(property, "refusal") == 0) {
        event->is_refusal = TRUE;
    } else if (strcmp(property, "failed") == 0) {
        event->is_of_invite = TRUE;
    } else if (strcmp(property, "sdp") == 0) {
        event->has_sdp = TRUE;
    } else {
        return FALSE;
    }
    return TRUE;
}

static gboolean
read_method(sipnl_event_t *event, const char *name)
{
#define METHOD_WORD(method, word) word,
    static const char *const words[] = { SIPNL_METHODS(METHOD_WORD) };
#undef METHOD_WORD
    guint i;

    for (i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(words[i], name) == 0) {
            event->method = (sipnl_method_t)(SIPNL_METHOD_OTHER + 1 + i);
            return TRUE;
        }
    }
    return FALSE;
}

/* The message of "BYE:caller", "486:to=b" or "200/BYE"; FALSE where it is none. */
static gboolean
read_message(sipnl_event_t *event, const char *word)
{
    char **properties = g_strsplit(word, ":", -1);
    char *method;
    gboolean is_good;
    guint i;

    event->code = (guint16)g_ascii_strtoull(properties[0], &method, 10);
    event->is_own = TRUE;
    if (event->code != 0) {
        event->is_last = event->code >= 200;
        event->says.category = &sipnl_categories[category_of_code(event->code)];
        event->says.outcome = event->says.category->outcome;
        event->says.phrase = "what the code says";
    }
    is_good = read_method(event, event->code == 0 ? properties[0] : *method == '/' ? method + 1 : "INVITE");
    for (i = 1; properties[i] != NULL; i++) {
        is_good = is_good && read_property(event, properties[i]);
    }
    g_strfreev(properties);
    return is_good;
}

/* Lets a call see the messages of a row, each so many times. */
static void
see(sipnl_progress_t *progress, const char *messages, guint times)
{
    char **words = g_strsplit(messages, " ", -1);
    guint32 frame = 0;
    guint milliseconds = 1000;
    guint i;
    guint n;

    for (i = 0; words[i] != NULL; i++) {
        sipnl_event_t event = { 0 };

        if (words[i][0] == '+') {
            milliseconds += (guint)(g_ascii_strtod(words[i] + 1, NULL) * 1000);
            continue;
        }
        milliseconds += STEP_MS;
        event.frame = ++frame;
        event.time = milliseconds * SIPNL_MILLISECOND;
        if (!read_message(&event, words[i])) {
            refuse(messages, words[i]);
        }
        for (n = 0; n < times; n++) {
            sipnl_progress_see(progress, &event);
            g_assert_nonnull(progress->verdict.category);
            g_assert_nonnull(progress->verdict.outcome);
            event.is_repeated = TRUE;
        }
    }
    g_strfreev(words);
}

/* How a call stands, in words. */
static char *
in_words(const sipnl_progress_t *progress)
{
#define REMARK_WORD(name, word) word,
    static const char *const remarks[SIPNL_REMARK_COUNT] = { SIPNL_REMARKS(REMARK_WORD) };
#undef REMARK_WORD
    static const char *const parties[] = { "unknown", "caller", "callee" };
    GString *words = g_string_new(progress->verdict.outcome->name);
    guint i;

    g_string_append_printf(words, " %s", progress->verdict.category->name);
    if (progress->code != 0) {
        g_string_append_printf(words, " %u", progress->code);
    }
    g_string_append_printf(words, " #%u", progress->frame);
    if (progress->stage == SIPNL_ENDED) {
        g_string_append_printf(words, " by=%s", parties[progress->ended_by]);
    }
    for (i = 0; i < SIPNL_REMARK_COUNT; i++) {
        if (progress->remarks & (1u << i)) {
            g_string_append_printf(words, " %s", remarks[i]);
        }
    }
    if (progress->cause != NULL) {
        g_assert_cmpstr(progress->cause, ==, REASON_PHRASE);
        g_string_append(words, " cause");
    }
    if (progress->change_code != 0) {
        g_string_append_printf(words, " change=%u", progress->change_code);
    }
    g_string_append(words, sipnl_has_failed(progress) ? " failed" : "");
    return g_string_free(words, FALSE);
}

/* Goes on after a row that is wrong, so that all of them are told. */
static void
check_row(const row_t *row, guint times)
{
    sipnl_progress_t progress;
    char *found;

    memset(&progress, 0, sizeof(progress));
    see(&progress, row->messages, times);
    found = in_words(&progress);
    if (strcmp(found, row->expected) != 0) {
        g_test_message("%s: %s\n    expected %s\n    found    %s", row->description, row->messages, row->expected, found);
        g_test_fail();
    }
    g_free(found);
}

static void
test_messages_decide_what_becomes_of_a_call(void)
{
    guint i;

    for (i = 0; i < G_N_ELEMENTS(rows); i++) {
        check_row(&rows[i], 1);
    }
}

/* A mirror port can show a frame twice. */
static void
test_a_message_that_is_repeated_at_once_changes_nothing(void)
{
    guint i;

    for (i = 0; i < G_N_ELEMENTS(rows); i++) {
        check_row(&rows[i], 2);
    }
}

static double
seconds(sipnl_moment_t moment)
{
    return moment == 0 ? 0 : (double)moment / SIPNL_SECOND - 1;
}

/* Seconds from the beginning of the capture; 0 where the capture does not tell it. */
static void
assert_times(const char *messages, double ringing, double answered, double ended)
{
    sipnl_progress_t progress;

    memset(&progress, 0, sizeof(progress));
    see(&progress, messages, 1);
    g_assert_cmpfloat_with_epsilon(seconds(progress.start), 0.1, 0.001);
    g_assert_cmpuint(progress.start_frame, ==, 1);
    g_assert_cmpfloat_with_epsilon(seconds(progress.ringing), ringing, 0.001);
    g_assert_cmpfloat_with_epsilon(seconds(progress.answered), answered, 0.001);
    g_assert_cmpfloat_with_epsilon(seconds(progress.ended), ended, 0.001);
}

static void
test_the_times_of_a_call_are_noted(void)
{
    assert_times("INVITE", 0, 0, 0);
    assert_times("INVITE 100 180 180 183 200 ACK BYE:caller", 0.3, 0.6, 0.8);
    assert_times("INVITE 183 180 200", 0.2, 0.4, 0);
    assert_times("INVITE 180 183:sdp 200", 0.2, 0.4, 0);
    assert_times("INVITE 183 200", 0.2, 0.3, 0);
    assert_times("INVITE 181 486", 0, 0, 0.3);
    assert_times("INVITE 180 CANCEL 487", 0.2, 0, 0.3);
    assert_times("INVITE 180 BYE:caller 487", 0.2, 0, 0.3);
    assert_times("INVITE 180 CANCEL 200 BYE:caller", 0.2, 0, 0.5);
    assert_times("INVITE 407:login INVITE 180 200", 0.4, 0.5, 0);
    assert_times("INVITE 180 200 200:icmp", 0.2, 0, 0);
    assert_times("INVITE 180 ACK:to=b BYE:callee", 0.2, 0, 0.4);
    assert_times("200 BYE:caller", 0, 0, 0.2);
    assert_times("180 200 BYE:caller", 0.1, 0.2, 0.3);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/outcomes/rows", test_messages_decide_what_becomes_of_a_call);
    g_test_add_func("/outcomes/repeated", test_a_message_that_is_repeated_at_once_changes_nothing);
    g_test_add_func("/outcomes/times", test_the_times_of_a_call_are_noted);
    return g_test_run();
}
