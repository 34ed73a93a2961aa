/* packet-sipnl.c
 * A post-dissector that explains SIP responses in Dutch and sorts them by cause.
 *
 * SIP: RFC 3261, https://www.rfc-editor.org/rfc/rfc3261
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

/*
 * Things to know before changing this file:
 *
 * - Wireshark collects the fields that a post-dissector wants on the first
 *   pass over a frame only. When a packet is selected, filtered or redrawn
 *   later, they are not there. So they are read once, what they say is kept
 *   with the frame, and every pass, the first included, works from that.
 *
 * - Items may be faked, in an invisible tree, and still feed a filter or a
 *   column: nothing may depend on the tree being visible, but only on whether
 *   anybody refers to the protocol or a field of it. Expert Information and the
 *   Info column take no tree at all.
 *
 * - The user's own codes can change between two passes: what they say is
 *   looked up on each.
 *
 * - A call is followed on the first pass, once; every pass tells what is known of it
 *   by then. A frame that is shown again tells the end of its call, one that is
 *   shown on the first pass what came before it.
 */

#include <wireshark.h>

#include <epan/expert.h>
#include <epan/packet.h>
#include <epan/prefs.h>
#include <epan/proto_data.h>
#include <epan/tap.h>

/* It knows of packets only what comes before it. */
#include <epan/conversation_filter.h>

#include "details.h"
#include "explanations.h"
#include "message-tree.h"
#include "packet-sipnl.h"
#include "statistics/calls-table.h"
#include "statistics/causes-tree.h"
#include "statistics/numbers-table.h"
#include "statistics/outcomes-table.h"
#include "statistics/registrations-table.h"
#include "statistics/servers-table.h"
#include "texts/user-codes.h"
#include "texts/words.h"
#include "wireshark-compat.h"

static int proto_sipnl = -1;

/* One for each severity above none and each category, so that Expert Information groups
 * by cause. */
static expert_field ei_sipnl[SIPNL_SEVERITY_ERROR + 1][SIPNL_CATEGORIES];

static dissector_handle_t sipnl_handle;
static int sipnl_tap = -1;

/* Expert Information, which can be referred to where sipnl is not. */
static int ws_expert_hfid = -1;
static int expert_tap = 0;

static sipnl_bool pref_info_column = FALSE;
static sipnl_bool pref_expert_info = TRUE;

static void
add_expert_info(packet_info *pinfo, proto_item *item, const sipnl_explained_message_t *message)
{
    const sipnl_kept_message_t *kept = message->kept;
    expert_field *ei;

    /* Redirects and 1xx are no failures, whatever their Reason says. */
    if (!pref_expert_info || message->severity == SIPNL_SEVERITY_NONE || message->actual == NULL
        || (kept->code != 0 && kept->code < 400)) {
        return;
    }
    ei = &ei_sipnl[message->severity][message->actual - sipnl_categories];
    if (item != NULL || have_tap_listener(expert_tap)) {
        expert_add_info_format(pinfo, item, ei, "%s", sipnl_summary_of(pinfo, message, FALSE));
    } else {
        /* Nobody reads it, but the window shows the worst severity of all. */
        expert_add_info(pinfo, NULL, ei);
    }
}

/* Like what the SIP dissector puts there, each ends in a blank. */
static void
append_to_info(wmem_strbuf_t *info, const sipnl_explained_message_t *message)
{
    if (message->code.text.phrase != NULL) {
        wmem_strbuf_append_printf(info, "[%s] ", message->code.text.phrase);
    }
    if (message->telling_reason != NULL) {
        wmem_strbuf_append_printf(info, "[Reason: %s] ", message->telling_reason->text.phrase);
    }
}

/* At the start of a capture: Wireshark registers Expert Information only after
 * the dissectors, and the user can switch protocols on and off meanwhile. */
static void
init_sipnl(void)
{
    sipnl_messages_want_fields(sipnl_handle, proto_is_protocol_enabled(find_protocol_by_id(proto_sipnl)));
    ws_expert_hfid = proto_registrar_get_id_byname("_ws.expert");
    expert_tap = find_tap_id("expert");
}

/* Whether anybody will look at the items. */
static gboolean
is_tree_used(proto_tree *tree)
{
    return tree != NULL && (proto_field_is_referenced(tree, proto_sipnl)
        || (ws_expert_hfid != -1 && proto_field_is_referenced(tree, ws_expert_hfid)));
}

/* Shows a message wherever somebody looks. */
static void
show_message(tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree, wmem_strbuf_t *info,
    const sipnl_explained_message_t *message)
{
    proto_item *item = NULL;

    if (is_tree_used(tree)) {
        item = sipnl_message_tree_add(pinfo, tree, tvb, message);
    }
    add_expert_info(pinfo, item, message);
    if (info != NULL) {
        append_to_info(info, message);
    }
    /* Also without a tree: a statistics window that is opened later has none. */
    tap_queue_packet(sipnl_tap, pinfo, message);
}

static void
show_frame(tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree, const sipnl_explained_message_t *messages, guint count)
{
    wmem_strbuf_t *info = pref_info_column ? wmem_strbuf_new(pinfo->pool, "") : NULL;
    guint i;

    for (i = 0; i < count; i++) {
        show_message(tvb, pinfo, tree, info, &messages[i]);
    }
    if (info != NULL && wmem_strbuf_get_len(info) > 0) {
        col_prepend_fstr(pinfo->cinfo, COL_INFO, "%s", wmem_strbuf_get_str(info));
    }
}

/* Lets the calls see and hear a message. FALSE where there is nothing to keep of it. */
static gboolean
take_message(packet_info *pinfo, const sipnl_message_t *message, sipnl_kept_message_t *kept,
    sipnl_explained_message_t *explained)
{
    sipnl_kept_detail_t details[SIPNL_DETAIL_LINES_MAX];
    sipnl_standing_t standing;
    guint details_count;

    /* A call must hear whatever it sees; of an unknown status code there is nothing to hear. */
    if (message->is_response && sipnl_find_response(message->status_code) == NULL) {
        return FALSE;
    }
    sipnl_calls_see(pinfo, message, &standing);
    if (!sipnl_keep_message(pinfo, message, &standing, kept)) {
        return FALSE;
    }
    sipnl_explain_message(pinfo, kept, explained);
    details_count = sipnl_read_details(pinfo, message, standing.transaction, explained->code.text.details, details);
    sipnl_keep_extras(pinfo, kept, details, details_count);
    sipnl_tell_call(explained, &standing.event);
    sipnl_calls_hear(message, &standing);
    return TRUE;
}

/* Takes the messages of a frame, in the order of the capture, and keeps what they say.
 * Gives what there is to show, in packet scope. */
static sipnl_explained_message_t *
take_frame(packet_info *pinfo, proto_tree *tree, guint *count)
{
    sipnl_message_t *messages = NULL;
    const guint most = sipnl_messages_read(pinfo, tree, &messages);
    sipnl_explained_message_t *explained = wmem_alloc_array(pinfo->pool, sipnl_explained_message_t, most);
    sipnl_kept_frame_t *frame;
    guint i;

    *count = 0;
    if (most == 0) {
        return NULL;
    }
    frame = (sipnl_kept_frame_t *)wmem_alloc(wmem_file_scope(),
        sizeof(sipnl_kept_frame_t) + most * sizeof(sipnl_kept_message_t));
    for (i = 0; i < most; i++) {
        *count += take_message(pinfo, &messages[i], &frame->messages[*count], &explained[*count]);
    }
    frame->count = *count;
    if (*count > 0) {
        p_add_proto_data(wmem_file_scope(), pinfo, proto_sipnl, 0, frame);
    } else {
        wmem_free(wmem_file_scope(), frame);
    }
    return explained;
}

static const sipnl_kept_frame_t *
find_frame(packet_info *pinfo)
{
    return (const sipnl_kept_frame_t *)p_get_proto_data(wmem_file_scope(), pinfo, proto_sipnl, 0);
}

/* What there is to show of a frame that was taken on an earlier pass. */
static sipnl_explained_message_t *
explain_frame(packet_info *pinfo, guint *count)
{
    const sipnl_kept_frame_t *frame = find_frame(pinfo);
    sipnl_explained_message_t *explained;
    guint i;

    *count = frame != NULL ? frame->count : 0;
    explained = wmem_alloc_array(pinfo->pool, sipnl_explained_message_t, *count);
    for (i = 0; i < *count; i++) {
        sipnl_explain_message(pinfo, &frame->messages[i], &explained[i]);
    }
    return explained;
}

/* Called for every frame of a capture, on every pass over it. */
static int
dissect_sipnl(tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree, void *data _U_)
{
    guint count;
    const sipnl_explained_message_t *messages = pinfo->fd->visited ? explain_frame(pinfo, &count)
        : take_frame(pinfo, tree, &count);

    if (count > 0) {
        show_frame(tvb, pinfo, tree, messages, count);
    }
    return (int)tvb_captured_length(tvb);
}

/* The first call of a frame, or NULL. */
static const sipnl_call_t *
find_call(packet_info *pinfo)
{
    const sipnl_kept_frame_t *frame = find_frame(pinfo);
    guint i;

    for (i = 0; frame != NULL && i < frame->count; i++) {
        if (frame->messages[i].call != NULL) {
            return frame->messages[i].call;
        }
    }
    return NULL;
}

static sipnl_bool
has_call(packet_info *pinfo SIPNL_CONVERSATION_DATA)
{
    return find_call(pinfo) != NULL;
}

/* The caller frees the filter. */
static char *
filter_of_call(packet_info *pinfo SIPNL_CONVERSATION_DATA)
{
    const sipnl_call_t *call = find_call(pinfo);

    return call != NULL ? ws_strdup_printf("sipnl.call == %u", call->number) : NULL;
}

void
proto_reg_handoff_sipnl(void)
{
    sipnl_messages_find_fields();
}

static void
register_preferences(void)
{
    module_t *preferences = prefs_register_protocol(proto_sipnl, NULL);

    prefs_register_bool_preference(preferences, "info_column", "Betekenis in de Info-kolom",
        "Zet de Nederlandse betekenis van een antwoord vooraan in de Info-kolom.", &pref_info_column);
    prefs_register_bool_preference(preferences, "expert_info", "Mislukte verzoeken in Expert Information",
        "Toont wat mislukt is in Analyze > Expert Information.", &pref_expert_info);
    sipnl_user_codes_register(preferences);
}

/* A field for each severity and category, named after both, which Wireshark keeps. */
static void
register_expert_fields(void)
{
    static const int severities[] = { 0, PI_NOTE, PI_WARN, PI_ERROR };
    expert_module_t *module = expert_register_protocol(proto_sipnl);
    guint severity;
    guint category;

    for (severity = SIPNL_SEVERITY_NOTE; severity <= SIPNL_SEVERITY_ERROR; severity++) {
        for (category = 0; category < SIPNL_CATEGORIES; category++) {
            ei_register_info info = { &ei_sipnl[severity][category], {
                wmem_strdup_printf(wmem_epan_scope(), "sipnl.expert.%s.%s", sipnl_severity_words[severity],
                    sipnl_categories[category].name),
                PI_RESPONSE_CODE, severities[severity],
                wmem_strdup_printf(wmem_epan_scope(), "SIP-NL: %s", sipnl_categories[category].label), EXPFILL } };

            ei_sipnl[severity][category].ei = EI_INIT_EI;
            ei_sipnl[severity][category].hf = EI_INIT_HF;
            expert_register_field_array(module, (ei_register_info *)wmem_memdup(wmem_epan_scope(), &info, sizeof(info)), 1);
        }
    }
}

void
proto_register_sipnl(void)
{
    proto_sipnl = proto_register_protocol("SIP in het Nederlands", "SIP-NL", "sipnl");
    sipnl_message_tree_register(proto_sipnl);
    register_expert_fields();
    register_preferences();
    sipnl_calls_init();
    register_init_routine(init_sipnl);
    sipnl_tap = register_tap("sipnl");
    sipnl_causes_tree_register();
    sipnl_calls_table_register();
    sipnl_outcomes_table_register();
    sipnl_registrations_table_register();
    sipnl_numbers_table_register();
    sipnl_servers_table_register();
    SIPNL_REGISTER_CONVERSATION_FILTER("sipnl", "SIP-NL-gesprek", has_call, filter_of_call);

    sipnl_handle = create_dissector_handle(dissect_sipnl, proto_sipnl);
    register_postdissector(sipnl_handle);
}
