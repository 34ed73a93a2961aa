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

#include "challenges.h"
#include "responses.h"
#include "sip-messages.h"
#include "sip-syntax.h"

/* Of every response so much is kept, and the text of what is explained. */
G_STATIC_ASSERT(sizeof(sipnl_kept_frame_t) + sizeof(sipnl_kept_message_t) <= 64);

/* The values of all headers of a name. */
static const char *const *
keep_values(const sipnl_message_t *message, sipnl_header_t header)
{
    static const char *const none[] = { NULL };
    wmem_array_t *values;
    sipnl_part_t value = { NULL, 0 };
    const char *string;

    if (message->headers.first[header].at == NULL) {
        return none;
    }
    values = wmem_array_sized_new(wmem_file_scope(), sizeof(const char *), 2);
    while (sipnl_next_header(&message->headers, header, &value)) {
        string = sipnl_message_string(wmem_file_scope(), message, value);
        wmem_array_append_one(values, string);
    }
    string = NULL;
    wmem_array_append_one(values, string);
    return (const char *const *)wmem_array_get_raw(values);
}

/* A Warning is explained in responses only, where it belongs. */
static const sipnl_kept_headers_t *
keep_headers(const sipnl_message_t *message)
{
    sipnl_kept_headers_t *headers;

    if (message->headers.first[SIPNL_REASON].at == NULL
        && (message->status_code == 0 || message->headers.first[SIPNL_WARNING].at == NULL)) {
        return NULL;
    }
    headers = wmem_new(wmem_file_scope(), sipnl_kept_headers_t);
    headers->method = sipnl_message_string(wmem_file_scope(), message, message->method_name);
    headers->reasons = keep_values(message, SIPNL_REASON);
    headers->warnings = keep_values(message, SIPNL_WARNING);
    return headers;
}

/* The reason phrase in "SIP/2.0 486 Busy Here"; it can be empty. */
static sipnl_part_t
reason_phrase_of(sipnl_part_t status_line)
{
    static const gsize phrase_start = sizeof("SIP/2.0 486 ") - 1;
    const gsize skipped = MIN(phrase_start, status_line.length);
    const sipnl_part_t phrase = { status_line.at + skipped, status_line.length - skipped };

    return phrase;
}

/* Keeps the reason phrase where it is not the registered one. Gives the text for
 * one that means something of its own, or NULL. */
static const sipnl_text_t *
keep_sent_phrase(wmem_allocator_t *scope, sipnl_kept_message_t *kept, const sipnl_message_t *message)
{
    const sipnl_part_t phrase = reason_phrase_of(message->headers.start_line);
    const char *registered = kept->response->reason_phrase;
    const char *string;

    if (phrase.length == 0 || (registered != NULL && sipnl_part_is(phrase, registered))) {
        return NULL;
    }
    string = g_strchug(sipnl_message_string(scope, message, phrase));
    if (*string == '\0' || (registered != NULL && sipnl_same_reason_phrase(string, registered))) {
        return NULL;
    }
    kept->custom_phrase = wmem_strdup(wmem_file_scope(), string);
    return sipnl_find_sent_phrase_text(kept->code, string);
}

/* The seconds in "120 (in a meeting)" or "120;duration=60" (RFC 3261 section
 * 20.33); 0 where there are none. */
static guint32
retry_after_of(wmem_allocator_t *scope, const sipnl_message_t *message)
{
    const char *value = sipnl_message_header(scope, message, SIPNL_RETRY_AFTER);
    char *end;
    guint64 seconds;

    if (value == NULL || !g_ascii_isdigit(*value)) {
        return 0;
    }
    seconds = g_ascii_strtoull(value, &end, 10);
    return (*end == '\0' || strchr(SIPNL_BLANKS ";(", *end) != NULL) && seconds <= G_MAXUINT32 ? (guint32)seconds : 0;
}

static void
keep_response(wmem_allocator_t *scope, sipnl_kept_message_t *kept, const sipnl_message_t *message)
{
    const sipnl_response_t *response = kept->response;
    const sipnl_text_t *sent_phrase_text;

    kept->code = (guint16)message->status_code;
    sent_phrase_text = keep_sent_phrase(scope, kept, message);
    kept->is_repeated = response->repeated_text != NULL && kept->call != NULL
        && sipnl_challenge_is_repeated(kept->call, message);
    kept->retry_after = message->status_code >= 400 ? retry_after_of(scope, message) : 0;
    kept->has_own_text = kept->is_repeated || sent_phrase_text != NULL;
    if (kept->is_repeated) {
        kept->text = response->repeated_text;
    } else if (sent_phrase_text != NULL) {
        kept->text = sent_phrase_text;
    } else {
        kept->text = sipnl_find_text(response, message->method_name);
    }
}

static void
keep_request(sipnl_kept_message_t *kept, const sipnl_message_t *message)
{
    if (kept->call == NULL) {
        return;
    }
    sipnl_challenges_note_request(kept->call, message);
    if (message->method == SIPNL_INVITE) {
        kept->is_in_dialog = sipnl_is_in_dialog(message);
    } else if (message->method == SIPNL_BYE) {
        kept->sender = sipnl_find_sender(kept->call, message);
    }
}

/* Gives FALSE where there is nothing worth keeping. */
static gboolean
keep_message(wmem_allocator_t *scope, sipnl_kept_message_t *kept, const sipnl_message_t *message)
{
    sipnl_call_t *call;

    memset(kept, 0, sizeof(*kept));
    if (message->status_code != 0) {
        kept->response = sipnl_find_response(message->status_code);
        if (kept->response == NULL) {
            return FALSE;
        }
    }
    call = sipnl_find_call(message);
    kept->method = message->method;
    kept->is_resent = message->is_resent;
    kept->call = call;
    kept->cseq = message->cseq;
    kept->is_unregistering = call != NULL && call->is_unregistering;
    if (message->status_code != 0) {
        keep_response(scope, kept, message);
        if (call != NULL) {
            sipnl_challenges_note_response(call, message);
        }
    } else {
        keep_request(kept, message);
    }
    kept->headers = keep_headers(message);
    return kept->response != NULL || kept->headers != NULL
        || (kept->call != NULL && message->method != SIPNL_OTHER_METHOD);
}

static sipnl_kept_frame_t *
keep_messages(wmem_allocator_t *scope, wmem_array_t *messages)
{
    const guint most = wmem_array_get_count(messages);
    sipnl_kept_message_t *kept = (sipnl_kept_message_t *)wmem_alloc(scope, most * sizeof(sipnl_kept_message_t));
    sipnl_kept_frame_t *frame;
    guint count = 0;
    guint i;

    for (i = 0; i < most; i++) {
        if (keep_message(scope, &kept[count], (const sipnl_message_t *)wmem_array_index(messages, i))) {
            count++;
        }
    }
    if (count == 0) {
        return NULL;
    }
    frame = (sipnl_kept_frame_t *)wmem_alloc(wmem_file_scope(),
        sizeof(sipnl_kept_frame_t) + count * sizeof(sipnl_kept_message_t));
    frame->count = count;
    memcpy(frame->messages, kept, count * sizeof(sipnl_kept_message_t));
    return frame;
}

sipnl_kept_frame_t *
sipnl_keep_frame(packet_info *pinfo, proto_tree *tree)
{
    wmem_array_t *messages = sipnl_messages_read(pinfo->pool, tree);

    return messages != NULL ? keep_messages(pinfo->pool, messages) : NULL;
}
