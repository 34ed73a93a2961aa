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

/* The extras of a message, made in packet scope where it has none yet. */
static sipnl_kept_extras_t *
extras_of(packet_info *pinfo, sipnl_kept_message_t *kept)
{
    if (kept->extras == NULL) {
        kept->extras = wmem_new0(pinfo->pool, sipnl_kept_extras_t);
    }
    return (sipnl_kept_extras_t *)kept->extras;
}

/* Whether another value is kept, where those before it took so many bytes. */
static gboolean
has_room(wmem_array_t *values, gsize bytes)
{
    return wmem_array_get_count(values) < SIPNL_VALUES_MAX && bytes < VALUES_BYTES_MAX;
}

/* Adds a reason, and keeps its strings in the place of those of the packet. */
static void
add_reason(wmem_array_t *reasons, sipnl_reason_t *reason)
{
    reason->raw = sipnl_keep_string(reason->raw);
    reason->protocol = sipnl_keep_string(reason->protocol);
    reason->text = sipnl_keep_string(reason->text);
    reason->location = sipnl_keep_string(reason->location);
    wmem_array_append(reasons, reason, 1);
}

/* The causes that Asterisk gives in a header of its own are reasons too, where the
 * message has no Reason of Q.850. */
static void
add_asterisk_cause(packet_info *pinfo, const sipnl_message_t *message, wmem_array_t *reasons)
{
    sipnl_reason_t reason;

    if (wmem_array_get_count(reasons) == 0
        && sipnl_read_asterisk_cause(pinfo->pool, message->headers.first[SIPNL_X_ASTERISK_HANGUPCAUSECODE], &reason)) {
        add_reason(reasons, &reason);
    }
}

/* A header that is cut short has its rest in one piece. */
static void
add_reasons(packet_info *pinfo, const sipnl_message_t *message, wmem_array_t *reasons)
{
    sipnl_part_t header = { NULL, 0 };
    sipnl_reason_t reason;
    gsize bytes = 0;

    while (sipnl_next_header(&message->headers, SIPNL_REASON, &header)) {
        sipnl_part_t list = header;

        while (has_room(reasons, bytes + header.length - list.length) && sipnl_next_reason(pinfo->pool, &list, &reason)) {
            add_reason(reasons, &reason);
        }
        bytes += header.length - list.length;
        if (list.length > 0 && !has_room(reasons, bytes)) {
            memset(&reason, 0, sizeof(reason));
            reason.raw = sipnl_printable(pinfo->pool, list, SIPNL_SENT_BYTES_MAX);
            add_reason(reasons, &reason);
            return;
        }
    }
}

static void
keep_reasons(packet_info *pinfo, const sipnl_message_t *message, sipnl_kept_message_t *kept)
{
    wmem_array_t *reasons;
    guint count;

    if (message->headers.first[SIPNL_REASON].at == NULL
        && message->headers.first[SIPNL_X_ASTERISK_HANGUPCAUSECODE].at == NULL) {
        return;
    }
    reasons = wmem_array_sized_new(pinfo->pool, sizeof(sipnl_reason_t), 1);
    add_reasons(pinfo, message, reasons);
    add_asterisk_cause(pinfo, message, reasons);
    count = wmem_array_get_count(reasons);
    if (count > 0) {
        extras_of(pinfo, kept)->reasons_count = (guint16)count;
        extras_of(pinfo, kept)->reasons = (const sipnl_reason_t *)sipnl_keep_bytes(wmem_array_get_raw(reasons),
            count * sizeof(sipnl_reason_t));
    }
}

static void
add_warning(wmem_array_t *warnings, sipnl_warning_t *warning)
{
    warning->raw = sipnl_keep_string(warning->raw);
    warning->text = sipnl_keep_string(warning->text);
    wmem_array_append(warnings, warning, 1);
}

static void
add_warnings(packet_info *pinfo, const sipnl_message_t *message, wmem_array_t *warnings)
{
    sipnl_part_t header = { NULL, 0 };
    sipnl_warning_t warning;
    gsize bytes = 0;

    while (sipnl_next_header(&message->headers, SIPNL_WARNING, &header)) {
        sipnl_part_t list = header;

        while (has_room(warnings, bytes + header.length - list.length)
            && sipnl_next_warning(pinfo->pool, &list, &warning)) {
            add_warning(warnings, &warning);
        }
        bytes += header.length - list.length;
        if (list.length > 0 && !has_room(warnings, bytes)) {
            memset(&warning, 0, sizeof(warning));
            warning.raw = sipnl_printable(pinfo->pool, list, SIPNL_SENT_BYTES_MAX);
            add_warning(warnings, &warning);
            return;
        }
    }
}

/* A Warning is explained in responses only, where it belongs. */
static void
keep_warnings(packet_info *pinfo, const sipnl_message_t *message, sipnl_kept_message_t *kept)
{
    wmem_array_t *warnings;

    if (kept->code == 0 || message->headers.first[SIPNL_WARNING].at == NULL) {
        return;
    }
    warnings = wmem_array_sized_new(pinfo->pool, sizeof(sipnl_warning_t), 1);
    add_warnings(pinfo, message, warnings);
    extras_of(pinfo, kept)->warnings_count = (guint16)wmem_array_get_count(warnings);
    extras_of(pinfo, kept)->warnings = (const sipnl_warning_t *)sipnl_keep_bytes(wmem_array_get_raw(warnings),
        wmem_array_get_count(warnings) * sizeof(sipnl_warning_t));
}

/* Whether two phrases are the same, but for case and blanks. */
static gboolean
is_same_phrase(sipnl_part_t sent, const char *registered)
{
    gsize i;

    for (i = 0; i < sent.length; i++) {
        if (!sipnl_is_blank(sent.at[i])) {
            while (sipnl_is_blank(*registered)) {
                registered++;
            }
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
keep_sent_phrase(packet_info *pinfo, const sipnl_message_t *message, sipnl_kept_message_t *kept)
{
    static const gsize phrase_start = sizeof("SIP/2.0 486 ") - 1;
    const sipnl_part_t phrase = sipnl_part_trim(sipnl_part_behind(message->headers.start_line, phrase_start));
    const char *registered = sipnl_find_response(kept->code)->reason_phrase;

    if (phrase.length > 0 && (registered == NULL || !is_same_phrase(phrase, registered))) {
        extras_of(pinfo, kept)->sent_phrase = sipnl_keep_string(sipnl_printable(pinfo->pool, phrase, SIPNL_SENT_BYTES_MAX));
    }
}

/* Who answered a request that failed. */
static void
keep_answerer(packet_info *pinfo, const sipnl_message_t *message, sipnl_kept_message_t *kept)
{
    sipnl_part_t name = message->headers.first[SIPNL_SERVER];
    sipnl_kept_extras_t *extras = extras_of(pinfo, kept);

    if (name.length == 0) {
        name = message->headers.first[SIPNL_USER_AGENT];
    }
    extras->answered_by = name.length > 0 ? sipnl_keep_string(sipnl_printable(pinfo->pool, name, NAME_BYTES_MAX)) : NULL;
    extras->source = sipnl_keep_address(&pinfo->src);
}

static void
keep_request(packet_info *pinfo, const sipnl_message_t *message, const sipnl_standing_t *standing, sipnl_kept_message_t *kept)
{
    const guint32 sipfrag = sipnl_message_sipfrag(message);

    if (kept->method == SIPNL_METHOD_OTHER && kept->extras != NULL) {
        sipnl_kept_extras_t *extras = extras_of(pinfo, kept);

        extras->method = sipnl_keep_string(sipnl_printable(pinfo->pool, message->method_name, NAME_BYTES_MAX));
    }
    if (standing->transfer != NULL || (kept->method == SIPNL_METHOD_NOTIFY && sipnl_find_response(sipfrag) != NULL)) {
        extras_of(pinfo, kept)->transfer = standing->transfer;
        extras_of(pinfo, kept)->sipfrag = kept->method == SIPNL_METHOD_NOTIFY ? (guint16)sipfrag : 0;
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
    keep_reasons(pinfo, message, kept);
    keep_warnings(pinfo, message, kept);
    if (message->undelivered != NULL) {
        extras_of(pinfo, kept)->undelivered = sipnl_keep_string(message->undelivered);
    }
    if (response != NULL) {
        keep_sent_phrase(pinfo, message, kept);
        if (kept->code >= 300 && !kept->is_undelivered) {
            keep_answerer(pinfo, message, kept);
        }
    } else {
        keep_request(pinfo, message, standing, kept);
    }
    return response != NULL || kept->extras != NULL || kept->call != NULL || kept->registration != NULL;
}

void
sipnl_keep_extras(packet_info *pinfo, sipnl_kept_message_t *kept, const sipnl_kept_detail_t *details, guint count)
{
    if (count > 0) {
        extras_of(pinfo, kept)->details = (const sipnl_kept_detail_t *)sipnl_keep_bytes(details, count * sizeof(*details));
        extras_of(pinfo, kept)->details_count = (guint16)count;
    }
    if (kept->extras != NULL) {
        kept->extras = (const sipnl_kept_extras_t *)sipnl_keep_bytes(kept->extras, sizeof(*kept->extras));
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
