/* message-tree.c
 * The subtree that explains a SIP message.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "message-tree.h"

#include <epan/tfs.h>

#include "call-tree.h"
#include "texts/values.h"
#include "texts/words.h"
#include "tree-items.h"
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

static void
add_reason(proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_reason_t *reason)
{
    proto_tree *subtree = proto_item_add_subtree(sipnl_add_string(tree, hf_sipnl_reason, tvb, reason->sent->raw),
        ett_sipnl_reason);

    sipnl_add_string(subtree, hf_sipnl_reason_protocol, tvb, reason->protocol);
    if (reason->sent->has_cause) {
        sipnl_add_uint(subtree, hf_sipnl_reason_cause, tvb, reason->sent->cause);
    }
    sipnl_add_string(subtree, hf_sipnl_reason_phrase, tvb, reason->text.phrase);
    sipnl_add_string(subtree, hf_sipnl_reason_explanation, tvb, reason->text.explanation);
    if (reason->text.category != NULL) {
        sipnl_add_category(subtree, hf_sipnl_reason_category, tvb, reason->text.category);
    }
    if (reason->sent->location != NULL) {
        const sipnl_value_t *location = sipnl_find_value("location", reason->sent->location);

        sipnl_add_string(subtree, hf_sipnl_reason_location, tvb, location != NULL ? location->text : reason->sent->location);
    }
    sipnl_add_string(subtree, hf_sipnl_reason_text, tvb, reason->sent->text);
}

static void
add_warning(proto_tree *tree, tvbuff_t *tvb, const sipnl_warning_t *warning)
{
    proto_tree *subtree = proto_item_add_subtree(sipnl_add_string(tree, hf_sipnl_warning, tvb, warning->raw),
        ett_sipnl_warning);

    if (warning->code != 0) {
        char code[8];
        const sipnl_value_t *value;

        (void)snprintf(code, sizeof(code), "%u", warning->code);
        value = sipnl_find_value("Warning", code);
        sipnl_add_uint(subtree, hf_sipnl_warning_code, tvb, warning->code);
        sipnl_add_string(subtree, hf_sipnl_warning_explanation, tvb,
            (value != NULL ? value : sipnl_find_value("Warning", "other"))->text);
    }
    sipnl_add_string(subtree, hf_sipnl_warning_text, tvb, warning->text);
}

static void
add_category(proto_tree *tree, int hf, int hf_nl, tvbuff_t *tvb, const sipnl_category_t *category)
{
    sipnl_add_category(tree, hf, tvb, category);
    sipnl_add_hidden_string(tree, hf_nl, tvb, category->label);
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
        sipnl_add_hidden_string(tree, hf_sipnl_category_actual, tvb, message->actual->name);
        sipnl_add_hidden_string(tree, hf_sipnl_category_actual_nl, tvb, message->actual->label);
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
    sipnl_add_hidden_string(subtree, hf_sipnl_phrase, tvb, code->text.phrase);
    sipnl_add_string(subtree, hf_sipnl_reference, tvb, code->reference);
    if (sipnl_find_response(message->kept->code)->reason_phrase == NULL) {
        sipnl_add_boolean(subtree, hf_sipnl_unregistered, tvb, TRUE);
    }
}

/* "480 zegt: niet bereikbaar; Q.850 17 zegt: in gesprek" */
static void
add_conflict(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    const sipnl_explained_reason_t *reason = message->telling_reason;

    if (message->conflict) {
        sipnl_add_string(tree, hf_sipnl_conflict, tvb, wmem_strdup_printf(pinfo->pool, "%u zegt: %s; %s %u zegt: %s",
            message->kept->code, message->code.text.category->label,
            reason->protocol, reason->sent->cause, reason->text.category->label));
    }
}

/* Who answered, and what that is where its name tells: "Asterisk PBX 20 (telefooncentrale),
 * 192.0.2.20". */
static const char *
answerer_in_words(packet_info *pinfo, const sipnl_kept_extras_t *extras)
{
    const sipnl_value_t *device;

    if (extras->answered_by == NULL) {
        return extras->source;
    }
    device = sipnl_find_value_in("device", extras->answered_by);
    return wmem_strdup_printf(pinfo->pool, device != NULL ? "%s (%s), %s" : "%s%s, %s", extras->answered_by,
        device != NULL ? device->text : "", extras->source);
}

/* A detail shows its own label: "Nieuw adres: sip:0201234567@example.nl". */
static void
add_detail(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_kept_detail_t *detail)
{
    const char *line = wmem_strdup_printf(pinfo->pool, "%s: %s", sipnl_find_value("detail", sipnl_detail_words[detail->detail])->text,
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
    sipnl_add_string(tree, hf_sipnl_custom_phrase, tvb, extras->sent_phrase);
    for (i = 0; i < extras->details_count; i++) {
        add_detail(pinfo, tree, tvb, &extras->details[i]);
    }
    if (extras->transfer != NULL) {
        sipnl_add_string(tree, hf_sipnl_transfer, tvb, sipnl_transfer_in_words(pinfo, extras->transfer));
    }
    if (kept->is_undelivered) {
        sipnl_add_string(tree, hf_sipnl_undelivered, tvb, sipnl_undelivered_in_words(pinfo, extras->undelivered));
    }
    /* To look among the names of devices takes long. */
    if (proto_field_is_referenced(tree, hf_sipnl_answered_by)) {
        sipnl_add_string(tree, hf_sipnl_answered_by, tvb, answerer_in_words(pinfo, extras));
    }
}

static void
add_side(proto_tree *tree, tvbuff_t *tvb, sipnl_side_t side)
{
    if (side != SIPNL_SIDE_UNKNOWN) {
        sipnl_add_string(tree, hf_sipnl_side, tvb, sipnl_find_value("side", sipnl_side_words[side])->text);
    }
}

static void
add_texts(proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    sipnl_add_string(tree, hf_sipnl_explanation, tvb, message->explanation);
    sipnl_add_string(tree, hf_sipnl_advice, tvb, message->advice);
    sipnl_add_string(tree, hf_sipnl_customer, tvb, message->customer);
}

proto_item *
sipnl_message_tree_add(packet_info *pinfo, proto_tree *tree, tvbuff_t *tvb, const sipnl_explained_message_t *message)
{
    const sipnl_kept_message_t *kept = message->kept;
    /* The label is made only where somebody can see it. */
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
        sipnl_add_hidden_string(subtree, hf_sipnl_severity, tvb, sipnl_severity_words[message->severity]);
    }
    if (kept->call != NULL) {
        sipnl_call_tree_add(pinfo, subtree, tvb, kept->call);
    }
    return item;
}

void
sipnl_message_tree_register(int proto)
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
              TFS(&sipnl_yes_no), 0x0, "De statuscode staat niet in het IANA-register", HFILL } },
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

    proto_sipnl = proto;
    proto_register_field_array(proto, hf, array_length(hf));
    proto_register_subtree_array(ett, array_length(ett));
    sipnl_call_tree_register(proto);
}
