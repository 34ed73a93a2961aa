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

#include "texts/causes.h"
#include "texts/values.h"
#include "texts/words.h"

static void
explain_reason(const sipnl_reason_t *sent, sipnl_situation_t situation, sipnl_explained_reason_t *reason)
{
    const sipnl_cause_t *protocol = sent->protocol != NULL ? sipnl_find_protocol(sent->protocol) : NULL;

    memset(reason, 0, sizeof(*reason));
    reason->sent = sent;
    reason->protocol = protocol != NULL ? protocol->protocol : sent->protocol;
    if (protocol != NULL && sent->has_cause) {
        situation.sent = sent->text;
        reason->row = sipnl_find_cause(protocol, sent->cause);
        sipnl_explain_cause(reason->row, sent->cause, &situation, &reason->text);
    }
}

static void
explain_reasons(packet_info *pinfo, sipnl_explained_message_t *message, const sipnl_situation_t *situation)
{
    const sipnl_kept_extras_t *extras = message->kept->extras;
    guint i;

    if (extras == NULL || extras->reasons_count == 0) {
        return;
    }
    message->reasons_count = extras->reasons_count;
    message->reasons = wmem_alloc_array(pinfo->pool, sipnl_explained_reason_t, extras->reasons_count);
    for (i = 0; i < extras->reasons_count; i++) {
        explain_reason(&extras->reasons[i], *situation, &message->reasons[i]);
    }
}

/* Whether a reason says more than the response: anything, of a request. */
static gboolean
says_more(const sipnl_explained_message_t *message, const sipnl_explained_reason_t *reason)
{
    return reason->text.category != NULL && reason->text.phrase != NULL && !reason->text.uninformative
        && (message->kept->code == 0 || (strcmp(reason->text.phrase, message->code.text.phrase) != 0
            && sipnl_find_relation(reason->row, message->kept->code) != SIPNL_RELATION_REPEATS));
}

/* Both must be about a failure: a 183 to go with an announcement is not. A 487 only says
 * that the attempt was ended, which goes with any cause. */
static gboolean
contradicts(const sipnl_explained_message_t *message, const sipnl_explained_reason_t *reason)
{
    return message->kept->code >= 400 && message->kept->code != 487
        && reason->text.category->severity != SIPNL_SEVERITY_NONE
        && reason->text.category != message->code.text.category
        && sipnl_find_relation(reason->row, message->kept->code) == SIPNL_RELATION_UNNAMED;
}

/* Finds the first reason of another category than the response; where there is
 * none, the first that says more than it. */
static void
find_telling_reason(sipnl_explained_message_t *message)
{
    guint i;

    for (i = 0; i < message->reasons_count; i++) {
        const sipnl_explained_reason_t *reason = &message->reasons[i];

        if (says_more(message, reason)
            && (message->telling_reason == NULL || (reason->text.category != message->code.text.category
                && message->telling_reason->text.category == message->code.text.category))) {
            message->telling_reason = reason;
        }
    }
    message->conflict = message->telling_reason != NULL && contradicts(message, message->telling_reason);
}

/* Lets the response speak for itself. */
static void
weigh_code(sipnl_explained_message_t *message)
{
    const sipnl_text_t *text = &message->code.text;

    message->explanation = text->explanation;
    message->advice = text->advice;
    message->customer = text->customer;
    message->actual = text->category;
    message->severity = text->severity;
    message->side = text->side;
}

/* A phrase as it stands in a sentence: "In gesprek" is "in gesprek", "SIP-fout" stays. */
static char *
in_sentence(wmem_allocator_t *scope, const char *phrase)
{
    char *copy = wmem_strdup(scope, phrase);

    if (g_ascii_islower(phrase[0] != '\0' ? phrase[1] : '\0')) {
        copy[0] = g_ascii_tolower(copy[0]);
    }
    return copy;
}

/* Lets the reason win: of a request it is all there is, and of a failure it says more.
 * The user's own text stays. */
static void
weigh_reason(packet_info *pinfo, sipnl_explained_message_t *message)
{
    const sipnl_text_t *text = &message->telling_reason->text;

    if (message->kept->code != 0 && message->kept->code < 400) {
        return;
    }
    message->actual = text->category;
    message->severity = text->severity;
    /* What the code said of a side holds no longer where something else is the matter. */
    if (text->side != SIPNL_SIDE_UNKNOWN || text->category != message->code.text.category) {
        message->side = text->side;
    }
    if (message->code.origin == SIPNL_ORIGIN_USER) {
        return;
    }
    message->explanation = message->kept->code == 0 ? text->explanation
        : wmem_strdup_printf(pinfo->pool, message->conflict ? "%u (%s), maar de meegestuurde oorzaak zegt: %s" : "%u (%s), nader: %s",
            message->kept->code,
            in_sentence(pinfo->pool, message->code.text.phrase), text->explanation);
    message->advice = text->advice;
    message->customer = text->customer != NULL ? text->customer : text->category->customer;
}

/* What is only quoted in an ICMP error told its receiver nothing. */
static void
weigh_undelivered(sipnl_explained_message_t *message)
{
    message->explanation = sipnl_find_value("undelivered", "explanation")->text;
    message->advice = sipnl_find_value("undelivered", "advice")->text;
    message->customer = NULL;
    message->actual = NULL;
    message->severity = SIPNL_SEVERITY_NONE;
    message->side = SIPNL_SIDE_UNKNOWN;
}

void
sipnl_explain_message(packet_info *pinfo, const sipnl_kept_message_t *kept, sipnl_explained_message_t *message)
{
    const sipnl_situation_t situation = sipnl_kept_situation(kept);

    memset(message, 0, sizeof(*message));
    message->kept = kept;
    if (kept->code != 0) {
        (void)sipnl_explain_code(kept->code, &situation, &message->code);
        weigh_code(message);
    }
    explain_reasons(pinfo, message, &situation);
    find_telling_reason(message);
    if (kept->is_undelivered) {
        weigh_undelivered(message);
    } else if (message->telling_reason != NULL) {
        weigh_reason(pinfo, message);
    }
}

/* Of a text of the user a copy is kept: he can change it. */
static sipnl_verdict_t
verdict_of(const sipnl_text_t *text, gboolean is_of_user)
{
    const sipnl_verdict_t verdict = {
        is_of_user ? wmem_strdup(wmem_file_scope(), text->phrase) : text->phrase,
        text->category,
        text->outcome != NULL || text->category == NULL ? text->outcome : text->category->outcome
    };

    return verdict;
}

/* What an ICMP error says, such as "ICMP 3/3": "poort onbereikbaar"; NULL where that is
 * not known. */
static const char *
meaning_of_icmp(const char *undelivered)
{
    char **words = g_strsplit(undelivered, " ", 2);
    const sipnl_value_t *value = sipnl_find_value(words[0], words[1]);

    g_strfreev(words);
    return value != NULL ? value->text : NULL;
}

/* Why a message did not arrive: "ICMP: poort onbereikbaar". */
static const char *
undelivered_phrase(wmem_allocator_t *scope, const char *undelivered)
{
    const int protocol = (int)strcspn(undelivered, " ");
    const char *meaning = meaning_of_icmp(undelivered);

    return wmem_strdup_printf(scope, "%.*s: %s", protocol, undelivered,
        meaning != NULL ? meaning : undelivered + protocol + 1);
}

const char *
sipnl_undelivered_in_words(packet_info *pinfo, const char *undelivered)
{
    const char *meaning = meaning_of_icmp(undelivered);

    return meaning != NULL ? wmem_strdup_printf(pinfo->pool, "%s: %s", undelivered, meaning) : undelivered;
}

static sipnl_verdict_t
verdict_of_undelivered(const char *undelivered)
{
    const sipnl_verdict_t verdict = {
        undelivered_phrase(wmem_file_scope(), undelivered),
        &sipnl_categories[SIPNL_CATEGORY_UNAVAILABLE],
        &sipnl_outcomes[SIPNL_OUTCOME_UNDELIVERED]
    };

    return verdict;
}

/* What the status code in a NOTIFY says of a transfer: it answers an INVITE. */
static sipnl_verdict_t
verdict_of_sipfrag(guint16 code)
{
    const sipnl_situation_t situation = { SIPNL_METHOD_INVITE, 0, 0, NULL };
    sipnl_explained_code_t explained;

    (void)sipnl_explain_code(code, &situation, &explained);
    return verdict_of(&explained.text, explained.origin == SIPNL_ORIGIN_USER);
}

void
sipnl_tell_call(const sipnl_explained_message_t *message, sipnl_event_t *event)
{
    const sipnl_kept_extras_t *extras = message->kept->extras;
    const sipnl_explained_reason_t *reason = message->telling_reason;
    guint i;

    if (message->kept->is_undelivered) {
        event->says = verdict_of_undelivered(extras->undelivered);
        return;
    }
    if (message->kept->code != 0) {
        event->says = verdict_of(&message->code.text, message->code.origin == SIPNL_ORIGIN_USER);
    } else if (extras != NULL && extras->sipfrag != 0) {
        event->says = verdict_of_sipfrag(extras->sipfrag);
    }
    /* "Answered elsewhere" and the like come first, wherever they stand. */
    for (i = 0; i < message->reasons_count; i++) {
        const sipnl_text_t *text = &message->reasons[i].text;

        if (says_more(message, &message->reasons[i]) && text->outcome != NULL && text->outcome != text->category->outcome) {
            reason = &message->reasons[i];
            break;
        }
    }
    if (reason != NULL) {
        event->reason = verdict_of(&reason->text, FALSE);
    }
}

const char *
sipnl_transfer_in_words(packet_info *pinfo, const sipnl_transfer_t *transfer)
{
    const char *label = in_sentence(pinfo->pool, sipnl_find_value("detail", "Refer-To")->text);

    if (transfer->verdict.phrase == NULL) {
        return wmem_strdup_printf(pinfo->pool, "%s %s", label, transfer->target);
    }
    return wmem_strdup_printf(pinfo->pool, "%s %s: %s", label, transfer->target,
        in_sentence(pinfo->pool, transfer->code >= 200 && transfer->code < 300 ? transfer->verdict.outcome->label
            : transfer->verdict.phrase));
}

/* The name of the method of a request. */
static const char *
method_of(const sipnl_kept_message_t *kept)
{
    if (kept->method != SIPNL_METHOD_OTHER) {
        return sipnl_method_words[kept->method - 1];
    }
    return kept->extras != NULL && kept->extras->method != NULL ? kept->extras->method : "SIP-verzoek";
}

/* What a request tells: how a transfer goes. */
static void
append_request(packet_info *pinfo, wmem_strbuf_t *summary, const sipnl_kept_message_t *kept)
{
    const sipnl_kept_extras_t *extras = kept->extras;

    wmem_strbuf_append(summary, method_of(kept));
    if (extras != NULL && extras->transfer != NULL) {
        wmem_strbuf_append_printf(summary, ": %s", sipnl_transfer_in_words(pinfo, extras->transfer));
    }
}

const char *
sipnl_summary_of(packet_info *pinfo, const sipnl_explained_message_t *message, gboolean with_categories)
{
    const sipnl_kept_message_t *kept = message->kept;
    const sipnl_explained_reason_t *reason = message->telling_reason;
    wmem_strbuf_t *summary = wmem_strbuf_new(pinfo->pool, "");

    if (kept->code != 0) {
        wmem_strbuf_append_printf(summary, "%u %s", kept->code, message->code.text.phrase);
        if (with_categories) {
            wmem_strbuf_append_printf(summary, " [%s]", message->code.category->name);
        }
    } else {
        append_request(pinfo, summary, kept);
    }
    if (kept->is_undelivered) {
        wmem_strbuf_append_printf(summary, ", niet afgeleverd (%s)",
            undelivered_phrase(pinfo->pool, kept->extras->undelivered));
    }
    if (reason != NULL) {
        wmem_strbuf_append_printf(summary, ", Reason: %s", reason->text.phrase);
        if (with_categories) {
            wmem_strbuf_append_printf(summary, " [%s]", reason->text.category->name);
        }
    }
    return wmem_strbuf_finalize(summary);
}
