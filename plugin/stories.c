/* stories.c
 * Tells a call in Dutch.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "stories.h"

#include "durations.h"
#include "explanations.h"
#include "texts/values.h"
#include "texts/words.h"

static const char *
text_of_remark(guint remark)
{
    return sipnl_find_value("call", sipnl_remark_words[remark])->text;
}

/* The failure of a re-INVITE or BYE: ": 488 Fax via T.38 geweigerd". */
static void
append_change(wmem_strbuf_t *text, const sipnl_progress_t *progress, const char *said)
{
    wmem_strbuf_append_printf(text, ": %u", progress->change_code);
    if (g_ascii_strcasecmp(progress->change, said) != 0) {
        wmem_strbuf_append_printf(text, " %s", progress->change);
    }
}

static void
append_remarks(wmem_strbuf_t *text, const sipnl_progress_t *progress, const char *separator)
{
    guint remark;

    for (remark = 0; remark < SIPNL_REMARK_COUNT; remark++) {
        if (!sipnl_is_remarked(progress, remark)
            || (remark == SIPNL_REMARK_ANSWER_NOT_SEEN && sipnl_is_remarked(progress, SIPNL_REMARK_STARTED_EARLIER))) {
            continue;
        }
        wmem_strbuf_append_printf(text, "%s%s", wmem_strbuf_get_len(text) > 0 ? separator : "", text_of_remark(remark));
        if (remark == SIPNL_REMARK_CHANGE_REFUSED || remark == SIPNL_REMARK_HANGING_UP_REFUSED) {
            append_change(text, progress, text_of_remark(remark));
        }
    }
}

static void
append_transfer(packet_info *pinfo, wmem_strbuf_t *text, const sipnl_call_t *call)
{
    if (call->transfer != NULL) {
        wmem_strbuf_append_printf(text, "%s%s", wmem_strbuf_get_len(text) > 0 ? "; " : "",
            sipnl_transfer_in_words(pinfo, call->transfer));
    }
}

const char *
sipnl_call_phrase(packet_info *pinfo, const sipnl_call_t *call)
{
    const sipnl_progress_t *progress = &call->progress;
    wmem_strbuf_t *text = wmem_strbuf_new(pinfo->pool, "");

    if (progress->verdict.phrase != NULL && progress->verdict.outcome != &sipnl_outcomes[SIPNL_OUTCOME_ANSWERED]) {
        wmem_strbuf_append(text, progress->verdict.phrase);
    }
    if (progress->cause != NULL) {
        wmem_strbuf_append_printf(text, "%s%s", wmem_strbuf_get_len(text) > 0 ? ", Reason: " : "", progress->cause);
    }
    append_remarks(text, progress, "; ");
    append_transfer(pinfo, text, call);
    return wmem_strbuf_get_len(text) > 0 ? wmem_strbuf_finalize(text) : NULL;
}

const char *
sipnl_call_ended_by(const sipnl_call_t *call)
{
    static const char *const parties[] = { "unknown", "caller", "callee" };

    return call->progress.stage == SIPNL_ENDED ? sipnl_find_value("party", parties[call->progress.ended_by])->text : NULL;
}

/* How long after its first INVITE something happened in a call, in words; or NULL. */
static const char *
time_in_call(packet_info *pinfo, const sipnl_progress_t *progress, sipnl_moment_t moment)
{
    return progress->has_start ? sipnl_duration_in_words(pinfo->pool, progress->start, moment) : NULL;
}

static const char *
time_of_ringing(packet_info *pinfo, const sipnl_progress_t *progress)
{
    return time_in_call(pinfo, progress, progress->rang == 0 ? progress->ringing : progress->rang);
}

/* What was the first sign of the callee. */
static const char *
sign_in_words(const sipnl_progress_t *progress)
{
    if (progress->rang != 0) {
        return "ging het toestel over";
    }
    return progress->has_sound ? "kwam er geluid" : "werd het gesprek verder opgezet";
}

/* "; na 2,7 s ging het toestel over" */
static void
append_ringing(packet_info *pinfo, wmem_strbuf_t *story, const sipnl_progress_t *progress)
{
    const char *after = time_of_ringing(pinfo, progress);

    if (after != NULL) {
        wmem_strbuf_append_printf(story, "; na %s %s", after, sign_in_words(progress));
    }
}

static void
append_answer(packet_info *pinfo, wmem_strbuf_t *story, const sipnl_progress_t *progress)
{
    const char *after = time_in_call(pinfo, progress, progress->answered);

    if (after != NULL) {
        wmem_strbuf_append_printf(story, "%s na %s is er opgenomen", time_of_ringing(pinfo, progress) == NULL ? ";" : " en",
            after);
    } else {
        wmem_strbuf_append_printf(story, "; %s", progress->verdict.outcome->story);
    }
}

/* Whether something else than a wish to hang up ended an answered call: a timer, a fault. */
static gboolean
is_broken_off(const sipnl_progress_t *progress)
{
    return progress->verdict.category->severity != SIPNL_SEVERITY_NONE
        && (progress->cause != NULL || !sipnl_is_remarked(progress, SIPNL_REMARK_HANGING_UP_REFUSED));
}

static void
append_hanging_up(packet_info *pinfo, wmem_strbuf_t *story, const sipnl_call_t *call)
{
    const sipnl_progress_t *progress = &call->progress;
    const char *after = sipnl_duration_in_words(pinfo->pool, progress->answered, progress->ended);

    wmem_strbuf_append(story, "; ");
    if (after != NULL) {
        wmem_strbuf_append_printf(story, "na %s ", after);
    }
    if (is_broken_off(progress)) {
        wmem_strbuf_append(story, after != NULL ? "is het gesprek verbroken" : "het gesprek is verbroken");
        if (progress->ended_by != SIPNL_UNKNOWN_PARTY) {
            wmem_strbuf_append_printf(story, " aan de kant van de %s", sipnl_call_ended_by(call));
        }
    } else if (progress->ended_by == SIPNL_UNKNOWN_PARTY) {
        wmem_strbuf_append(story, after != NULL ? "is er opgehangen" : "er is opgehangen");
    } else {
        wmem_strbuf_append_printf(story, after != NULL ? "hing de %s op" : "de %s hing op", sipnl_call_ended_by(call));
    }
}

static void
append_end(packet_info *pinfo, wmem_strbuf_t *story, const sipnl_progress_t *progress)
{
    const char *after = time_in_call(pinfo, progress, progress->ended);

    wmem_strbuf_append(story, "; ");
    if (after != NULL) {
        wmem_strbuf_append_printf(story, "na %s: ", after);
    }
    wmem_strbuf_append(story, progress->verdict.outcome->story);
}

/* What made a call end before an answer: "486". */
static void
append_end_reason(wmem_strbuf_t *remarks, const sipnl_progress_t *progress)
{
    if (progress->verdict.outcome == &sipnl_outcomes[SIPNL_OUTCOME_UNDELIVERED]) {
        wmem_strbuf_append(remarks, progress->verdict.phrase);
    } else if (progress->code >= 300) {
        wmem_strbuf_append_printf(remarks, "%u", progress->code);
    }
}

static const char *
name_or_unknown(const char *name)
{
    return name != NULL && name[0] != '\0' ? name : sipnl_find_value("party", "unknown")->text;
}

const char *
sipnl_call_story(packet_info *pinfo, const sipnl_call_t *call)
{
    const sipnl_progress_t *progress = &call->progress;
    const gboolean is_answered = progress->verdict.outcome == &sipnl_outcomes[SIPNL_OUTCOME_ANSWERED];
    wmem_strbuf_t *story = wmem_strbuf_new(pinfo->pool, "");
    wmem_strbuf_t *remarks = wmem_strbuf_new(pinfo->pool, "");

    wmem_strbuf_append_printf(story, call->caller_tag != 0 ? "%s belde %s" : "Gesprek tussen %s en %s",
        name_or_unknown(call->caller), name_or_unknown(call->callee));
    append_ringing(pinfo, story, progress);
    if (is_answered) {
        append_answer(pinfo, story, progress);
        if (progress->stage == SIPNL_ENDED) {
            append_hanging_up(pinfo, story, call);
        }
    } else {
        append_end(pinfo, story, progress);
        append_end_reason(remarks, progress);
    }
    if (progress->cause != NULL) {
        wmem_strbuf_append_printf(remarks, "%sReason: %s", wmem_strbuf_get_len(remarks) > 0 ? "; " : "", progress->cause);
    }
    append_remarks(remarks, progress, "; ");
    append_transfer(pinfo, remarks, call);
    if (wmem_strbuf_get_len(remarks) > 0) {
        wmem_strbuf_append_printf(story, " (%s)", wmem_strbuf_get_str(remarks));
    }
    wmem_strbuf_append_c(story, '.');
    return wmem_strbuf_finalize(story);
}
