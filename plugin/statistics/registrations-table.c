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

#include "statistics/registrations-table.h"

#include "statistics/tables.h"

enum {
    COLUMN_ACCOUNT,
    COLUMN_FRAME,
    COLUMN_STATUS,
    COLUMN_CODE,
    COLUMN_CATEGORY,
    COLUMN_REQUESTS,
    COLUMN_REGISTERED,
    COLUMN_UNREGISTERED,
    COLUMN_FAILED,
    COLUMN_LAST_TIME,
    COLUMN_EXPIRES,
    COLUMN_CONTACT,
    COLUMN_AGENT,
    COLUMN_ADDRESS,
    COLUMNS
};

static const void *
registration_of(const sipnl_explained_message_t *message)
{
    return message->kept->registration;
}

/* How the registration stands. */
static const char *
status_of(const sipnl_registration_t *registration)
{
    if (registration->last_code == 0) {
        return "Geen eindantwoord gezien";
    }
    if (registration->last_code >= 300) {
        return registration->verdict.phrase;
    }
    if (registration->is_query) {
        return "Opgevraagd";
    }
    return registration->is_unregistering ? "Afgemeld" : "Geregistreerd";
}

static void
write_registration(const sipnl_statistic_t *statistic, packet_info *pinfo, guint row, const void *record)
{
    const sipnl_registration_t *registration = (const sipnl_registration_t *)record;
    const sipnl_category_t *category = registration->verdict.category;

    sipnl_statistic_set_text(statistic, row, COLUMN_ACCOUNT, registration->account);
    sipnl_statistic_set_uint(statistic, row, COLUMN_FRAME, registration->last_frame);
    sipnl_statistic_set_text(statistic, row, COLUMN_STATUS, status_of(registration));
    sipnl_statistic_set_text(statistic, row, COLUMN_CODE,
        registration->last_code != 0 ? wmem_strdup_printf(pinfo->pool, "%u", registration->last_code) : "");
    sipnl_statistic_set_text(statistic, row, COLUMN_CATEGORY, category != NULL ? category->name : "");
    sipnl_statistic_set_uint(statistic, row, COLUMN_REQUESTS, registration->requests);
    sipnl_statistic_set_uint(statistic, row, COLUMN_REGISTERED, registration->registered);
    sipnl_statistic_set_uint(statistic, row, COLUMN_UNREGISTERED, registration->unregistered);
    sipnl_statistic_set_uint(statistic, row, COLUMN_FAILED, registration->failed);
    sipnl_statistic_set_time(statistic, row, COLUMN_LAST_TIME, registration->last_time);
    sipnl_statistic_set_uint(statistic, row, COLUMN_EXPIRES, registration->expires);
    sipnl_statistic_set_text(statistic, row, COLUMN_CONTACT, registration->contact);
    sipnl_statistic_set_text(statistic, row, COLUMN_AGENT, registration->agent);
    sipnl_statistic_set_text(statistic, row, COLUMN_ADDRESS, registration->address);
}

void
sipnl_registrations_table_register(void)
{
    static stat_tap_table_item fields[COLUMNS] = {
        [COLUMN_ACCOUNT] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Account", "%-28s" },
        [COLUMN_FRAME] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Pakket", "%6u" },
        [COLUMN_STATUS] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Laatste status", "%-30s" },
        [COLUMN_CODE] = { TABLE_ITEM_STRING, TAP_ALIGN_RIGHT, "Code", "%4s" },
        [COLUMN_CATEGORY] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Categorie", "%-14s" },
        [COLUMN_REQUESTS] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Verzoeken", "%9u" },
        [COLUMN_REGISTERED] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Geregistreerd", "%13u" },
        [COLUMN_UNREGISTERED] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Afgemeld", "%8u" },
        [COLUMN_FAILED] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Mislukt", "%7u" },
        [COLUMN_LAST_TIME] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Laatst gezien", "%-23s" },
        [COLUMN_EXPIRES] = { TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, "Geldig (s)", "%10u" },
        [COLUMN_CONTACT] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Contact", "%-30s" },
        [COLUMN_AGENT] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Toestel", "%-20s" },
        [COLUMN_ADDRESS] = { TABLE_ITEM_STRING, TAP_ALIGN_LEFT, "Adres", "%-15s" }
    };
    static sipnl_statistic_t statistic = {
        .title = "SIP-NL Registraties", .cli_string = "sipnl,registrations", .fields = fields, .fields_count = COLUMNS,
        .record_of = registration_of, .write_row = write_registration
    };

    sipnl_statistic_register(&statistic);
}
