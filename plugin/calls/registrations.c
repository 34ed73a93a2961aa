/* registrations.c
 * The registrations of a capture: what became of each contact of each account.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "calls/registrations.h"

#include "calls/keys.h"
#include "calls/strings.h"
#include "sip/address.h"
#include "sip/printable.h"

#define NAME_BYTES_MAX 128

/* The key of an account and a contact to sipnl_registration_t. */
static wmem_map_t *registrations;

void
sipnl_registrations_init(void)
{
    registrations = sipnl_key_map_new();
}

/* A Contact without parameters of its URI or its own: <sip:100@192.0.2.1:5060;ob>;expires=60. */
static sipnl_part_t
contact_address(sipnl_part_t contact)
{
    return sipnl_part_before(sipnl_find_uri(contact), ";?");
}

/* The first Contact of a message; "*" stands for all, and is none of them. */
static sipnl_part_t
first_contact(const sipnl_message_t *message)
{
    sipnl_part_t list = message->headers.first[SIPNL_CONTACT];
    sipnl_part_t contact = sipnl_next_value(&list);

    if (sipnl_part_is(contact, "*")) {
        contact.at = NULL;
        contact.length = 0;
    }
    return contact;
}

static sipnl_registration_t *
find_registration(wmem_allocator_t *scope, const sipnl_message_t *message, sipnl_part_t contact)
{
    sipnl_address_t to;
    const char *account;
    void *key;
    sipnl_registration_t *registration;

    sipnl_parse_address(message->headers.first[SIPNL_TO], &to);
    account = sipnl_address_account(scope, &to);
    key = SIPNL_MAP_KEY(sipnl_key_with(sipnl_key_of(sipnl_part_of(account)), sipnl_key_of(contact)));
    registration = (sipnl_registration_t *)wmem_map_lookup(registrations, key);
    if (registration != NULL) {
        return registration;
    }
    registration = wmem_new0(wmem_file_scope(), sipnl_registration_t);
    registration->account = sipnl_keep_string(account);
    registration->contact = contact.length > 0 ? sipnl_printable(wmem_file_scope(), contact, NAME_BYTES_MAX) : "";
    registration->agent = "";
    registration->address = "";
    wmem_map_insert(registrations, key, registration);
    return registration;
}

/* The seconds that a Contact asks for or is granted: its own, or those of Expires; -1
 * where neither says it. */
static gint64
seconds_of(const sipnl_message_t *message, sipnl_part_t contact)
{
    sipnl_address_t parsed;
    sipnl_part_t expires;
    guint32 seconds;

    sipnl_parse_address(contact, &parsed);
    expires = sipnl_find_parameter(parsed.parameters, ';', "expires");
    if (expires.at == NULL) {
        expires = message->headers.first[SIPNL_EXPIRES];
    }
    return sipnl_take_number(&expires, G_MAXUINT32, &seconds) ? (gint64)seconds : -1;
}

sipnl_registration_t *
sipnl_registration_see_request(packet_info *pinfo, const sipnl_message_t *request)
{
    const sipnl_part_t contact = first_contact(request);
    const char *agent = sipnl_printable(pinfo->pool, request->headers.first[SIPNL_USER_AGENT], NAME_BYTES_MAX);
    sipnl_registration_t *registration = find_registration(pinfo->pool, request, contact_address(contact));

    registration->requests++;
    registration->is_query = request->headers.first[SIPNL_CONTACT].at == NULL;
    registration->is_unregistering = !registration->is_query && seconds_of(request, contact) == 0;
    registration->last_code = 0;
    memset(&registration->verdict, 0, sizeof(registration->verdict));
    registration->last_frame = pinfo->num;
    registration->last_time = sipnl_moment_of(pinfo);
    if (agent != NULL) {
        registration->agent = sipnl_keep_string(agent);
    }
    registration->address = sipnl_keep_address(&pinfo->src);
    return registration;
}

sipnl_registration_t *
sipnl_registration_of_response(packet_info *pinfo, const sipnl_message_t *response)
{
    return find_registration(pinfo->pool, response, contact_address(first_contact(response)));
}

/* A server answers with all contacts of an account; what it grants to this one counts. */
static gint64
granted(const sipnl_registration_t *registration, const sipnl_message_t *response)
{
    sipnl_part_t header = { NULL, 0 };
    sipnl_part_t contact = { NULL, 0 };

    while (sipnl_next_header(&response->headers, SIPNL_CONTACT, &header)) {
        sipnl_part_t list = header;

        while ((contact = sipnl_next_value(&list)).at != NULL) {
            if (sipnl_part_equal(contact_address(contact), sipnl_part_of(registration->contact))) {
                return seconds_of(response, contact);
            }
        }
    }
    return seconds_of(response, contact);
}

/* A challenge that is part of logging in is neither a success nor a failure, and so are a
 * 423, after which the phone asks for a longer time (RFC 3261 section 10.2.8), and a 494,
 * after which it agrees on security (RFC 3329 section 2.2). */
static gboolean
is_failure(const sipnl_event_t *event)
{
    return event->code >= 300 && !event->is_login && event->code != 423 && event->code != 494;
}

void
sipnl_registration_see_response(sipnl_registration_t *registration, const sipnl_message_t *response,
    const sipnl_event_t *event)
{
    const gint64 seconds = granted(registration, response);

    registration->last_code = event->code;
    registration->verdict = event->says;
    if (event->reason.category != NULL) {
        registration->verdict.category = event->reason.category;
    }
    registration->last_frame = event->frame;
    registration->last_time = event->time;
    if (event->code < 300) {
        registration->expires = registration->is_unregistering ? 0 : (guint32)MAX(seconds, 0);
        registration->registered += !registration->is_query && !registration->is_unregistering;
        registration->unregistered += registration->is_unregistering;
        registration->unsure = 0;
    } else if (event->is_unsure) {
        registration->unsure++;
    } else if (is_failure(event)) {
        registration->failed += 1 + (event->is_refusal ? registration->unsure : 0);
        registration->unsure = 0;
    }
}
