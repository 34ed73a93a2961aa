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
#include <epan/tfs.h>

/* It knows of packets only what comes before it. */
#include <epan/conversation_filter.h>

#include "call-tree.h"
#include "details.h"
#include "explanations.h"
#include "packet-sipnl.h"
#include "statistics/calls-table.h"
#include "statistics/causes-tree.h"
#include "statistics/numbers-table.h"
#include "statistics/outcomes-table.h"
#include "statistics/registrations-table.h"
#include "statistics/servers-table.h"
#include "stories.h"
#include "texts/user-codes.h"
#include "texts/values.h"
#include "wireshark-compat.h"

static int proto_sipnl = -1;

static int hf_sipnl_code = -1;
static int hf_sipnl_phrase = -1;
static int hf_sipnl_explanation = -1;
static int hf_sipnl_advice = -1;
static int hf_sipnl_customer = -1;
static int hf_sipnl_category = -1;
static int hf_sipnl_category_nl = -1;
static int hf_sipnl_category_actual = -1;
static int hf_sipnl_category_actual_nl = -1;
static int hf_sipnl_severity = -1;
static int hf_sipnl_side = -1;
static int hf_sipnl_answered_by = -1;
static int hf_sipnl_detail = -1;
static int hf_sipnl_conflict = -1;
static int hf_sipnl_custom_phrase = -1;
static int hf_sipnl_reference = -1;
static int hf_sipnl_unregistered = -1;
static int hf_sipnl_undelivered = -1;
static int hf_sipnl_transfer = -1;
static int hf_sipnl_reason = -1;
static int hf_sipnl_reason_protocol = -1;
static int hf_sipnl_reason_cause = -1;
static int hf_sipnl_reason_phrase = -1;
static int hf_sipnl_reason_explanation = -1;
static int hf_sipnl_reason_category = -1;
static int hf_sipnl_reason_location = -1;
static int hf_sipnl_reason_text = -1;
static int hf_sipnl_warning = -1;
static int hf_sipnl_warning_code = -1;
static int hf_sipnl_warning_explanation = -1;
static int hf_sipnl_warning_text = -1;

static int ett_sipnl = -1;
static int ett_sipnl_code = -1;
static int ett_sipnl_reason = -1;
static int ett_sipnl_warning = -1;

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

static const true_false_string tfs_ja_nee = { "Ja", "Nee" };

static const char *const severity_names[] = { "none", "note", "warning", "error" };

static void
add_expert_info(packet_info *pinfo, proto_item *item, const sipnl_explained_message_t *message)
{
    const sipnl_kept_message_t *kept = message->kept;
    expert_field *ei;

    /* Redirects and 1xx are no failures, whatever their Reason says; and what was only
     * quoted in an ICMP error was not received. */
    if (!pref_expert_info || message->severity == SIPNL_SEVERITY_NONE || message->actual == NULL
        || (kept->code != 0 && kept->code < 400) || kept->is_undelivered) {
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

static proto_item *
add_string(proto_tree *tree, int hf, tvbuff_t *tvb, const char *value)
{
    proto_item *item = NULL;

    if (value != NULL) {
        item = proto_tree_add_string(tree, hf, tvb, 0, 0, value);
        proto_item_set_generated(item);
    }
    return item;
}

static void
add_hidden_string(proto_tree *tree, int hf, tvbuff_t *tvb, const char *value)
{
    proto_item_set_hidden(add_string(tree, hf, tvb, value));
}

static proto_item *
add_uint(proto_tree *tree, int hf, tvbuff_t *tvb, guint32 value)
{
    proto_item *item = proto_tree_add_uint(tree, hf, tvb, 0, 0, value);

    proto_item_set_generated(item);
    return item;
}

static void
add_reason(proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_reason_t *reason)
{
    proto_tree *subtree = proto_item_add_subtree(add_string(tree, hf_sipnl_reason, tvb, reason->sent->raw),
        ett_sipnl_reason);

    add_string(subtree, hf_sipnl_reason_protocol, tvb, reason->protocol);
    if (reason->sent->has_cause) {
        add_uint(subtree, hf_sipnl_reason_cause, tvb, reason->sent->cause);
    }
    add_string(subtree, hf_sipnl_reason_phrase, tvb, reason->text.phrase);
    add_string(subtree, hf_sipnl_reason_explanation, tvb, reason->text.explanation);
    if (reason->text.category != NULL) {
        add_string(subtree, hf_sipnl_reason_category, tvb, reason->text.category->name);
    }
    if (reason->sent->location != NULL) {
        const sipnl_value_t *location = sipnl_find_value("location", reason->sent->location);

        add_string(subtree, hf_sipnl_reason_location, tvb, location != NULL ? location->text : reason->sent->location);
    }
    add_string(subtree, hf_sipnl_reason_text, tvb, reason->sent->text);
}

static void
add_warning(proto_tree *tree, tvbuff_t *tvb, const sipnl_warning_t *warning)
{
    proto_tree *subtree = proto_item_add_subtree(add_string(tree, hf_sipnl_warning, tvb, warning->raw),
        ett_sipnl_warning);

    if (warning->code != 0) {
        char code[8];
        const sipnl_value_t *value;

        (void)snprintf(code, sizeof(code), "%u", warning->code);
        value = sipnl_find_value("Warning", code);
        add_uint(subtree, hf_sipnl_warning_code, tvb, warning->code);
        add_string(subtree, hf_sipnl_warning_explanation, tvb,
            (value != NULL ? value : sipnl_find_value("Warning", "other"))->text);
    }
    add_string(subtree, hf_sipnl_warning_text, tvb, warning->text);
}

/* A category by its name, with its Dutch in the label: Categorie: in gesprek [busy] */
static void
add_category(proto_tree *tree, int hf, int hf_nl, tvbuff_t *tvb, const sipnl_category_t *category)
{
    proto_item_set_generated(proto_tree_add_string_format_value(tree, hf, tvb, 0, 0, category->name, "%s [%s]",
        category->label, category->name));
    add_hidden_string(tree, hf_nl, tvb, category->label);
}

/* The actual category is shown where it is another than that of the code. A filter finds
 * it in any case. */
static void
add_actual_category(proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    if (message->actual == NULL) {
        return;
    }
    if (message->actual != message->code.category) {
        add_category(tree, hf_sipnl_category_actual, hf_sipnl_category_actual_nl, tvb, message->actual);
    } else {
        add_hidden_string(tree, hf_sipnl_category_actual, tvb, message->actual->name);
        add_hidden_string(tree, hf_sipnl_category_actual_nl, tvb, message->actual->label);
    }
}

/* The code, with what stands in its register folded below it. The label shows the phrase
 * with the number, also where that is the user's own. */
static void
add_code(proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    const sipnl_explained_code_t *code = &message->code;
    proto_item *item = proto_tree_add_uint_format_value(tree, hf_sipnl_code, tvb, 0, 0, message->kept->code, "%s (%u)",
        code->text.phrase, message->kept->code);
    proto_tree *subtree = proto_item_add_subtree(item, ett_sipnl_code);

    proto_item_set_generated(item);
    add_hidden_string(subtree, hf_sipnl_phrase, tvb, code->text.phrase);
    add_string(subtree, hf_sipnl_reference, tvb, code->reference);
    if (sipnl_find_response(message->kept->code)->reason_phrase == NULL) {
        proto_item_set_generated(proto_tree_add_boolean(subtree, hf_sipnl_unregistered, tvb, 0, 0, TRUE));
    }
}

/* "480 zegt: niet bereikbaar; Q.850 17 zegt: in gesprek" */
static void
add_conflict(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    const sipnl_explained_reason_t *reason = message->telling_reason;

    if (message->conflict) {
        add_string(tree, hf_sipnl_conflict, tvb, wmem_strdup_printf(pinfo->pool, "%u zegt: %s; %s %u zegt: %s",
            message->kept->code, message->code.text.category->label,
            reason->protocol, reason->sent->cause, reason->text.category->label));
    }
}

/* Who answered, and what that is where its name tells: "Asterisk PBX 20 (telefooncentrale),
 * 192.0.2.20". */
static void
add_answerer(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_kept_extras_t *extras)
{
    const sipnl_value_t *device;

    if (extras->source == NULL) {
        return;
    }
    if (extras->answered_by == NULL) {
        add_string(tree, hf_sipnl_answered_by, tvb, extras->source);
        return;
    }
    device = sipnl_find_value_in("device", extras->answered_by);
    add_string(tree, hf_sipnl_answered_by, tvb, wmem_strdup_printf(pinfo->pool, device != NULL ? "%s (%s), %s" : "%s%s, %s",
        extras->answered_by, device != NULL ? device->text : "", extras->source));
}

/* A detail shows its own label: "Nieuw adres: sip:0201234567@example.nl". */
static void
add_detail(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_kept_detail_t *detail)
{
#define DETAIL_WORD(name, word) word,
    static const char *const words[] = { SIPNL_DETAILS(DETAIL_WORD) };
#undef DETAIL_WORD
    const char *line = wmem_strdup_printf(pinfo->pool, "%s: %s", sipnl_find_value("detail", words[detail->detail])->text,
        detail->text);

    proto_item_set_generated(proto_tree_add_string_format(tree, hf_sipnl_detail, tvb, 0, 0, line, "%s", line));
}

static void
add_extras(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_kept_message_t *kept)
{
    const sipnl_kept_extras_t *extras = kept->extras;
    guint i;

    if (extras == NULL) {
        return;
    }
    add_string(tree, hf_sipnl_custom_phrase, tvb, extras->sent_phrase);
    for (i = 0; i < extras->details_count; i++) {
        add_detail(pinfo, tree, tvb, &extras->details[i]);
    }
    if (extras->transfer != NULL) {
        add_string(tree, hf_sipnl_transfer, tvb, sipnl_transfer_in_words(pinfo, extras->transfer));
    }
    if (kept->is_undelivered) {
        add_string(tree, hf_sipnl_undelivered, tvb, sipnl_undelivered_in_words(pinfo, extras->undelivered));
    }
    add_answerer(pinfo, tree, tvb, extras);
}

static void
add_side(proto_tree *tree, tvbuff_t *tvb, sipnl_side_t side)
{
#define SIDE_WORD(name, word) word,
    static const char *const words[] = { SIPNL_SIDES(SIDE_WORD) };
#undef SIDE_WORD

    if (side != SIPNL_SIDE_UNKNOWN) {
        add_string(tree, hf_sipnl_side, tvb, sipnl_find_value("side", words[side])->text);
    }
}

static void
add_texts(proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    add_string(tree, hf_sipnl_explanation, tvb, message->explanation);
    add_string(tree, hf_sipnl_advice, tvb, message->advice);
    add_string(tree, hf_sipnl_customer, tvb, message->customer);
}

/* Returns the item that Expert Information goes with. Its label is made only
 * where somebody can see it. */
static proto_item *
add_message(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    const sipnl_kept_message_t *kept = message->kept;
    proto_item *item = proto_tree_add_protocol_format(tree, proto_sipnl, tvb, 0, 0, "SIP-NL: %s",
        PTREE_DATA(tree)->visible ? sipnl_summary_of(pinfo, message, TRUE) : "");
    proto_tree *subtree = proto_item_add_subtree(item, ett_sipnl);
    guint i;

    add_texts(subtree, tvb, message);
    if (kept->code != 0) {
        add_category(subtree, hf_sipnl_category, hf_sipnl_category_nl, tvb, message->code.category);
    }
    add_actual_category(subtree, tvb, message);
    add_conflict(pinfo, subtree, tvb, message);
    add_side(subtree, tvb, message->side);
    add_extras(pinfo, subtree, tvb, kept);
    for (i = 0; i < message->reasons_count; i++) {
        add_reason(subtree, tvb, &message->reasons[i]);
    }
    for (i = 0; kept->extras != NULL && i < kept->extras->warnings_count; i++) {
        add_warning(subtree, tvb, &kept->extras->warnings[i]);
    }
    if (kept->code != 0) {
        add_code(subtree, tvb, message);
    }
    if (message->severity != SIPNL_SEVERITY_NONE) {
        add_hidden_string(subtree, hf_sipnl_severity, tvb, severity_names[message->severity]);
    }
    if (kept->call != NULL) {
        sipnl_call_tree_add(pinfo, subtree, tvb, kept->call);
    }
    return item;
}

/* At the start of a capture: Wireshark registers Expert Information only after
 * the dissectors. */
static void
init_sipnl(void)
{
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
    const sipnl_kept_message_t *kept)
{
    sipnl_explained_message_t *message = wmem_new(pinfo->pool, sipnl_explained_message_t);
    proto_item *item = NULL;

    sipnl_explain_message(pinfo, kept, message);
    if (is_tree_used(tree)) {
        item = add_message(pinfo, tree, tvb, message);
    }
    add_expert_info(pinfo, item, message);
    if (info != NULL) {
        append_to_info(info, message);
    }
    /* Also without a tree: a statistics window that is opened later has none. */
    tap_queue_packet(sipnl_tap, pinfo, message);
}

static void
show_frame(tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree, const sipnl_kept_frame_t *frame)
{
    wmem_strbuf_t *info = pref_info_column ? wmem_strbuf_new(pinfo->pool, "") : NULL;
    guint i;

    for (i = 0; i < frame->count; i++) {
        show_message(tvb, pinfo, tree, info, &frame->messages[i]);
    }
    if (info != NULL && wmem_strbuf_get_len(info) > 0) {
        col_prepend_fstr(pinfo->cinfo, COL_INFO, "%s", wmem_strbuf_get_str(info));
    }
}

/* Lets the calls see and hear a message. FALSE where there is nothing to keep of it. */
static gboolean
take_message(packet_info *pinfo, const sipnl_message_t *message, sipnl_kept_message_t *kept)
{
    sipnl_kept_detail_t details[SIPNL_DETAIL_LINES_MAX];
    sipnl_explained_message_t explained;
    sipnl_standing_t standing;

    /* A call must hear whatever it sees; of an unknown status code there is nothing to hear. */
    if (message->is_response && sipnl_find_response(message->status_code) == NULL) {
        return FALSE;
    }
    sipnl_calls_see(pinfo, message, &standing);
    if (!sipnl_keep_message(pinfo, message, &standing, kept)) {
        return FALSE;
    }
    sipnl_explain_message(pinfo, kept, &explained);
    sipnl_keep_details(kept, details,
        sipnl_read_details(pinfo, message, standing.transaction, explained.code.text.details, details));
    sipnl_tell_call(&explained, &standing.event);
    sipnl_calls_hear(message, &standing);
    return TRUE;
}

/* Takes the messages of a frame, in the order of the capture, and keeps what they say. */
static const sipnl_kept_frame_t *
take_frame(packet_info *pinfo, proto_tree *tree)
{
    wmem_array_t *messages = sipnl_messages_read(pinfo, tree);
    const guint most = messages != NULL ? wmem_array_get_count(messages) : 0;
    sipnl_kept_message_t *kept = wmem_alloc_array(pinfo->pool, sipnl_kept_message_t, most);
    sipnl_kept_frame_t *frame;
    guint count = 0;
    guint i;

    for (i = 0; i < most; i++) {
        count += take_message(pinfo, (const sipnl_message_t *)wmem_array_index(messages, i), &kept[count]);
    }
    if (count == 0) {
        return NULL;
    }
    frame = (sipnl_kept_frame_t *)wmem_alloc(wmem_file_scope(),
        sizeof(sipnl_kept_frame_t) + count * sizeof(sipnl_kept_message_t));
    frame->count = count;
    memcpy(frame->messages, kept, count * sizeof(sipnl_kept_message_t));
    p_add_proto_data(wmem_file_scope(), pinfo, proto_sipnl, 0, frame);
    return frame;
}

static const sipnl_kept_frame_t *
find_frame(packet_info *pinfo)
{
    return (const sipnl_kept_frame_t *)p_get_proto_data(wmem_file_scope(), pinfo, proto_sipnl, 0);
}

/* Called for every frame of a capture, on every pass over it. */
static int
dissect_sipnl(tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree, void *data _U_)
{
    const sipnl_kept_frame_t *frame = pinfo->fd->visited ? find_frame(pinfo) : take_frame(pinfo, tree);

    if (frame != NULL) {
        show_frame(tvb, pinfo, tree, frame);
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
    sipnl_messages_want_fields(sipnl_handle);
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
                wmem_strdup_printf(wmem_epan_scope(), "sipnl.expert.%s.%s", severity_names[severity],
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
    static hf_register_info hf[] = {
        { &hf_sipnl_code,
            { "Code", "sipnl.code", FT_UINT16, BASE_DEC | BASE_EXT_STRING | BASE_SPECIAL_VALS,
              &sipnl_phrase_vals_ext, 0x0, "Statuscode van het SIP-antwoord", HFILL } },
        { &hf_sipnl_phrase,
            { "Betekenis", "sipnl.phrase", FT_STRING, BASE_NONE,
              NULL, 0x0, "De statuscode in enkele woorden", HFILL } },
        { &hf_sipnl_explanation,
            { "Uitleg", "sipnl.explanation", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wat er is gebeurd", HFILL } },
        { &hf_sipnl_advice,
            { "Advies", "sipnl.advice", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wat nu te controleren", HFILL } },
        { &hf_sipnl_customer,
            { "Voor de klant", "sipnl.customer", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wat u tegen de klant kunt zeggen", HFILL } },
        { &hf_sipnl_category,
            { "Categorie", "sipnl.category", FT_STRING, BASE_NONE,
              NULL, 0x0, "Soort oorzaak volgens de statuscode, met de naam voor filters", HFILL } },
        { &hf_sipnl_category_nl,
            { "Categorie (Nederlands)", "sipnl.category.nl", FT_STRING, BASE_NONE,
              NULL, 0x0, "Soort oorzaak volgens de statuscode, in het Nederlands", HFILL } },
        { &hf_sipnl_category_actual,
            { "Werkelijke categorie", "sipnl.category.actual", FT_STRING, BASE_NONE,
              NULL, 0x0, "Soort oorzaak, met het gesprek, de headers en de Reason meegewogen", HFILL } },
        { &hf_sipnl_category_actual_nl,
            { "Werkelijke categorie (Nederlands)", "sipnl.category.actual.nl", FT_STRING, BASE_NONE,
              NULL, 0x0, "De werkelijke categorie, in het Nederlands", HFILL } },
        { &hf_sipnl_severity,
            { "Ernst", "sipnl.severity", FT_STRING, BASE_NONE,
              NULL, 0x0, "note, warning of error, zoals in Expert Information", HFILL } },
        { &hf_sipnl_side,
            { "Eerst kijken", "sipnl.side", FT_STRING, BASE_NONE,
              NULL, 0x0, "Waar de oorzaak het eerst te zoeken is, als dat vaststaat", HFILL } },
        { &hf_sipnl_answered_by,
            { "Antwoord van", "sipnl.answered_by", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wie antwoordde: Server of User-Agent, en het adres", HFILL } },
        { &hf_sipnl_detail,
            { "Detail", "sipnl.detail", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wat de header zegt waar de uitleg over gaat", HFILL } },
        { &hf_sipnl_conflict,
            { "Tegenspraak", "sipnl.conflict", FT_STRING, BASE_NONE,
              NULL, 0x0, "De Reason-header en het antwoord kunnen niet allebei kloppen", HFILL } },
        { &hf_sipnl_custom_phrase,
            { "Eigen tekst van de afzender", "sipnl.custom_phrase", FT_STRING, BASE_NONE,
              NULL, 0x0, "De tekst achter de statuscode, als die niet de geregistreerde is", HFILL } },
        { &hf_sipnl_reference,
            { "Bron", "sipnl.reference", FT_STRING, BASE_NONE,
              NULL, 0x0, "RFC en paragraaf waarin de statuscode staat", HFILL } },
        { &hf_sipnl_unregistered,
            { "Niet in het IANA-register", "sipnl.unregistered", FT_BOOLEAN, BASE_NONE,
              TFS(&tfs_ja_nee), 0x0, "De statuscode staat niet in het IANA-register", HFILL } },
        { &hf_sipnl_undelivered,
            { "Niet afgeleverd", "sipnl.undelivered", FT_STRING, BASE_NONE,
              NULL, 0x0, "Het bericht staat alleen in een ICMP-foutmelding: type en code daarvan", HFILL } },
        { &hf_sipnl_transfer,
            { "Doorverbinding", "sipnl.transfer", FT_STRING, BASE_NONE,
              NULL, 0x0, "Naar wie er wordt doorverbonden, en hoe dat afloopt", HFILL } },
        { &hf_sipnl_reason,
            { "Reason", "sipnl.reason", FT_STRING, BASE_NONE,
              NULL, 0x0, "Een waarde uit de Reason-header, zoals verstuurd", HFILL } },
        { &hf_sipnl_reason_protocol,
            { "Protocol", "sipnl.reason.protocol", FT_STRING, BASE_NONE,
              NULL, 0x0, "Het protocol waaruit de oorzaak komt", HFILL } },
        { &hf_sipnl_reason_cause,
            { "Oorzaakcode", "sipnl.reason.cause", FT_UINT32, BASE_DEC,
              NULL, 0x0, "Het nummer van de oorzaak in dat protocol", HFILL } },
        { &hf_sipnl_reason_phrase,
            { "Betekenis", "sipnl.reason.phrase", FT_STRING, BASE_NONE,
              NULL, 0x0, "De oorzaak in enkele woorden", HFILL } },
        { &hf_sipnl_reason_explanation,
            { "Uitleg", "sipnl.reason.explanation", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wat er is gebeurd, volgens de Reason-header", HFILL } },
        { &hf_sipnl_reason_category,
            { "Categorie", "sipnl.reason.category", FT_STRING, BASE_NONE,
              NULL, 0x0, "Soort oorzaak volgens de Reason-header, met de naam voor filters", HFILL } },
        { &hf_sipnl_reason_location,
            { "Plaats", "sipnl.reason.location", FT_STRING, BASE_NONE,
              NULL, 0x0, "Waar het gesprek is verbroken (RFC 8606)", HFILL } },
        { &hf_sipnl_reason_text,
            { "Tekst van de afzender", "sipnl.reason.text", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wat de afzender bij de oorzaak schreef", HFILL } },
        { &hf_sipnl_warning,
            { "Warning", "sipnl.warning", FT_STRING, BASE_NONE,
              NULL, 0x0, "Een waarde uit de Warning-header, zoals verstuurd", HFILL } },
        { &hf_sipnl_warning_code,
            { "Waarschuwingscode", "sipnl.warning.code", FT_UINT16, BASE_DEC,
              NULL, 0x0, "De code van de waarschuwing", HFILL } },
        { &hf_sipnl_warning_explanation,
            { "Uitleg", "sipnl.warning.explanation", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wat de waarschuwing betekent", HFILL } },
        { &hf_sipnl_warning_text,
            { "Tekst van de afzender", "sipnl.warning.text", FT_STRING, BASE_NONE,
              NULL, 0x0, "Wat de afzender bij de waarschuwing schreef", HFILL } },
    };
    static int *ett[] = {
        &ett_sipnl,
        &ett_sipnl_code,
        &ett_sipnl_reason,
        &ett_sipnl_warning,
    };

    proto_sipnl = proto_register_protocol("SIP in het Nederlands", "SIP-NL", "sipnl");
    proto_register_field_array(proto_sipnl, hf, array_length(hf));
    proto_register_subtree_array(ett, array_length(ett));
    sipnl_call_tree_register(proto_sipnl);
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
