/* kept-messages.c
 * What is kept of the SIP messages of a frame, from its first pass on.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "kept-messages.h"

#include "calls/strings.h"
#include "sip/printable.h"
#include "texts/responses.h"

#define NAME_BYTES_MAX 128

/* Behind so many bytes of Reason, or of Warning, no other value begins. */
#define VALUES_BYTES_MAX 2000

/* Of every message so much is kept, and what few have. */
G_STATIC_ASSERT(sizeof(sipnl_kept_frame_t) + sizeof(sipnl_kept_message_t) <= 64);

/* The extras of a message, made where it has none yet. */
static sipnl_kept_extras_t *
extras_of(sipnl_kept_message_t *kept)
{
    if (kept->extras == NULL) {
        kept->extras = wmem_new0(wmem_file_scope(), sipnl_kept_extras_t);
    }
    return (sipnl_kept_extras_t *)kept->extras;
}

/* Whether another value is kept, where those before it took so many bytes. */
static gboolean
has_room(wmem_array_t *values, gsize bytes)
{
    return wmem_array_get_count(values) < SIPNL_VALUES_MAX && bytes < VALUES_BYTES_MAX;
}

/* A header that is cut short has its rest in one piece. */
static sipnl_reason_t
rest_of_reasons(sipnl_part_t list)
{
    sipnl_reason_t reason = { NULL, NULL, NULL, NULL, FALSE, 0 };

    reason.raw = sipnl_printable(wmem_file_scope(), list, SIPNL_SENT_BYTES_MAX);
    return reason;
}

/* The causes that Asterisk gives in a header of its own are reasons too, where the
 * message has no Reason of Q.850. */
static void
add_asterisk_cause(const sipnl_message_t *message, wmem_array_t *reasons)
{
    sipnl_reason_t reason;

    if (wmem_array_get_count(reasons) == 0
        && sipnl_read_asterisk_cause(wmem_file_scope(), message->headers.first[SIPNL_X_ASTERISK_HANGUPCAUSECODE], &reason)) {
        wmem_array_append_one(reasons, reason);
    }
}

static void
keep_reasons(const sipnl_message_t *message, sipnl_kept_message_t *kept)
{
    wmem_array_t *reasons;
    sipnl_part_t header = { NULL, 0 };
    sipnl_reason_t reason;
    gsize bytes = 0;

    if (message->headers.first[SIPNL_REASON].at == NULL
        && message->headers.first[SIPNL_X_ASTERISK_HANGUPCAUSECODE].at == NULL) {
        return;
    }
    reasons = wmem_array_sized_new(wmem_file_scope(), sizeof(sipnl_reason_t), 1);
    while (sipnl_next_header(&message->headers, SIPNL_REASON, &header)) {
        sipnl_part_t list = header;

        while (has_room(reasons, bytes + header.length - list.length)
            && sipnl_next_reason(wmem_file_scope(), &list, &reason)) {
            wmem_array_append_one(reasons, reason);
        }
        bytes += header.length - list.length;
        if (list.length > 0 && !has_room(reasons, bytes)) {
            reason = rest_of_reasons(list);
            wmem_array_append_one(reasons, reason);
            break;
        }
    }
    add_asterisk_cause(message, reasons);
    if (wmem_array_get_count(reasons) > 0) {
        extras_of(kept)->reasons_count = (guint16)wmem_array_get_count(reasons);
        extras_of(kept)->reasons = (const sipnl_reason_t *)wmem_array_get_raw(reasons);
    }
}

/* A Warning is explained in responses only, where it belongs. */
static void
keep_warnings(const sipnl_message_t *message, sipnl_kept_message_t *kept)
{
    wmem_array_t *warnings;
    sipnl_part_t header = { NULL, 0 };
    sipnl_warning_t warning;
    gsize bytes = 0;

    if (kept->code == 0 || message->headers.first[SIPNL_WARNING].at == NULL) {
        return;
    }
    warnings = wmem_array_sized_new(wmem_file_scope(), sizeof(sipnl_warning_t), 1);
    while (sipnl_next_header(&message->headers, SIPNL_WARNING, &header)) {
        sipnl_part_t list = header;

        while (has_room(warnings, bytes + header.length - list.length)
            && sipnl_next_warning(wmem_file_scope(), &list, &warning)) {
            wmem_array_append_one(warnings, warning);
        }
        bytes += header.length - list.length;
        if (list.length > 0 && !has_room(warnings, bytes)) {
            memset(&warning, 0, sizeof(warning));
            warning.raw = sipnl_printable(wmem_file_scope(), list, SIPNL_SENT_BYTES_MAX);
            wmem_array_append_one(warnings, warning);
            break;
        }
    }
    extras_of(kept)->warnings_count = (guint16)wmem_array_get_count(warnings);
    extras_of(kept)->warnings = (const sipnl_warning_t *)wmem_array_get_raw(warnings);
}

/* Whether two phrases are the same, but for case and blanks. */
static gboolean
is_same_phrase(sipnl_part_t sent, const char *registered)
{
    gsize i;

    for (i = 0; i < sent.length; i++) {
        if (!sipnl_is_blank(sent.at[i])) {
            registered += strspn(registered, SIPNL_BLANKS);
            if (g_ascii_tolower(sent.at[i]) != g_ascii_tolower(*registered)) {
                return FALSE;
            }
            registered++;
        }
    }
    return *registered == '\0';
}

/* The reason phrase in "SIP/2.0 486 Busy Here", where it is not empty or the registered
 * one. */
static void
keep_sent_phrase(const sipnl_message_t *message, sipnl_kept_message_t *kept)
{
    static const gsize phrase_start = sizeof("SIP/2.0 486 ") - 1;
    const sipnl_part_t phrase = sipnl_part_trim(sipnl_part_behind(message->headers.start_line, phrase_start));
    const char *registered = sipnl_find_response(kept->code)->reason_phrase;

    if (phrase.length > 0 && (registered == NULL || !is_same_phrase(phrase, registered))) {
        extras_of(kept)->sent_phrase = sipnl_printable(wmem_file_scope(), phrase, SIPNL_SENT_BYTES_MAX);
    }
}

/* Who answered a request that failed. */
static void
keep_answerer(packet_info *pinfo, const sipnl_message_t *message, sipnl_kept_message_t *kept)
{
    sipnl_part_t name = message->headers.first[SIPNL_SERVER];
    sipnl_kept_extras_t *extras = extras_of(kept);

    if (name.length == 0) {
        name = message->headers.first[SIPNL_USER_AGENT];
    }
    extras->answered_by = name.length > 0 ? sipnl_keep_string(sipnl_printable(pinfo->pool, name, NAME_BYTES_MAX)) : NULL;
    extras->source = sipnl_keep_address(&pinfo->src);
}

static void
keep_request(const sipnl_message_t *message, const sipnl_standing_t *standing, sipnl_kept_message_t *kept)
{
    const guint32 sipfrag = sipnl_message_sipfrag(message);

    if (kept->method == SIPNL_METHOD_OTHER && kept->extras != NULL) {
        sipnl_kept_extras_t *extras = extras_of(kept);

        extras->method = sipnl_printable(wmem_file_scope(), message->method_name, NAME_BYTES_MAX);
    }
    if (standing->transfer != NULL || (kept->method == SIPNL_METHOD_NOTIFY && sipnl_find_response(sipfrag) != NULL)) {
        extras_of(kept)->transfer = standing->transfer;
        extras_of(kept)->sipfrag = kept->method == SIPNL_METHOD_NOTIFY ? (guint16)sipfrag : 0;
    }
}

gboolean
sipnl_keep_message(packet_info *pinfo, const sipnl_message_t *message, const sipnl_standing_t *standing,
    sipnl_kept_message_t *kept)
{
    const sipnl_response_t *response = sipnl_find_response(message->status_code);

    memset(kept, 0, sizeof(*kept));
    kept->code = (guint16)message->status_code;
    kept->method = (guint8)message->method;
    kept->is_repeated = standing->event.is_repeated;
    kept->is_refusal = standing->event.is_refusal;
    kept->is_login = standing->event.is_login;
    kept->is_undelivered = message->undelivered != NULL;
    kept->holds = standing->situation.holds;
    kept->known = standing->situation.known;
    kept->call = standing->call;
    kept->registration = standing->registration;
    keep_reasons(message, kept);
    keep_warnings(message, kept);
    if (message->undelivered != NULL) {
        extras_of(kept)->undelivered = wmem_strdup(wmem_file_scope(), message->undelivered);
    }
    if (response != NULL) {
        keep_sent_phrase(message, kept);
        if (kept->code >= 300 && !kept->is_undelivered) {
            keep_answerer(pinfo, message, kept);
        }
    } else {
        keep_request(message, standing, kept);
    }
    return response != NULL || kept->extras != NULL || kept->call != NULL || kept->registration != NULL;
}

void
sipnl_keep_details(sipnl_kept_message_t *kept, const sipnl_kept_detail_t *details, guint count)
{
    if (count > 0) {
        extras_of(kept)->details = (const sipnl_kept_detail_t *)wmem_memdup(wmem_file_scope(), details,
            count * sizeof(*details));
        extras_of(kept)->details_count = (guint16)count;
    }
}

sipnl_situation_t
sipnl_kept_situation(const sipnl_kept_message_t *kept)
{
    const sipnl_situation_t situation = {
        kept->method, kept->holds, kept->known, kept->extras != NULL ? kept->extras->sent_phrase : NULL
    };

    return situation;
}
