/* call-tree.c
 * The item that tells, in each SIP message of a call, of that call.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "call-tree.h"

#include <epan/tfs.h>

#include "explanations.h"
#include "stories.h"
#include "tree-items.h"

static int hf_sipnl_call = -1;
static int hf_sipnl_call_story = -1;
static int hf_sipnl_call_caller = -1;
static int hf_sipnl_call_callee = -1;
static int hf_sipnl_call_outcome = -1;
static int hf_sipnl_call_code = -1;
static int hf_sipnl_call_phrase = -1;
static int hf_sipnl_call_category = -1;
static int hf_sipnl_call_failed = -1;
static int hf_sipnl_call_frame = -1;
static int hf_sipnl_call_start_frame = -1;
static int hf_sipnl_call_ringing_after = -1;
static int hf_sipnl_call_answered_after = -1;
static int hf_sipnl_call_duration = -1;
static int hf_sipnl_call_ended_by = -1;
static int hf_sipnl_call_transfer = -1;
static int hf_sipnl_call_leg_of = -1;
static int hf_sipnl_call_call_id = -1;
static int hf_sipnl_call_source = -1;
static int hf_sipnl_call_destination = -1;

static int ett_sipnl_call = -1;

/* Adds a number; 0 is none. */
static void
add_known(proto_tree *tree, int hf, tvbuff_t *tvb, guint32 value)
{
    if (value != 0) {
        sipnl_add_uint(tree, hf, tvb, value);
    }
}

/* Adds how long it took from one moment to another, where that is known. */
static void
add_time(proto_tree *tree, int hf, tvbuff_t *tvb, sipnl_moment_t from, sipnl_moment_t to)
{
    const gint64 duration = sipnl_duration(from, to);
    nstime_t time = NSTIME_INIT_ZERO;

    if (duration >= 0) {
        time.secs = (time_t)(duration / SIPNL_SECOND);
        time.nsecs = (int)(duration % SIPNL_SECOND);
        proto_item_set_generated(proto_tree_add_time(tree, hf, tvb, 0, 0, &time));
    }
}

static void
add_times(proto_tree *tree, tvbuff_t *tvb, const sipnl_progress_t *progress)
{
    if (progress->has_start) {
        add_time(tree, hf_sipnl_call_ringing_after, tvb, progress->start, progress->ringing);
        add_time(tree, hf_sipnl_call_answered_after, tvb, progress->start, progress->answered);
    }
    if (progress->stage == SIPNL_ENDED) {
        add_time(tree, hf_sipnl_call_duration, tvb, progress->answered, progress->ended);
    }
}

/* The story is the label of the item. It is made only where somebody reads it. */
static proto_item *
add_item(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_call_t *call)
{
    const char *story;
    proto_item *item;

    if (!proto_field_is_referenced(tree, hf_sipnl_call_story)) {
        return proto_tree_add_uint(tree, hf_sipnl_call, tvb, 0, 0, call->number);
    }
    story = sipnl_call_story(pinfo, call);
    item = proto_tree_add_uint_format(tree, hf_sipnl_call, tvb, 0, 0, call->number, "Gesprek %u: %s", call->number, story);
    proto_item_set_hidden(proto_tree_add_string(proto_item_add_subtree(item, ett_sipnl_call), hf_sipnl_call_story, tvb, 0, 0,
        story));
    return item;
}

void
sipnl_call_tree_add(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_call_t *call)
{
    const sipnl_progress_t *progress = &call->progress;
    const sipnl_call_t *leg_of = sipnl_call_of_leg(call);
    proto_item *item = add_item(pinfo, tree, tvb, call);
    proto_tree *subtree = proto_item_add_subtree(item, ett_sipnl_call);

    proto_item_set_generated(item);
    sipnl_add_string(subtree, hf_sipnl_call_caller, tvb, call->caller);
    sipnl_add_string(subtree, hf_sipnl_call_callee, tvb, call->callee);
    sipnl_add_string(subtree, hf_sipnl_call_outcome, tvb, progress->verdict.outcome->label);
    add_known(subtree, hf_sipnl_call_code, tvb, progress->code);
    if (proto_field_is_referenced(tree, hf_sipnl_call_phrase)) {
        sipnl_add_string(subtree, hf_sipnl_call_phrase, tvb, sipnl_call_phrase(pinfo, call));
    }
    sipnl_add_category(subtree, hf_sipnl_call_category, tvb, progress->verdict.category);
    sipnl_add_boolean(subtree, hf_sipnl_call_failed, tvb, sipnl_has_failed(progress));
    sipnl_add_uint(subtree, hf_sipnl_call_frame, tvb, progress->frame);
    sipnl_add_uint(subtree, hf_sipnl_call_start_frame, tvb, progress->start_frame);
    add_times(subtree, tvb, progress);
    sipnl_add_string(subtree, hf_sipnl_call_ended_by, tvb, sipnl_call_ended_by(call));
    sipnl_add_string(subtree, hf_sipnl_call_transfer, tvb,
        call->transfer != NULL ? sipnl_transfer_in_words(pinfo, call->transfer) : NULL);
    add_known(subtree, hf_sipnl_call_leg_of, tvb, leg_of != NULL ? leg_of->number : 0);
    /* Where the call begins stands what is the same in all its messages. */
    if (progress->start_frame == pinfo->num) {
        sipnl_add_string(subtree, hf_sipnl_call_call_id, tvb, call->call_id);
        sipnl_add_string(subtree, hf_sipnl_call_source, tvb, call->source);
        sipnl_add_string(subtree, hf_sipnl_call_destination, tvb, call->destination);
    }
}

void
sipnl_call_tree_register(int proto)
{
    static hf_register_info hf[] = {
        { &hf_sipnl_call,
            { "Gesprek", "sipnl.call", FT_UINT32, BASE_DEC,
              NULL, 0x0, "Nummer van het gesprek in deze capture", HFILL } },
        { &hf_sipnl_call_story,
            { "Verhaal", "sipnl.call.story", FT_STRING, BASE_NONE,
              NULL, 0x0, "Het gesprek in één zin", HFILL } },
        { &hf_sipnl_call_caller,
            { "Beller", "sipnl.call.caller", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wie belde, zoals verstuurd", HFILL } },
        { &hf_sipnl_call_callee,
            { "Gebelde", "sipnl.call.callee", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wie werd gebeld, zoals verstuurd", HFILL } },
        { &hf_sipnl_call_outcome,
            { "Uitkomst", "sipnl.call.outcome", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wat er van het gesprek is geworden", HFILL } },
        { &hf_sipnl_call_code,
            { "Code", "sipnl.call.code", FT_UINT16, BASE_DEC,
              NULL, 0x0, "De statuscode van het antwoord dat de uitkomst bepaalde", HFILL } },
        { &hf_sipnl_call_phrase,
            { "Betekenis", "sipnl.call.phrase", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wat de uitkomst bepaalde", HFILL } },
        { &hf_sipnl_call_category,
            { "Categorie", "sipnl.call.category", FT_STRING, BASE_NONE,
              NULL, 0x0, "Soort oorzaak van het einde, met de naam voor filters", HFILL } },
        { &hf_sipnl_call_failed,
            { "Mislukt", "sipnl.call.failed", FT_BOOLEAN, BASE_NONE,
              TFS(&sipnl_yes_no), 0x0, "De beller kreeg geen gesprek, of het brak af door een fout", HFILL } },
        { &hf_sipnl_call_frame,
            { "Beslissend pakket", "sipnl.call.frame", FT_FRAMENUM, BASE_NONE,
              NULL, 0x0, "Het pakket dat de uitkomst bepaalde", HFILL } },
        { &hf_sipnl_call_start_frame,
            { "Eerste pakket", "sipnl.call.start_frame", FT_FRAMENUM, BASE_NONE,
              NULL, 0x0, "Het eerste pakket van het gesprek", HFILL } },
        { &hf_sipnl_call_ringing_after,
            { "Toon na", "sipnl.call.ringing_after", FT_RELATIVE_TIME, BASE_NONE,
              NULL, 0x0, "Tijd van de eerste INVITE tot de eerste 180 of 183", HFILL } },
        { &hf_sipnl_call_answered_after,
            { "Opgenomen na", "sipnl.call.answered_after", FT_RELATIVE_TIME, BASE_NONE,
              NULL, 0x0, "Tijd van de eerste INVITE tot het opnemen", HFILL } },
        { &hf_sipnl_call_duration,
            { "Gespreksduur", "sipnl.call.duration", FT_RELATIVE_TIME, BASE_NONE,
              NULL, 0x0, "Tijd van het opnemen tot het ophangen", HFILL } },
        { &hf_sipnl_call_ended_by,
            { "Beëindigd door", "sipnl.call.ended_by", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wie de BYE stuurde: beller, gebelde of onbekend", HFILL } },
        { &hf_sipnl_call_transfer,
            { "Doorverbinding", "sipnl.call.transfer", FT_STRING, BASE_NONE,
              NULL, 0x0, "Naar wie er is doorverbonden, en hoe dat afliep", HFILL } },
        { &hf_sipnl_call_leg_of,
            { "Hoort bij gesprek", "sipnl.call.leg_of", FT_UINT32, BASE_DEC,
              NULL, 0x0, "Het gesprek waarvan dit de andere kant van een telefooncentrale is", HFILL } },
        { &hf_sipnl_call_call_id,
            { "Call-ID", "sipnl.call.call_id", FT_STRING, BASE_NONE,
              NULL, 0x0, "De Call-ID van het gesprek", HFILL } },
        { &hf_sipnl_call_source,
            { "Adres van de beller", "sipnl.call.source", FT_STRING, BASE_NONE,
              NULL, 0x0, "Waar het eerste verzoek vandaan kwam", HFILL } },
        { &hf_sipnl_call_destination,
            { "Adres van de ontvanger", "sipnl.call.destination", FT_STRING, BASE_NONE,
              NULL, 0x0, "Waar het eerste verzoek heen ging", HFILL } },
    };
    static int *ett[] = { &ett_sipnl_call };

    proto_register_field_array(proto, hf, array_length(hf));
    proto_register_subtree_array(ett, array_length(ett));
}
