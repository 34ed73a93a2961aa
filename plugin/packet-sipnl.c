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
 */

#include <wireshark.h>

#include <epan/expert.h>
#include <epan/packet.h>
#include <epan/prefs.h>
#include <epan/proto_data.h>
#include <epan/tap.h>
#include <epan/tfs.h>

#include "calls.h"
#include "calls-table.h"
#include "causes-tree.h"
#include "challenges.h"
#include "explanations.h"
#include "packet-sipnl.h"
#include "registrations-table.h"
#include "sip-messages.h"
#include "user-codes.h"
#include "warning-header.h"
#include "wireshark-compat.h"

static int proto_sipnl = -1;

static int hf_sipnl_code = -1;
static int hf_sipnl_phrase = -1;
static int hf_sipnl_explanation = -1;
static int hf_sipnl_advice = -1;
static int hf_sipnl_category = -1;
static int hf_sipnl_category_nl = -1;
static int hf_sipnl_category_actual = -1;
static int hf_sipnl_conflict = -1;
static int hf_sipnl_custom_phrase = -1;
static int hf_sipnl_reference = -1;
static int hf_sipnl_unregistered = -1;
static int hf_sipnl_reason = -1;
static int hf_sipnl_reason_protocol = -1;
static int hf_sipnl_reason_cause = -1;
static int hf_sipnl_reason_phrase = -1;
static int hf_sipnl_reason_explanation = -1;
static int hf_sipnl_reason_category = -1;
static int hf_sipnl_reason_text = -1;
static int hf_sipnl_warning = -1;
static int hf_sipnl_warning_code = -1;
static int hf_sipnl_warning_explanation = -1;
static int hf_sipnl_warning_text = -1;

static int ett_sipnl = -1;
static int ett_sipnl_reason = -1;
static int ett_sipnl_warning = -1;

static expert_field ei_sipnl_note = EI_INIT;
static expert_field ei_sipnl_warning = EI_INIT;
static expert_field ei_sipnl_error = EI_INIT;

static dissector_handle_t sipnl_handle;
static int sipnl_tap = -1;

/* Expert Information, which can be referred to where sipnl is not. */
static int ws_expert_hfid = -1;
static int expert_tap = 0;

static sipnl_bool pref_info_column = FALSE;
static sipnl_bool pref_expert_info = TRUE;

static const true_false_string tfs_ja_nee = { "Ja", "Nee" };

static void
add_expert_info(packet_info *pinfo, proto_item *item, const sipnl_explained_message_t *message)
{
    expert_field *ei;

    /* Redirects and 1xx are no failures, whatever their Reason says. */
    if (!pref_expert_info || (message->kept->response != NULL && message->kept->code < 400)) {
        return;
    }
    switch (message->severity) {
    case SIPNL_SEVERITY_NOTE:
        ei = &ei_sipnl_note;
        break;
    case SIPNL_SEVERITY_WARNING:
        ei = &ei_sipnl_warning;
        break;
    case SIPNL_SEVERITY_ERROR:
        ei = &ei_sipnl_error;
        break;
    default:
        return;
    }
    if (item != NULL || have_tap_listener(expert_tap)) {
        expert_add_info_format(pinfo, item, ei, "%s", sipnl_summary_of(pinfo, message, FALSE));
    } else {
        /* Nobody reads it, but the window shows the worst severity of all. */
        expert_add_info(pinfo, NULL, ei);
    }
}

/* Like what the SIP dissector puts there, it ends in a blank. */
static void
add_to_info_column(packet_info *pinfo, const sipnl_explained_message_t *message)
{
    const sipnl_explained_reason_t *reason = message->telling_reason;

    if (!pref_info_column) {
        return;
    }
    if (message->phrase != NULL) {
        col_append_fstr(pinfo->cinfo, COL_INFO, "[%s] ", message->phrase);
    }
    if (reason != NULL) {
        col_append_fstr(pinfo->cinfo, COL_INFO, "[Reason: %s] ", reason->cause.phrase);
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
add_uint(proto_tree *tree, int hf, tvbuff_t *tvb, guint32 value)
{
    proto_item_set_generated(proto_tree_add_uint(tree, hf, tvb, 0, 0, value));
}

static void
add_reason(proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_reason_t *reason)
{
    proto_tree *subtree = proto_item_add_subtree(add_string(tree, hf_sipnl_reason, tvb, reason->sent.raw),
        ett_sipnl_reason);

    add_string(subtree, hf_sipnl_reason_protocol, tvb, reason->cause.protocol);
    if (reason->sent.has_cause) {
        add_uint(subtree, hf_sipnl_reason_cause, tvb, reason->sent.cause);
    }
    add_string(subtree, hf_sipnl_reason_phrase, tvb, reason->cause.phrase);
    add_string(subtree, hf_sipnl_reason_explanation, tvb, reason->cause.explanation);
    if (reason->cause.category != NULL) {
        add_string(subtree, hf_sipnl_reason_category, tvb, reason->cause.category->name);
    }
    add_string(subtree, hf_sipnl_reason_text, tvb, reason->sent.text);
}

static void
add_reasons(proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    guint i;

    for (i = 0; i < sipnl_count_reasons(message); i++) {
        add_reason(tree, tvb, (const sipnl_explained_reason_t *)wmem_array_index(message->reasons, i));
    }
}

static void
add_warning(proto_tree *tree, tvbuff_t *tvb, const sipnl_warning_t *warning)
{
    proto_tree *subtree = proto_item_add_subtree(add_string(tree, hf_sipnl_warning, tvb, warning->raw),
        ett_sipnl_warning);

    if (warning->code != 0) {
        add_uint(subtree, hf_sipnl_warning_code, tvb, warning->code);
        add_string(subtree, hf_sipnl_warning_explanation, tvb,
            val_to_str_ext_const(warning->code, &sipnl_warning_vals_ext, sipnl_other_warning));
    }
    add_string(subtree, hf_sipnl_warning_text, tvb, warning->text);
}

static void
add_warnings(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_kept_headers_t *headers)
{
    const char *const *header;
    guint count = 0;

    for (header = headers->warnings; *header != NULL; header++) {
        const char *at = *header;
        sipnl_warning_t warning;

        while (count < SIPNL_VALUES_MAX && sipnl_next_warning(pinfo->pool, &at, &warning)) {
            add_warning(tree, tvb, &warning);
            count++;
        }
        if (*at != '\0') {
            add_string(tree, hf_sipnl_warning, tvb, at);
        }
    }
}

/* The label shows the phrase with the number, also where that is the user's own. */
static void
add_code(proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    const guint16 code = message->kept->code;

    if (message->phrase != message->kept->response->phrase) {
        proto_item_set_generated(proto_tree_add_uint_format_value(tree, hf_sipnl_code, tvb, 0, 0, code,
            "%s (%u)", message->phrase, code));
    } else {
        add_uint(tree, hf_sipnl_code, tvb, code);
    }
}

static void
add_conflict(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    const sipnl_explained_reason_t *reason = message->telling_reason;

    if (message->conflict) {
        add_string(tree, hf_sipnl_conflict, tvb, wmem_strdup_printf(pinfo->pool, "%u [%s] tegenover %s %u [%s]",
            message->kept->code, message->category->name,
            reason->cause.protocol, reason->sent.cause, reason->cause.category->name));
    }
}

static void
add_response_fields(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    add_code(tree, tvb, message);
    add_string(tree, hf_sipnl_phrase, tvb, message->phrase);
    add_string(tree, hf_sipnl_custom_phrase, tvb, message->kept->custom_phrase);
    add_string(tree, hf_sipnl_explanation, tvb, message->explanation);
    add_string(tree, hf_sipnl_advice, tvb, message->advice);
    add_string(tree, hf_sipnl_category, tvb, message->category->name);
    add_string(tree, hf_sipnl_category_nl, tvb, message->category->label);
    add_conflict(pinfo, tree, tvb, message);
    add_string(tree, hf_sipnl_reference, tvb, message->reference);
    if (message->kept->response->reason_phrase == NULL) {
        proto_item_set_generated(proto_tree_add_boolean(tree, hf_sipnl_unregistered, tvb, 0, 0, TRUE));
    }
}

/* Returns the item that Expert Information goes with. Its label is made only
 * where somebody can see it. */
static proto_item *
add_message(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    const sipnl_category_t *actual = sipnl_actual_category(message);
    proto_item *item = proto_tree_add_protocol_format(tree, proto_sipnl, tvb, 0, 0, "SIP-NL: %s",
        PTREE_DATA(tree)->visible ? sipnl_summary_of(pinfo, message, TRUE) : "");
    proto_tree *subtree = proto_item_add_subtree(item, ett_sipnl);

    if (message->kept->response != NULL) {
        add_response_fields(pinfo, subtree, tvb, message);
    }
    if (actual != NULL) {
        add_string(subtree, hf_sipnl_category_actual, tvb, actual->name);
    }
    add_reasons(subtree, tvb, message);
    if (message->kept->headers != NULL) {
        add_warnings(pinfo, subtree, tvb, message->kept->headers);
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
show_message(tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree, const sipnl_kept_message_t *kept)
{
    sipnl_explained_message_t *message = wmem_new(pinfo->pool, sipnl_explained_message_t);
    proto_item *item = NULL;

    sipnl_explain_message(pinfo, kept, message);
    if (sipnl_is_explained(message)) {
        if (is_tree_used(tree)) {
            item = add_message(pinfo, tree, tvb, message);
        }
        add_expert_info(pinfo, item, message);
        add_to_info_column(pinfo, message);
    }
    /* Also without a tree: a statistics window that is opened later has none. */
    tap_queue_packet(sipnl_tap, pinfo, message);
}

/* Called for every frame of a capture, on every pass over it. */
static int
dissect_sipnl(tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree, void *data _U_)
{
    const sipnl_kept_frame_t *frame;
    guint i;

    if (!pinfo->fd->visited) {
        sipnl_kept_frame_t *kept_frame = sipnl_keep_frame(pinfo, tree);

        if (kept_frame != NULL) {
            p_add_proto_data(wmem_file_scope(), pinfo, proto_sipnl, 0, kept_frame);
        }
        frame = kept_frame;
    } else {
        frame = (const sipnl_kept_frame_t *)p_get_proto_data(wmem_file_scope(), pinfo, proto_sipnl, 0);
    }
    if (frame == NULL) {
        return 0;
    }
    for (i = 0; i < frame->count; i++) {
        show_message(tvb, pinfo, tree, &frame->messages[i]);
    }
    return (int)tvb_captured_length(tvb);
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
        "Zet de Nederlandse betekenis van een antwoord achter in de Info-kolom.", &pref_info_column);
    prefs_register_bool_preference(preferences, "expert_info", "Mislukte verzoeken in Expert Information",
        "Toont wat mislukt is in Analyze > Expert Information.", &pref_expert_info);
    sipnl_user_codes_register(preferences);
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
        { &hf_sipnl_category,
            { "Categorie", "sipnl.category", FT_STRING, BASE_NONE,
              NULL, 0x0, "Soort oorzaak, met de naam voor filters", HFILL } },
        { &hf_sipnl_category_nl,
            { "Oorzaak", "sipnl.category.nl", FT_STRING, BASE_NONE,
              NULL, 0x0, "Soort oorzaak, in het Nederlands", HFILL } },
        { &hf_sipnl_category_actual,
            { "Werkelijke categorie", "sipnl.category.actual", FT_STRING, BASE_NONE,
              NULL, 0x0, "De categorie, met de Reason-header meegewogen", HFILL } },
        { &hf_sipnl_conflict,
            { "Tegenspraak", "sipnl.conflict", FT_STRING, BASE_NONE,
              NULL, 0x0, "De Reason-header noemt een andere oorzaak dan het antwoord", HFILL } },
        { &hf_sipnl_custom_phrase,
            { "Eigen tekst van de afzender", "sipnl.custom_phrase", FT_STRING, BASE_NONE,
              NULL, 0x0, "De tekst achter de statuscode, als die niet de geregistreerde is", HFILL } },
        { &hf_sipnl_reference,
            { "Bron", "sipnl.reference", FT_STRING, BASE_NONE,
              NULL, 0x0, "RFC en paragraaf waarin de statuscode staat", HFILL } },
        { &hf_sipnl_unregistered,
            { "Niet in het IANA-register", "sipnl.unregistered", FT_BOOLEAN, BASE_NONE,
              TFS(&tfs_ja_nee), 0x0, "De statuscode staat niet in het IANA-register", HFILL } },
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
        &ett_sipnl_reason,
        &ett_sipnl_warning,
    };
    static ei_register_info ei[] = {
        { &ei_sipnl_note,
            { "sipnl.expert.note", PI_RESPONSE_CODE, PI_NOTE,
              "Niet gelukt, maar normaal", EXPFILL } },
        { &ei_sipnl_warning,
            { "sipnl.expert.warning", PI_RESPONSE_CODE, PI_WARN,
              "Mislukt, verdient aandacht", EXPFILL } },
        { &ei_sipnl_error,
            { "sipnl.expert.error", PI_RESPONSE_CODE, PI_ERROR,
              "Storing", EXPFILL } },
    };

    proto_sipnl = proto_register_protocol("SIP in het Nederlands", "SIP-NL", "sipnl");
    proto_register_field_array(proto_sipnl, hf, array_length(hf));
    proto_register_subtree_array(ett, array_length(ett));
    expert_register_field_array(expert_register_protocol(proto_sipnl), ei, array_length(ei));
    register_preferences();
    sipnl_challenges_init();
    sipnl_calls_init();
    register_init_routine(init_sipnl);
    sipnl_tap = register_tap("sipnl");
    sipnl_causes_tree_register();
    sipnl_calls_table_register();
    sipnl_registrations_table_register();

    sipnl_handle = create_dissector_handle(dissect_sipnl, proto_sipnl);
    register_postdissector(sipnl_handle);
}
