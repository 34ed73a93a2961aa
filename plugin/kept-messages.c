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

static const char **
keep_strings(const GPtrArray *strings)
{
    const guint count = strings != NULL ? strings->len : 0;
    const char **kept = wmem_alloc_array(wmem_file_scope(), const char *, count + 1);
    guint i;

    for (i = 0; i < count; i++) {
        kept[i] = wmem_strdup(wmem_file_scope(), (const char *)g_ptr_array_index(strings, i));
    }
    kept[count] = NULL;
    return kept;
}

static const sipnl_headers_t *
keep_headers(const sipnl_message_t *message)
{
    sipnl_headers_t *headers;

    if (message->reasons == NULL && message->warnings == NULL) {
        return NULL;
    }
    headers = wmem_new(wmem_file_scope(), sipnl_headers_t);
    headers->method = message->method != NULL ? wmem_strdup(wmem_file_scope(), message->method) : NULL;
    headers->reasons = keep_strings(message->reasons);
    headers->warnings = keep_strings(message->warnings);
    return headers;
}

/* The reason phrase in "SIP/2.0 486 Busy Here"; NULL where it is empty. */
static const char *
reason_phrase_of(const char *status_line)
{
    const char *blank = status_line != NULL ? strchr(status_line, ' ') : NULL;
    const char *phrase = blank != NULL ? strchr(blank + 1, ' ') : NULL;

    if (phrase == NULL) {
        return NULL;
    }
    phrase += strspn(phrase, " \t");
    return *phrase != '\0' ? phrase : NULL;
}

static void
keep_response(wmem_allocator_t *scope, sipnl_kept_message_t *kept, const sipnl_message_t *message)
{
    const sipnl_response_t *response = sipnl_find_response(message->status_code);
    const char *sent_phrase = reason_phrase_of(message->status_line);
    const sipnl_text_t *sent_phrase_text = NULL;

    if (sent_phrase != NULL
        && (response->reason_phrase == NULL || !sipnl_same_reason_phrase(sent_phrase, response->reason_phrase))) {
        kept->custom_phrase = wmem_strdup(wmem_file_scope(), sent_phrase);
        sent_phrase_text = sipnl_find_sent_phrase_text(message->status_code, sent_phrase);
    }
    kept->code = (guint16)message->status_code;
    kept->response = response;
    kept->is_resent = message->is_resent;
    kept->repeated = response->repeated_text != NULL && sipnl_challenge_is_repeated(scope, message);
    kept->retry_after = message->status_code >= 400 ? message->retry_after : 0;
    kept->has_own_text = kept->repeated || sent_phrase_text != NULL;
    if (kept->repeated) {
        kept->text = response->repeated_text;
    } else if (sent_phrase_text != NULL) {
        kept->text = sent_phrase_text;
    } else {
        kept->text = sipnl_find_text(response, message->method);
    }
}

/* Whether there is something to explain: a response, or why a request was sent. */
static gboolean
is_kept(const sipnl_message_t *message)
{
    return message->status_code == 0 ? message->reasons != NULL : sipnl_find_response(message->status_code) != NULL;
}

static sipnl_kept_frame_t *
keep_messages(wmem_allocator_t *scope, const GArray *messages)
{
    sipnl_kept_frame_t *frame;
    guint count = 0;
    guint i;

    for (i = 0; i < messages->len; i++) {
        if (is_kept(&g_array_index(messages, sipnl_message_t, i))) {
            count++;
        }
    }
    if (count == 0) {
        return NULL;
    }
    frame = (sipnl_kept_frame_t *)wmem_alloc0(wmem_file_scope(),
        sizeof(sipnl_kept_frame_t) + count * sizeof(sipnl_kept_message_t));
    for (i = 0; i < messages->len; i++) {
        const sipnl_message_t *message = &g_array_index(messages, sipnl_message_t, i);
        sipnl_kept_message_t *kept = &frame->messages[frame->count];

        if (is_kept(message)) {
            if (message->status_code != 0) {
                keep_response(scope, kept, message);
            }
            kept->headers = keep_headers(message);
            frame->count++;
        }
    }
    return frame;
}

sipnl_kept_frame_t *
sipnl_keep_frame(packet_info *pinfo, proto_tree *tree)
{
    GArray *messages = sipnl_messages_read(tree);
    sipnl_kept_frame_t *frame;
    guint i;

    if (messages == NULL) {
        return NULL;
    }
    for (i = 0; i < messages->len; i++) {
        const sipnl_message_t *message = &g_array_index(messages, sipnl_message_t, i);

        if (message->status_code == 0) {
            sipnl_challenges_note_request(pinfo->pool, message);
        }
    }
    frame = keep_messages(pinfo->pool, messages);
    sipnl_messages_free(messages);
    return frame;
}
