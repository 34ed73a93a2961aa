/* registrations-table.c
 * The overview of registrations: -z sipnl,registrations, and Telephony > SIP-NL
 * Registraties.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "wireshark-compat.h"

#include "registrations-table.h"

#include <epan/packet.h>
#include <epan/tap.h>

#include "explanations.h"
#include "stat-tables.h"

enum {
    COLUMN_ACCOUNT,
    COLUMN_REQUESTS,
    COLUMN_REGISTERED,
    COLUMN_UNREGISTERED,
    COLUMN_FAILED,
    COLUMN_LAST_TIME,
    COLUMN_CODE,
    COLUMN_PHRASE,
    COLUMN_CATEGORY,
    COLUMN_FRAME,
    COLUMNS
};

/* A message of a transaction, which a capture can hold more than once: sent again, or
 * on both sides of a proxy. */
typedef struct {
    const sipnl_call_t *call;
    guint32 cseq;
} transaction_t;

/* A row, while packets come: its number, and the columns that count. */
typedef struct {
    guint row;
    guint counts[COLUMNS];
    transaction_t last_request;
    transaction_t last_response;
} account_row_t;

static sipnl_statistic_t statistic;

/* Account to account_row_t. */
static GHashTable *account_rows;

static account_row_t *
find_account_row(const char *name)
{
    account_row_t *account = (account_row_t *)g_hash_table_lookup(account_rows, name);

    if (account == NULL) {
        account = g_new0(account_row_t, 1);
        account->row = sipnl_statistic_add_row(&statistic);
        sipnl_statistic_set_text(&statistic, account->row, COLUMN_ACCOUNT, name);
        g_hash_table_insert(account_rows, g_strdup(name), account);
    }
    return account;
}

static void
count(account_row_t *account, guint column)
{
    account->counts[column]++;
    sipnl_statistic_set_uint(&statistic, account->row, column, account->counts[column]);
}

static void
set_last(const account_row_t *account, const packet_info *pinfo, const char *code, const char *category,
    const char *phrase)
{
    sipnl_statistic_set_time(&statistic, account->row, COLUMN_LAST_TIME, &pinfo->abs_ts);
    sipnl_statistic_set_text(&statistic, account->row, COLUMN_CODE, code);
    sipnl_statistic_set_text(&statistic, account->row, COLUMN_CATEGORY, category);
    sipnl_statistic_set_uint(&statistic, account->row, COLUMN_FRAME, pinfo->num);
    sipnl_statistic_set_text(&statistic, account->row, COLUMN_PHRASE, phrase);
}

/* Notes a transaction as the last; gives FALSE where it was. */
static gboolean
is_new(transaction_t *last, const sipnl_kept_message_t *kept)
{
    if (last->call == kept->call && last->cseq == kept->cseq) {
        return FALSE;
    }
    last->call = kept->call;
    last->cseq = kept->cseq;
    return TRUE;
}

/* A challenge that is part of logging in is neither a success nor a failure, and so
 * are a 423, after which the phone asks for a longer time (RFC 3261 section 10.2.8),
 * and a 494, after which it agrees on security (RFC 3329 section 2.2). */
static void
count_response(account_row_t *account, const sipnl_explained_message_t *message)
{
    const guint code = message->kept->code;

    if (code < 300) {
        count(account, message->kept->is_unregistering ? COLUMN_UNREGISTERED : COLUMN_REGISTERED);
    } else if (!sipnl_is_login(message) && code != 423 && code != 494) {
        count(account, COLUMN_FAILED);
    }
}

static const char *
phrase_of_response(packet_info *pinfo, const sipnl_explained_message_t *message)
{
    if (message->kept->code < 300) {
        return message->kept->is_unregistering ? "Afgemeld" : "Geregistreerd";
    }
    return sipnl_phrase_of(pinfo, message);
}

static tap_packet_status
registrations_table_packet(void *tapdata _U_, packet_info *pinfo, epan_dissect_t *edt _U_, const void *data,
    tap_flags_t flags _U_)
{
    const sipnl_explained_message_t *message = (const sipnl_explained_message_t *)data;
    const sipnl_kept_message_t *kept = message->kept;
    account_row_t *account;

    if (kept->call == NULL || kept->call->account == NULL || kept->method != SIPNL_REGISTER) {
        return TAP_PACKET_DONT_REDRAW;
    }
    account = find_account_row(kept->call->account);
    if (kept->response == NULL && is_new(&account->last_request, kept)) {
        count(account, COLUMN_REQUESTS);
        set_last(account, pinfo, "", "", "Geen eindantwoord gezien");
    } else if (kept->code >= 200 && is_new(&account->last_response, kept)) {
        count_response(account, message);
        set_last(account, pinfo, wmem_strdup_printf(pinfo->pool, "%u", kept->code),
            sipnl_actual_category(message)->name, phrase_of_response(pinfo, message));
    }
    return TAP_PACKET_REDRAW;
}

static void
registrations_table_reset(stat_tap_table *table _U_)
{
    sipnl_statistic_empty(&statistic);
    g_hash_table_remove_all(account_rows);
}

static void
registrations_table_init(stat_tap_table_ui *ui _U_)
{
    registrations_table_reset(NULL);
}

static void
registrations_table_shutdown(void)
{
    sipnl_statistic_free(&statistic);
    g_hash_table_destroy(account_rows);
}

void
sipnl_registrations_table_register(void)
{
    static stat_tap_table_item fields[COLUMNS] = {
        [COLUMN_ACCOUNT] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Account", "%-28s" },
        [COLUMN_REQUESTS] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Verzoeken", "%9u" },
        [COLUMN_REGISTERED] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Geregistreerd", "%13u" },
        [COLUMN_UNREGISTERED] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Afgemeld", "%8u" },
        [COLUMN_FAILED] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Mislukt", "%7u" },
        [COLUMN_LAST_TIME] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Laatst gezien", "%-23s" },
        [COLUMN_CODE] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Code", "%4s" },
        [COLUMN_PHRASE] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Laatste status", "%-40s" },
        [COLUMN_CATEGORY] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Categorie", "%-14s" },
        [COLUMN_FRAME] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Pakket", "%6u" }
    };

    account_rows = g_hash_table_new_full(wmem_str_hash, g_str_equal, g_free, g_free);
    sipnl_statistic_register(&statistic, "SIP-NL Registraties", "sipnl,registrations", fields, COLUMNS,
        registrations_table_init, registrations_table_reset, registrations_table_packet);
    register_shutdown_routine(registrations_table_shutdown);
}
