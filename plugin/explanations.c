/* explanations.c
 * What there is to say of a kept SIP message.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "explanations.h"

#include "user-codes.h"

static void
explain_reasons(packet_info *pinfo, sipnl_explained_message_t *message)
{
    const char *const *header;

    if (message->kept->headers == NULL) {
        return;
    }
    message->reasons = wmem_array_new(pinfo->pool, sizeof(sipnl_explained_reason_t));
    for (header = message->kept->headers->reasons; *header != NULL; header++) {
        const char *at = *header;
        sipnl_explained_reason_t reason;

        while (wmem_array_get_count(message->reasons) < SIPNL_VALUES_MAX
            && sipnl_next_reason(pinfo->pool, &at, &reason.sent)) {
            sipnl_explain_cause(&reason.sent, message->kept->headers->method, &reason.cause);
            wmem_array_append_one(message->reasons, reason);
        }
        if (*at != '\0') {
            memset(&reason, 0, sizeof(reason));
            reason.sent.raw = at;
            wmem_array_append_one(message->reasons, reason);
        }
    }
}

static sipnl_severity_t
built_in_severity(const sipnl_kept_message_t *kept)
{
    return kept->is_repeated ? SIPNL_SEVERITY_WARNING : kept->response->severity;
}

static void
explain_code(sipnl_explained_message_t *message)
{
    const sipnl_kept_message_t *kept = message->kept;
    const sipnl_user_code_t *user_code = sipnl_find_user_code(kept->code);

    if (user_code != NULL) {
        message->phrase = user_code->phrase;
        message->explanation = user_code->explanation;
        message->advice = user_code->advice != NULL && user_code->advice[0] != '\0' ? user_code->advice : NULL;
        message->reference = "Voorkeuren, Eigen SIP-codes";
        message->category = &sipnl_categories[user_code->category];
        message->severity = message->category == kept->response->category ? built_in_severity(kept)
            : message->category->severity;
        message->has_own_text = TRUE;
    } else {
        message->phrase = kept->is_repeated && kept->response->repeated_phrase != NULL
            ? kept->response->repeated_phrase : kept->response->phrase;
        message->explanation = kept->text->explanation;
        message->advice = kept->text->advice;
        message->reference = kept->response->reference;
        message->category = kept->response->category;
        message->severity = built_in_severity(kept);
        message->has_own_text = kept->has_own_text != 0;
    }
}

guint
sipnl_count_reasons(const sipnl_explained_message_t *message)
{
    return message->reasons != NULL ? wmem_array_get_count(message->reasons) : 0;
}

/* Whether a reason says more than the response: anything, of a request. */
static gboolean
says_more(const sipnl_explained_message_t *message, const sipnl_explained_cause_t *cause)
{
    return cause->category != NULL && cause->phrase != NULL && !cause->uninformative
        && (message->phrase == NULL || strcmp(cause->phrase, message->phrase) != 0);
}

/* Finds the first reason of another category than the response; where there is
 * none, the first that says more than it. */
static void
find_telling_reason(sipnl_explained_message_t *message)
{
    guint i;

    for (i = 0; i < sipnl_count_reasons(message); i++) {
        const sipnl_explained_reason_t *reason =
            (const sipnl_explained_reason_t *)wmem_array_index(message->reasons, i);

        if (!says_more(message, &reason->cause)) {
            continue;
        }
        if (reason->cause.category != message->category) {
            message->telling_reason = reason;
            /* Both must be about a failure: a 183 to go with an announcement is not. */
            message->conflict = message->kept->code >= 400
                && reason->cause.category->severity != SIPNL_SEVERITY_NONE;
            return;
        }
        if (message->telling_reason == NULL) {
            message->telling_reason = reason;
        }
    }
}

/* A time in Dutch words: "1 uur en 30 minuten". Beyond a day only days
 * and hours are told, so that the advice goes on a line. */
static char *
time_in_words(wmem_allocator_t *scope, guint32 seconds)
{
    static const struct {
        guint32 seconds;
        const char *one;
        const char *more;
    } units[] = {
        { 24 * 60 * 60, "dag", "dagen" },
        { 60 * 60, "uur", "uur" },
        { 60, "minuut", "minuten" },
        { 1, "seconde", "seconden" }
    };
    wmem_strbuf_t *words = wmem_strbuf_new(scope, "");
    guint i;

    if (seconds >= units[0].seconds) {
        seconds -= seconds % units[1].seconds;
    }
    for (i = 0; i < G_N_ELEMENTS(units); i++) {
        const guint32 count = seconds / units[i].seconds;

        seconds -= count * units[i].seconds;
        if (count > 0) {
            if (wmem_strbuf_get_len(words) > 0) {
                wmem_strbuf_append(words, seconds > 0 ? ", " : " en ");
            }
            wmem_strbuf_append_printf(words, "%u %s", count, count == 1 ? units[i].one : units[i].more);
        }
    }
    return wmem_strbuf_finalize(words);
}

/* What some advice starts with, and Retry-After says better. */
#define TRY_AGAIN_LATER "Probeer het later opnieuw. "

static void
explain_retry_after(packet_info *pinfo, sipnl_explained_message_t *message)
{
    const guint32 seconds = message->kept->retry_after;

    if (seconds > 0) {
        const char *advice = message->advice != NULL ? message->advice : "";

        if (g_str_has_prefix(advice, TRY_AGAIN_LATER)) {
            advice += strlen(TRY_AGAIN_LATER);
        }
        message->advice = wmem_strdup_printf(pinfo->pool, "Opnieuw proberen na %s.%s%s",
            time_in_words(pinfo->pool, seconds), *advice != '\0' ? " " : "", advice);
    }
}

static void
explain_conflict(packet_info *pinfo, sipnl_explained_message_t *message)
{
    const sipnl_explained_reason_t *reason = message->telling_reason;

    if (!message->conflict) {
        return;
    }
    message->severity = reason->cause.category->severity;
    if (!message->has_own_text) {
        message->explanation = wmem_strdup_printf(pinfo->pool,
            "Het antwoord zegt “%s”, maar volgens de Reason-header is de oorzaak: “%s” (%s %u).",
            message->phrase, reason->cause.phrase, reason->cause.protocol, reason->sent.cause);
    }
}

void
sipnl_explain_message(packet_info *pinfo, const sipnl_kept_message_t *kept, sipnl_explained_message_t *message)
{
    memset(message, 0, sizeof(*message));
    message->kept = kept;
    explain_reasons(pinfo, message);
    if (kept->response != NULL) {
        explain_code(message);
    }
    find_telling_reason(message);
    if (kept->response != NULL) {
        explain_retry_after(pinfo, message);
        explain_conflict(pinfo, message);
    } else if (message->telling_reason != NULL) {
        message->severity = message->telling_reason->cause.category->severity;
    }
}

gboolean
sipnl_is_explained(const sipnl_explained_message_t *message)
{
    return message->kept->response != NULL || message->kept->headers != NULL;
}

gboolean
sipnl_is_login(const sipnl_explained_message_t *message)
{
    return message->kept->response != NULL && message->kept->response->repeated_text != NULL
        && !message->kept->is_repeated;
}

const sipnl_category_t *
sipnl_actual_category(const sipnl_explained_message_t *message)
{
    if (message->telling_reason != NULL && (message->conflict || message->category == NULL)) {
        return message->telling_reason->cause.category;
    }
    return message->category;
}

const char *
sipnl_phrase_of(packet_info *pinfo, const sipnl_explained_message_t *message)
{
    if (message->telling_reason == NULL) {
        return message->phrase;
    }
    return wmem_strdup_printf(pinfo->pool, "%s, Reason: %s", message->phrase,
        message->telling_reason->cause.phrase);
}

const char *
sipnl_summary_of(packet_info *pinfo, const sipnl_explained_message_t *message, gboolean with_categories)
{
    const sipnl_explained_reason_t *reason = message->telling_reason;
    wmem_strbuf_t *summary = wmem_strbuf_new(pinfo->pool, "");

    if (message->phrase != NULL) {
        wmem_strbuf_append_printf(summary, "%u %s", message->kept->code, message->phrase);
        if (with_categories) {
            wmem_strbuf_append_printf(summary, " [%s]", message->category->name);
        }
    } else {
        const char *method = message->kept->headers->method;

        wmem_strbuf_append(summary, method != NULL ? method : "SIP-verzoek");
    }
    if (reason != NULL) {
        wmem_strbuf_append_printf(summary, ", Reason: %s", reason->cause.phrase);
        if (with_categories) {
            wmem_strbuf_append_printf(summary, " [%s]", reason->cause.category->name);
        }
    }
    return wmem_strbuf_finalize(summary);
}
