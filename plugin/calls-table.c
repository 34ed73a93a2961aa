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

/* A row, while packets come. */
typedef struct {
    guint row;
    call_state_t state;
    gboolean is_ringing;
    gboolean is_redirected;     /* a 3xx came before the last INVITE */
    gboolean is_cancelled;      /* the caller's side sent a CANCEL */
    gboolean is_start_known;    /* the first INVITE is in the capture */
    nstime_t start;
    nstime_t answered;
} call_row_t;

static sipnl_statistic_t statistic;

/* sipnl_call_t to call_row_t, of the calls in the table. */
static GHashTable *call_rows;

static void
set_text(const call_row_t *call, guint column, const char *text)
{
    sipnl_statistic_set_text(&statistic, call->row, column, text);
}

/* Seconds between two times, with a width that lets them be sorted as text. */
static void
set_seconds(const call_row_t *call, guint column, const nstime_t *from, const nstime_t *to)
{
    nstime_t difference;
    char text[32];

    nstime_delta(&difference, to, from);
    (void)snprintf(text, sizeof(text), "%9.3f", nstime_to_sec(&difference));
    set_text(call, column, text);
}

/* Shows what a message says as what became of the call. */
static void
set_cause(const call_row_t *call, packet_info *pinfo, const char *outcome, const char *category,
    const char *phrase)
{
    set_text(call, COLUMN_OUTCOME, outcome);
    set_text(call, COLUMN_CATEGORY, category);
    set_text(call, COLUMN_PHRASE, call->is_redirected
        ? wmem_strdup_printf(pinfo->pool, "%s%sna doorschakeling", phrase, *phrase != '\0' ? ", " : "") : phrase);
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

static void
set_up_again(call_row_t *call, packet_info *pinfo)
{
    call->state = STATE_SETTING_UP;
    set_text(call, COLUMN_CODE, "");
    set_cause(call, pinfo, "geen antwoord gezien", "", "");
}

/* An INVITE within a dialog is of a call that was set up before the capture. */
static void
see_invite(call_row_t *call, packet_info *pinfo, const sipnl_kept_message_t *kept)
{
    if (kept->is_in_dialog) {
        call->state = STATE_ANSWERED;
        set_cause(call, pinfo, "verbonden", "success", "Opgezet vóór het begin van de capture");
    } else {
        set_up_again(call, pinfo);
    }
}

static void
see_provisional(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    const guint code = message->kept->code;

    if (!call->is_ringing && (code == 180 || code == 183)) {
        call->is_ringing = TRUE;
        if (call->is_start_known) {
            set_seconds(call, COLUMN_RINGING, &call->start, &pinfo->abs_ts);
        }
    }
    /* A 100 comes from the next server, and says nothing of a leg that failed. */
    if (code != 100) {
        call->state = STATE_SETTING_UP;
    }
    if (call->state == STATE_SETTING_UP && !call->is_cancelled) {
        set_code(call, code);
        set_cause(call, pinfo, message->category->outcome, message->category->name, sipnl_phrase_of(pinfo, message));
    }
    call->is_redirected = call->is_redirected || code == 181;
}

static void
see_answer(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    call->state = STATE_ANSWERED;
    call->answered = pinfo->abs_ts;
    if (call->is_start_known) {
        set_seconds(call, COLUMN_ANSWERED, &call->start, &pinfo->abs_ts);
    }
    set_code(call, message->kept->code);
    set_cause(call, pinfo, "verbonden", message->category->name, sipnl_phrase_of(pinfo, message));
}

/* Whether another phone of the callee answered. */
static gboolean
is_answered_elsewhere(const sipnl_explained_message_t *message)
{
    return message->telling_reason != NULL
        && strcmp(message->telling_reason->cause.category->name, "success") == 0;
}

static const char *
outcome_of_failure(const call_row_t *call, const sipnl_explained_message_t *message)
{
    const sipnl_category_t *category = sipnl_actual_category(message);

    if (is_answered_elsewhere(message)) {
        return "elders opgenomen";
    }
    if (sipnl_is_login(message)) {
        return "inloggen niet afgemaakt";
    }
    if (call->is_ringing && (strcmp(category->name, "unavailable") == 0 || strcmp(category->name, "timeout") == 0)) {
        return "niet opgenomen";
    }
    return category->outcome;
}

static void
see_failure(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    call->state = STATE_FAILED;
    set_code(call, message->kept->code);
    /* A 487 that answers a CANCEL says no more than the CANCEL did. */
    if (!call->is_cancelled || message->kept->code != 487) {
        set_cause(call, pinfo, outcome_of_failure(call, message), sipnl_actual_category(message)->name,
            sipnl_phrase_of(pinfo, message));
    }
}

static void
see_response(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    const guint code = message->kept->code;

    if (call->state >= STATE_ANSWERED) {
        return;
    }
    if (code < 200) {
        see_provisional(call, pinfo, message);
    } else if (code < 300) {
        see_answer(call, pinfo, message);
    } else {
        see_failure(call, pinfo, message);
        call->is_redirected = call->is_redirected || code < 400;
    }
}

/* Its Reason can say that another phone of the callee answered, or refused. */
static void
see_cancel(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    const sipnl_explained_reason_t *reason = message->telling_reason;

    if (call->state != STATE_SETTING_UP) {
        return;
    }
    call->is_cancelled = TRUE;
    set_text(call, COLUMN_CODE, "");
    if (reason == NULL) {
        set_cause(call, pinfo, "afgebroken door de beller", "cancelled", "Afgebroken vóór het opnemen");
    } else {
        set_cause(call, pinfo, is_answered_elsewhere(message) ? "elders opgenomen" : reason->cause.category->outcome,
            reason->cause.category->name, reason->cause.phrase);
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

static void
see_bye(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    const sipnl_explained_reason_t *reason = message->telling_reason;

    if (call->state != STATE_ANSWERED) {
        return;
    }
    call->state = STATE_ENDED;
    set_text(call, COLUMN_ENDED_BY, name_of_party(message->kept->sender));
    if (!nstime_is_zero(&call->answered)) {
        set_seconds(call, COLUMN_TALKED, &call->answered, &pinfo->abs_ts);
    }
    if (reason != NULL) {
        set_cause(call, pinfo, "verbonden", reason->cause.category->name, reason->cause.phrase);
    }
}

static void
see_request(call_row_t *call, packet_info *pinfo, const sipnl_explained_message_t *message)
{
    switch (message->kept->method) {
    case SIPNL_INVITE:
        /* Sent again after a challenge, a redirect or a failed leg. */
        if (call->state == STATE_FAILED && !message->kept->is_resent) {
            set_up_again(call, pinfo);
        }
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
        see_invite(call, pinfo, kept);
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
        [COLUMN_RINGING] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Gaat over na", "%12s" },
        [COLUMN_ANSWERED] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Opgenomen na", "%12s" },
        [COLUMN_TALKED] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Gespreksduur", "%12s" },
        [COLUMN_ENDED_BY] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Opgehangen door", "%-15s" },
        [COLUMN_FRAME] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Pakket", "%6u" }
    };

    call_rows = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    sipnl_statistic_register(&statistic, "SIP-NL Gesprekken", "sipnl,calls", fields, COLUMNS,
        calls_table_init, calls_table_reset, calls_table_packet);
}
