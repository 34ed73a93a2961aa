/* calls-table.c
 * The overview of calls: -z sipnl,calls, and Telephony > SIP-NL Gesprekken.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

/*
 * A row is a call: all that has one Call-ID, from the first INVITE up to the BYE.
 * So the legs of a forked call are one row, and so is an INVITE that is sent again
 * after a challenge or a redirect. Once a call is answered, a later INVITE is a
 * re-INVITE, or a copy on another leg, and changes nothing.
 */

#include "wireshark-compat.h"

#include "calls-table.h"

#include <epan/packet.h>
#include <epan/tap.h>

#include "explanations.h"
#include "stat-tables.h"

enum {
    COLUMN_START,
    COLUMN_CALLER,
    COLUMN_CALLEE,
    COLUMN_OUTCOME,
    COLUMN_CODE,
    COLUMN_PHRASE,
    COLUMN_CATEGORY,
    COLUMN_RINGING,
    COLUMN_ANSWERED,
    COLUMN_TALKED,
    COLUMN_ENDED_BY,
    COLUMN_FRAME,
    COLUMNS
};

typedef enum {
    STATE_SETTING_UP,   /* an INVITE, perhaps a 1xx */
    STATE_FAILED,       /* a final response that is no 2xx */
    STATE_ANSWERED,
    STATE_ENDED         /* a BYE after that */
} call_state_t;

/* Why a call ended as it did. The strings are those of the tables, or of the user's
 * own codes, which last as long as the rows. */
typedef struct {
    const char *outcome;    /* NULL where there is no cause */
    const char *category;
    const char *phrase;
} call_cause_t;

/* A row, while packets come. */
typedef struct {
    guint row;
    call_state_t state;
    gboolean has_tone;          /* a 180 or 183 */
    gboolean is_ringing;        /* a 180 */
    gboolean is_cancelled;      /* the caller's side sent a CANCEL */
    gboolean is_acknowledged;   /* an ACK came after the answer */
    gboolean lacks_ack;         /* the answer came again, and no ACK */
    gboolean is_reinviting;     /* an INVITE within the dialog is under way */
    gboolean is_start_known;    /* the first INVITE is in the capture */
    const char *detour;         /* what happened before the last INVITE or 1xx; or NULL */
    call_cause_t announced;     /* what the Reason of a 1xx said */
    nstime_t start;
    nstime_t answered;          /* zero where the answer is not in the capture */
} call_row_t;

static sipnl_statistic_t statistic;

/* sipnl_call_t to call_row_t, of the calls in the table. */
static GHashTable *call_rows;

static void
set_text(const call_row_t *call, guint column, const char *text)
{
    sipnl_statistic_set_text(&statistic, call->row, column, text);
}

/* Seconds between two times, with a width that lets them be sorted as text, and with a
 * point in any locale. */
static void
set_seconds(const call_row_t *call, guint column, const nstime_t *from, const nstime_t *to)
{
    nstime_t difference;
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    nstime_delta(&difference, to, from);
    set_text(call, column, g_ascii_formatd(text, sizeof(text), "%9.3f", nstime_to_sec(&difference)));
}

/* Shows what a message says as what became of the call. */
static void
set_cause(const call_row_t *call, packet_info *pinfo, const char *outcome, const char *category,
    const char *phrase)
{
    set_text(call, COLUMN_OUTCOME, outcome);
    set_text(call, COLUMN_CATEGORY, category);
    set_text(call, COLUMN_PHRASE, call->detour != NULL && strcmp(category, "redirect") != 0
        ? wmem_strdup_printf(pinfo->pool, "%s (%s)", phrase, call->detour) : phrase);
    sipnl_statistic_set_uint(&statistic, call->row, COLUMN_FRAME, pinfo->num);
}

static void
set_code(const call_row_t *call, guint code)
{
    char text[8];

    (void)snprintf(text, sizeof(text), "%u", code);
    set_text(call, COLUMN_CODE, text);
}

static call_row_t *
add_call_row(packet_info *pinfo, const sipnl_kept_message_t *kept)
{
    call_row_t *call = g_new0(call_row_t, 1);

    call->row = sipnl_statistic_add_row(&statistic);
    call->start = pinfo->abs_ts;
    call->is_start_known = kept->response == NULL && !kept->is_in_dialog;
    sipnl_statistic_set_time(&statistic, call->row, COLUMN_START, &call->start);
    set_text(call, COLUMN_CALLER, kept->call->caller);
    set_text(call, COLUMN_CALLEE, kept->call->callee);
    g_hash_table_insert(call_rows, (gpointer)kept->call, call);
    return call;
}

/* What is known of a leg that failed or was cancelled does not hold for the next. */
static void
set_up_again(call_row_t *call, packet_info *pinfo)
{
    call->state = STATE_SETTING_UP;
    call->is_ringing = FALSE;
    call->is_cancelled = FALSE;
    call->announced.outcome = NULL;
    set_text(call, COLUMN_CODE, "");
    set_cause(call, pinfo, "geen antwoord gezien", "", "INVITE verstuurd");
}

/* An INVITE within a dialog is of a call that was set up before the capture, by either
 * of the two. */
static void
see_first_invite(call_row_t *call, packet_info *pinfo, const sipnl_kept_message_t *kept)
{
    if (kept->is_in_dialog) {
        call->state = STATE_ANSWERED;
        call->is_acknowledged = TRUE;
        set_cause(call, pinfo, "verbonden", "success", "Opgezet vóór de capture; wie belde is niet te zien");
    } else {
        set_up_again(call, pinfo);
    }
}

/* Gives the cause that tells most of how a call failed, of those in a Reason header.
 * One of success, such as Q.850 16, tells nothing of a call that was not answered,
 * unless it was answered elsewhere. */
static call_cause_t
cause_in_reason(const sipnl_explained_message_t *message)
{
    call_cause_t found = { NULL, NULL, NULL };
    guint i;

    for (i = 0; i < sipnl_count_reasons(message); i++) {
        const sipnl_explained_reason_t *reason =
            (const sipnl_explained_reason_t *)wmem_array_index(message->reasons, i);
        const sipnl_category_t *category = reason->cause.category;
        const gboolean has_own_outcome = category != NULL && reason->cause.outcome != category->outcome;

        if (category != NULL && (has_own_outcome
            || (reason == message->telling_reason && strcmp(category->name, "success") != 0))) {
            found.outcome = reason->cause.outcome;
            found.category = category->name;
            found.phrase = reason->cause.phrase;
        }
        if (has_own_outcome) {
            break;
        }
    }
    return found;
}

/* The same, or what a 1xx said before: an announcement often tells why. */
static call_cause_t
find_cause(const call_row_t *call, const sipnl_explained_message_t *message)
{
    const call_cause_t cause = cause_in_reason(message);

    return cause.outcome != NULL ? cause : call->announced;
}

/* A phone that rang, and then no answer. */
static gboolean
is_unanswered(const call_row_t *call, const char *category, gboolean is_from_reason)
{
    return call->is_ringing
        && (strcmp(category, "timeout") == 0 || (strcmp(category, "unavailable") == 0 && !is_from_reason));
}

static void
see_provisional(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    const guint code = message->kept->code;
    const call_cause_t cause = cause_in_reason(message);

    call->is_ringing = call->is_ringing || code == 180;
    if (!call->has_tone && (code == 180 || code == 183)) {
        call->has_tone = TRUE;
        if (call->is_start_known) {
            set_seconds(call, COLUMN_RINGING, &call->start, &pinfo->abs_ts);
        }
    }
    /* A 100 comes from the next server, and says nothing of a leg that failed. */
    if (code != 100) {
        call->state = STATE_SETTING_UP;
    }
    if (cause.outcome != NULL) {
        call->announced = cause;
    }
    if (call->state == STATE_SETTING_UP && !call->is_cancelled) {
        set_code(call, code);
        set_cause(call, pinfo, message->category->outcome, message->category->name, sipnl_phrase_of(pinfo, message));
    }
    if (code == 181) {
        call->detour = "na doorschakeling";
    }
}

static void
see_answer(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    call->state = STATE_ANSWERED;
    /* A 2xx that is the first of the call can be that of a re-INVITE. */
    if (call->is_start_known || call->has_tone) {
        call->answered = pinfo->abs_ts;
    }
    if (call->is_start_known) {
        set_seconds(call, COLUMN_ANSWERED, &call->start, &pinfo->abs_ts);
    }
    set_code(call, message->kept->code);
    set_cause(call, pinfo, "verbonden", message->category->name, "Opgenomen");
}

static const char *
outcome_of_failure(const call_row_t *call, const sipnl_explained_message_t *message, const call_cause_t *cause)
{
    const char *category = cause->outcome != NULL ? cause->category : message->category->name;

    if (message->kept->response->repeated_text != NULL) {
        return message->kept->is_repeated ? "inloggen mislukt" : "inloggen niet afgemaakt";
    }
    if (is_unanswered(call, category, cause->outcome != NULL)) {
        return "niet opgenomen";
    }
    return cause->outcome != NULL ? cause->outcome : message->category->outcome;
}

static void
see_failure(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    const call_cause_t cause = find_cause(call, message);
    const char *phrase = message->phrase;

    call->state = STATE_FAILED;
    set_code(call, message->kept->code);
    /* A 487 that answers a CANCEL says no more than the CANCEL did. */
    if (call->is_cancelled && message->kept->code == 487) {
        return;
    }
    if (cause.outcome != NULL && strcmp(cause.phrase, phrase) != 0) {
        phrase = wmem_strdup_printf(pinfo->pool, "%s, Reason: %s", phrase, cause.phrase);
    }
    set_cause(call, pinfo, outcome_of_failure(call, message, &cause),
        cause.outcome != NULL ? cause.category : message->category->name, phrase);
}

/* Where the callee hears no ACK, it repeats its answer and hangs up in the end (RFC
 * 3261 section 13.3.1.4). A re-INVITE that the other side does not know or answer
 * ends the call too (section 14.1); other failures of it do not. */
static void
see_response_in_call(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    const guint code = message->kept->code;

    if (code >= 200 && code < 300 && message->kept->is_resent && !call->is_acknowledged) {
        call->lacks_ack = TRUE;
        set_cause(call, pinfo, "verbonden", "timeout", "Opgenomen, geen ACK gezien");
    }
    if (!call->is_reinviting || code < 200 || message->kept->is_resent) {
        return;
    }
    call->is_reinviting = FALSE;
    if (code == 408 || code == 481) {
        set_code(call, code);
        set_cause(call, pinfo, "verbonden", message->category->name, "Wijziging of verlenging van het gesprek mislukt");
    }
}

static void
see_response(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    const guint code = message->kept->code;

    if (call->state == STATE_ANSWERED) {
        see_response_in_call(call, pinfo, message);
    } else if (call->state == STATE_ENDED) {
        return;
    } else if (code < 200) {
        see_provisional(call, pinfo, message);
    } else if (code < 300) {
        see_answer(call, pinfo, message);
    } else if (!message->kept->is_resent) {
        see_failure(call, pinfo, message);
        if (code < 400) {
            call->detour = "na omleiding";
        }
    }
}

/* Its Reason can say that another phone of the callee answered, or refused. */
static void
see_cancel(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    const call_cause_t cause = find_cause(call, message);

    if (call->state != STATE_SETTING_UP) {
        return;
    }
    call->is_cancelled = TRUE;
    set_text(call, COLUMN_CODE, "");
    if (cause.outcome != NULL) {
        set_cause(call, pinfo, is_unanswered(call, cause.category, TRUE) ? "niet opgenomen" : cause.outcome,
            cause.category, cause.phrase);
    } else {
        set_cause(call, pinfo, "afgebroken door de beller", "cancelled", "CANCEL vóór het opnemen");
    }
}

static const char *
name_of_party(guint party)
{
    switch (party) {
    case SIPNL_CALLER:
        return "beller";
    case SIPNL_CALLEE:
        return "gebelde";
    default:
        return "onbekend";
    }
}

/* A BYE of the callee tells that it answered, also where the capture lacks the 2xx. */
static void
see_bye(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    const sipnl_explained_reason_t *reason = message->telling_reason;
    const guint sender = message->kept->sender;

    if (call->state != STATE_ANSWERED && (call->state != STATE_SETTING_UP || sender != SIPNL_CALLEE)) {
        return;
    }
    if (call->state == STATE_SETTING_UP) {
        set_cause(call, pinfo, "verbonden", "success", "Opgehangen; het opnemen is niet in de capture");
    }
    call->state = STATE_ENDED;
    set_text(call, COLUMN_ENDED_BY, name_of_party(call->is_start_known || call->has_tone ? sender
        : SIPNL_UNKNOWN_PARTY));
    if (!nstime_is_zero(&call->answered)) {
        set_seconds(call, COLUMN_TALKED, &call->answered, &pinfo->abs_ts);
    }
    if (reason != NULL) {
        set_cause(call, pinfo, "verbonden", reason->cause.category->name, reason->cause.phrase);
    }
}

/* An INVITE that is sent again after a challenge, a redirect, a leg that failed or one
 * that was cancelled; or a re-INVITE. */
static void
see_invite(call_row_t *call, packet_info *pinfo, const sipnl_kept_message_t *kept)
{
    if (kept->is_resent) {
        return;
    }
    if (kept->is_in_dialog) {
        call->is_reinviting = TRUE;
    } else if (call->state == STATE_FAILED || (call->state == STATE_SETTING_UP && call->is_cancelled)) {
        set_up_again(call, pinfo);
    }
}

static void
see_ack(call_row_t *call, packet_info *pinfo)
{
    if (call->state == STATE_ANSWERED) {
        call->is_acknowledged = TRUE;
    }
    if (call->lacks_ack) {
        call->lacks_ack = FALSE;
        set_cause(call, pinfo, "verbonden", "success", "Opgenomen");
    }
}

static void
see_request(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    switch (message->kept->method) {
    case SIPNL_INVITE:
        see_invite(call, pinfo, message->kept);
        break;
    case SIPNL_ACK:
        see_ack(call, pinfo);
        break;
    case SIPNL_CANCEL:
        see_cancel(call, pinfo, message);
        break;
    case SIPNL_BYE:
        see_bye(call, pinfo, message);
        break;
    default:
        break;
    }
}

/* The row of the call that a message is part of; NULL where it has none. */
static call_row_t *
find_call_row(packet_info *pinfo, const sipnl_kept_message_t *kept)
{
    call_row_t *call = (call_row_t *)g_hash_table_lookup(call_rows, kept->call);
    const gboolean is_invite = kept->method == SIPNL_INVITE && kept->response == NULL;

    /* Some PBXs use the Call-ID of a call that has ended for the next. */
    if (call != NULL && (call->state != STATE_ENDED || !is_invite || kept->is_in_dialog || kept->is_resent)) {
        return call;
    }
    if (kept->method != SIPNL_INVITE) {
        return NULL;
    }
    call = add_call_row(pinfo, kept);
    if (is_invite) {
        see_first_invite(call, pinfo, kept);
    }
    return call;
}

static tap_packet_status
calls_table_packet(void *tapdata _U_, packet_info *pinfo, epan_dissect_t *edt _U_, const void *data,
    tap_flags_t flags _U_)
{
    const sipnl_explained_message_t *message = (const sipnl_explained_message_t *)data;
    const sipnl_kept_message_t *kept = message->kept;
    call_row_t *call;

    if (kept->call == NULL || kept->method == SIPNL_REGISTER) {
        return TAP_PACKET_DONT_REDRAW;
    }
    call = find_call_row(pinfo, kept);
    if (call == NULL) {
        return TAP_PACKET_DONT_REDRAW;
    }
    if (kept->response == NULL) {
        see_request(call, pinfo, message);
    } else if (kept->method == SIPNL_INVITE) {
        see_response(call, pinfo, message);
    }
    return TAP_PACKET_REDRAW;
}

static void
calls_table_reset(stat_tap_table *table _U_)
{
    sipnl_statistic_empty(&statistic);
    g_hash_table_remove_all(call_rows);
}

static void
calls_table_init(stat_tap_table_ui *ui _U_)
{
    calls_table_reset(NULL);
}

static void
calls_table_shutdown(void)
{
    sipnl_statistic_free(&statistic);
    g_hash_table_destroy(call_rows);
}

void
sipnl_calls_table_register(void)
{
    static stat_tap_table_item fields[COLUMNS] = {
        [COLUMN_START] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Start", "%-23s" },
        [COLUMN_CALLER] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Beller", "%-14s" },
        [COLUMN_CALLEE] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Gebelde", "%-14s" },
        [COLUMN_OUTCOME] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Uitkomst", "%-25s" },
        [COLUMN_CODE] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Code", "%4s" },
        [COLUMN_PHRASE] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Betekenis", "%-40s" },
        [COLUMN_CATEGORY] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Categorie", "%-14s" },
        [COLUMN_RINGING] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Beltoon na (s)", "%14s" },
        [COLUMN_ANSWERED] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Opgenomen na (s)", "%16s" },
        [COLUMN_TALKED] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Gespreksduur (s)", "%16s" },
        [COLUMN_ENDED_BY] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Opgehangen door", "%-15s" },
        [COLUMN_FRAME] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Pakket", "%6u" }
    };

    call_rows = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    sipnl_statistic_register(&statistic, "SIP-NL Gesprekken", "sipnl,calls", fields, COLUMNS,
        calls_table_init, calls_table_reset, calls_table_packet);
    register_shutdown_routine(calls_table_shutdown);
}
