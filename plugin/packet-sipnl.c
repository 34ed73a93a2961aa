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
 *   later, proto_get_finfo_ptr_array() gives NULL. So the fields are read
 *   once, what they say is kept with the frame, and every pass, the first
 *   included, builds its tree from that.
 *
 * - A frame can hold several SIP messages, and fields come in an array per
 *   field, not per message. A field belongs to the last "sip" item in the same
 *   data source that starts at or before it. The length of the "sip" item is
 *   of no use: 4.4 lets it reach to the end of the segment.
 *
 * - Items may be faked, in an invisible tree, and still feed a filter or a
 *   column: nothing may depend on the tree being visible.
 */

#define WS_BUILD_DLL
#include <wireshark.h>

#include <epan/packet.h>
#include <epan/proto_data.h>
#include <epan/tfs.h>

#include "packet-sipnl.h"
#include "sipnl-tables.h"
#include "wireshark-compat.h"

static int proto_sipnl = -1;

static int hf_sipnl_code = -1;
static int hf_sipnl_phrase = -1;
static int hf_sipnl_explanation = -1;
static int hf_sipnl_advice = -1;
static int hf_sipnl_category = -1;
static int hf_sipnl_category_nl = -1;
static int hf_sipnl_reference = -1;
static int hf_sipnl_unregistered = -1;

static int ett_sipnl = -1;

static dissector_handle_t sipnl_handle;

/* The fields of the SIP dissector that are read; -1 where it has none. */
static int sip_hfid = -1;
static int sip_status_code_hfid = -1;
static int sip_cseq_method_hfid = -1;

static const true_false_string tfs_ja_nee = { "Ja", "Nee" };

/* A response of a frame: what the tree is built from. */
typedef struct {
    guint16 code;
    const sipnl_response_t *response;
    const sipnl_text_t *text;
} response_t;

/* The responses of a frame, in their order; kept in file scope. */
typedef struct {
    guint count;
    response_t responses[];
} frame_record_t;

/* A SIP message of the frame at hand; only used while reading its fields. */
typedef struct {
    tvbuff_t *ds_tvb;
    gint start;
    guint order;            /* among the messages of the frame */
    guint32 status_code;    /* 0 for a request */
    const char *method;     /* of the CSeq header; NULL where there is none */
} message_t;

static gint
compare_by_order(gconstpointer a, gconstpointer b)
{
    const message_t *left = (const message_t *)a;
    const message_t *right = (const message_t *)b;

    return (left->order > right->order) - (left->order < right->order);
}

static gint
compare_position(tvbuff_t *ds_tvb, gint start, const message_t *message)
{
    if (ds_tvb != message->ds_tvb) {
        return (guintptr)ds_tvb < (guintptr)message->ds_tvb ? -1 : 1;
    }
    return (start > message->start) - (start < message->start);
}

static gint
compare_by_position(gconstpointer a, gconstpointer b)
{
    const message_t *message = (const message_t *)a;
    const gint by_position = compare_position(message->ds_tvb, message->start, (const message_t *)b);

    return by_position != 0 ? by_position : compare_by_order(a, b);
}

/* The messages of the frame, sorted by position. The caller frees the array. */
static GArray *
messages_new(const GPtrArray *sip_finfos)
{
    GArray *messages = g_array_sized_new(FALSE, TRUE, sizeof(message_t), sip_finfos->len);
    guint i;

    for (i = 0; i < sip_finfos->len; i++) {
        const field_info *finfo = (const field_info *)g_ptr_array_index(sip_finfos, i);
        message_t message = { finfo->ds_tvb, finfo->start, i, 0, NULL };

        g_array_append_val(messages, message);
    }
    g_array_sort(messages, compare_by_position);
    return messages;
}

/* The message that a field belongs to, or NULL. */
static message_t *
message_of_field(const GArray *messages, const field_info *finfo)
{
    guint low = 0;
    guint high = messages->len;
    message_t *message;

    while (low < high) {
        const guint middle = low + (high - low) / 2;

        if (compare_position(finfo->ds_tvb, finfo->start, &g_array_index(messages, message_t, middle)) < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    if (low == 0) {
        return NULL;
    }
    message = &g_array_index(messages, message_t, low - 1);
    return message->ds_tvb == finfo->ds_tvb ? message : NULL;
}

static void
read_status_codes(const GArray *messages, const GPtrArray *finfos)
{
    guint i;

    for (i = 0; i < finfos->len; i++) {
        field_info *finfo = (field_info *)g_ptr_array_index(finfos, i);
        message_t *message = message_of_field(messages, finfo);

        if (message != NULL) {
            message->status_code = fvalue_get_uinteger(SIPNL_FVALUE(finfo));
        }
    }
}

static void
read_methods(const GArray *messages, const GPtrArray *finfos)
{
    guint i;

    for (i = 0; i < finfos->len; i++) {
        field_info *finfo = (field_info *)g_ptr_array_index(finfos, i);
        message_t *message = message_of_field(messages, finfo);

        if (message != NULL) {
            message->method = fvalue_get_string(SIPNL_FVALUE(finfo));
        }
    }
}

/* The row of a status code, or of its class where IANA does not list it;
 * NULL for a number that is no status code. */
static const sipnl_response_t *
find_response(guint32 code)
{
    gint row;

    if (code < SIPNL_STATUS_CODE_MIN || code > SIPNL_STATUS_CODE_MAX) {
        return NULL;
    }
    if (try_val_to_str_idx_ext(code, &sipnl_phrase_vals_ext, &row) != NULL) {
        return &sipnl_responses[row];
    }
    return &sipnl_classes[code / 100 - 1];
}

/* The method of a CSeq header as Wireshark gives it can have blanks behind it. */
static gboolean
is_method(const char *name, const char *cseq_method)
{
    const gsize length = strlen(name);

    return strncmp(cseq_method, name, length) == 0
        && cseq_method[length + strspn(cseq_method + length, " \t")] == '\0';
}

static const sipnl_text_t *
find_text(const sipnl_response_t *response, const char *method)
{
    const sipnl_text_t *text = response->method_texts;

    if (text == NULL || method == NULL) {
        return &response->text;
    }
    while (text->method != NULL && !is_method(text->method, method)) {
        text++;
    }
    return text->method != NULL ? text : &response->text;
}

/* Keeps the responses among the messages; NULL where there is none. */
static frame_record_t *
frame_record_new(const GArray *messages)
{
    frame_record_t *record;
    guint count = 0;
    guint i;

    for (i = 0; i < messages->len; i++) {
        if (find_response(g_array_index(messages, message_t, i).status_code) != NULL) {
            count++;
        }
    }
    if (count == 0) {
        return NULL;
    }
    record = (frame_record_t *)wmem_alloc(wmem_file_scope(),
        sizeof(frame_record_t) + count * sizeof(response_t));
    record->count = 0;
    for (i = 0; i < messages->len; i++) {
        const message_t *message = &g_array_index(messages, message_t, i);
        const sipnl_response_t *response = find_response(message->status_code);

        if (response != NULL) {
            response_t *kept = &record->responses[record->count++];

            kept->code = (guint16)message->status_code;
            kept->response = response;
            kept->text = find_text(response, message->method);
        }
    }
    return record;
}

/* First pass only: reads the fields of the SIP dissector; NULL where the
 * frame holds no response. */
static frame_record_t *
read_frame(proto_tree *tree)
{
    const GPtrArray *status_codes = proto_get_finfo_ptr_array(tree, sip_status_code_hfid);
    const GPtrArray *sip_items = proto_get_finfo_ptr_array(tree, sip_hfid);
    const GPtrArray *methods;
    frame_record_t *record;
    GArray *messages;

    if (status_codes == NULL || status_codes->len == 0 || sip_items == NULL) {
        return NULL;
    }
    messages = messages_new(sip_items);
    read_status_codes(messages, status_codes);
    methods = proto_get_finfo_ptr_array(tree, sip_cseq_method_hfid);
    if (methods != NULL) {
        read_methods(messages, methods);
    }
    g_array_sort(messages, compare_by_order);
    record = frame_record_new(messages);
    g_array_free(messages, TRUE);
    return record;
}

static void
add_string(proto_tree *tree, int hf, tvbuff_t *tvb, const char *value)
{
    proto_item_set_generated(proto_tree_add_string(tree, hf, tvb, 0, 0, value));
}

static void
add_response(proto_tree *tree, tvbuff_t *tvb, const response_t *kept)
{
    const sipnl_response_t *response = kept->response;
    proto_item *item;
    proto_tree *subtree;

    item = proto_tree_add_protocol_format(tree, proto_sipnl, tvb, 0, 0, "SIP-NL: %u %s [%s]",
        kept->code, response->phrase, response->category->name);
    subtree = proto_item_add_subtree(item, ett_sipnl);

    proto_item_set_generated(proto_tree_add_uint(subtree, hf_sipnl_code, tvb, 0, 0, kept->code));
    add_string(subtree, hf_sipnl_phrase, tvb, response->phrase);
    add_string(subtree, hf_sipnl_explanation, tvb, kept->text->explanation);
    if (kept->text->advice != NULL) {
        add_string(subtree, hf_sipnl_advice, tvb, kept->text->advice);
    }
    add_string(subtree, hf_sipnl_category, tvb, response->category->name);
    add_string(subtree, hf_sipnl_category_nl, tvb, response->category->label);
    add_string(subtree, hf_sipnl_reference, tvb, response->reference);
    if (response->reason_phrase == NULL) {
        proto_item_set_generated(proto_tree_add_boolean(subtree, hf_sipnl_unregistered, tvb, 0, 0, TRUE));
    }
}

/* Called for every frame of a capture, on every pass over it. */
static int
dissect_sipnl(tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree, void *data _U_)
{
    frame_record_t *record;
    guint i;

    if (!pinfo->fd->visited) {
        record = read_frame(tree);
        if (record != NULL) {
            p_add_proto_data(wmem_file_scope(), pinfo, proto_sipnl, 0, record);
        }
    } else {
        record = (frame_record_t *)p_get_proto_data(wmem_file_scope(), pinfo, proto_sipnl, 0);
    }
    if (record == NULL || tree == NULL) {
        return 0;
    }
    for (i = 0; i < record->count; i++) {
        add_response(tree, tvb, &record->responses[i]);
    }
    return tvb_captured_length(tvb);
}

/* The id of a field of the SIP dissector. Where the running Wireshark has no
 * such field, a warning names it and what is missed without it. */
static int
find_field(const char *name, const char *missed)
{
    const int hfid = proto_registrar_get_id_byname(name);

    if (hfid == -1) {
        ws_warning("SIP-NL: deze Wireshark kent het veld %s niet: %s.", name, missed);
    }
    return hfid;
}

void
proto_reg_handoff_sipnl(void)
{
    GArray *wanted;

    sip_hfid = proto_registrar_get_id_byname("sip");
    sip_status_code_hfid = find_field("sip.Status-Code", "SIP-NL geeft geen uitleg");
    if (sip_hfid == -1 || sip_status_code_hfid == -1) {
        return;
    }
    wanted = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(wanted, sip_hfid);
    g_array_append_val(wanted, sip_status_code_hfid);
    sip_cseq_method_hfid = find_field("sip.CSeq.method", "de uitleg past zich niet aan de methode aan");
    if (sip_cseq_method_hfid != -1) {
        g_array_append_val(wanted, sip_cseq_method_hfid);
    }
    set_postdissector_wanted_hfids(sipnl_handle, wanted);
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
        { &hf_sipnl_reference,
            { "Bron", "sipnl.reference", FT_STRING, BASE_NONE,
              NULL, 0x0, "RFC en paragraaf waarin de statuscode staat", HFILL } },
        { &hf_sipnl_unregistered,
            { "Niet geregistreerd", "sipnl.unregistered", FT_BOOLEAN, BASE_NONE,
              TFS(&tfs_ja_nee), 0x0, "De statuscode staat niet in het IANA-register", HFILL } },
    };
    static int *ett[] = {
        &ett_sipnl,
    };

    proto_sipnl = proto_register_protocol("SIP in het Nederlands", "SIP-NL", "sipnl");
    proto_register_field_array(proto_sipnl, hf, array_length(hf));
    proto_register_subtree_array(ett, array_length(ett));

    sipnl_handle = create_dissector_handle(dissect_sipnl, proto_sipnl);
    register_postdissector(sipnl_handle);
}
