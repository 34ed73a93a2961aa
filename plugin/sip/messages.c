/* messages.c
 * Reads the SIP messages that Wireshark's SIP dissector found in a frame.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

/*
 * A frame can hold several messages, each with a "sip" item that tells where it
 * starts; its headers are read from there. What only the SIP dissector knows
 * comes from its fields, which stand in an array per field, not per message: a
 * field belongs to the message in whose start line it stands.
 *
 * The length of the "sip" item is of no use: 4.4 lets it reach to the end of the
 * segment.
 */

#include "sip/messages.h"

#include "sip/status-codes.h"
#include "wireshark-compat.h"

/* The types of ICMP (RFC 792) and ICMPv6 (RFC 4861) that quote what may have arrived. In a
 * redirect of ICMP Wireshark finds no SIP. */
#define ICMP_SOURCE_QUENCH 4
#define ICMPV6_REDIRECT 137

static int sip_hfid = -1;
static int status_code_hfid = -1;
static int icmp_type_hfid = -1;
static int icmp_code_hfid = -1;
static int icmpv6_type_hfid = -1;
static int icmpv6_code_hfid = -1;

/* The id of a field; -1, after a warning, where this Wireshark does not have it. */
static int
find_field(const char *name, const char *missed)
{
    int hfid = proto_registrar_get_id_byname(name);

    if (hfid == -1) {
        ws_warning("SIP-NL: deze Wireshark kent het veld %s niet: %s.", name, missed);
    }
    return hfid;
}

void
sipnl_messages_find_fields(void)
{
    static const char no_icmp[] = "SIP-NL herkent niet wat alleen in een ICMP-fout staat";

    sipnl_headers_init();
    sip_hfid = find_field("sip", "SIP-NL geeft geen uitleg");
    status_code_hfid = find_field("sip.Status-Code", "SIP-NL geeft geen uitleg bij antwoorden");
    icmp_type_hfid = find_field("icmp.type", no_icmp);
    icmp_code_hfid = find_field("icmp.code", no_icmp);
    icmpv6_type_hfid = find_field("icmpv6.type", no_icmp);
    icmpv6_code_hfid = find_field("icmpv6.code", no_icmp);
}

void
sipnl_messages_want_fields(dissector_handle_t handle, gboolean is_enabled)
{
    const int hfids[] = {
        sip_hfid, status_code_hfid, icmp_type_hfid, icmp_code_hfid, icmpv6_type_hfid, icmpv6_code_hfid
    };
    GArray *wanted = g_array_new(FALSE, FALSE, sizeof(int));
    guint i;

    for (i = 0; is_enabled && i < G_N_ELEMENTS(hfids); i++) {
        if (hfids[i] != -1) {
            g_array_append_val(wanted, hfids[i]);
        }
    }
    set_postdissector_wanted_hfids(handle, wanted);
}

static sipnl_method_t
method_of_name(sipnl_part_t name)
{
    guint i;

    for (i = 0; sipnl_method_words[i] != NULL; i++) {
        if (sipnl_part_is(name, sipnl_method_words[i])) {
            return (sipnl_method_t)(i + 1);
        }
    }
    return SIPNL_METHOD_OTHER;
}

/* CSeq: 4711 INVITE (RFC 3261 section 20.16). The method of a request is that of its
 * request line, to which the CSeq must be equal (section 8.1.1.5). */
static void
read_method(sipnl_message_t *message)
{
    sipnl_part_t rest = message->headers.first[SIPNL_CSEQ];
    sipnl_part_t line = message->headers.start_line;
    sipnl_part_t name;

    if (!sipnl_take_number(&rest, G_MAXUINT32, &message->cseq)) {
        message->cseq = 0;
    }
    name = sipnl_part_trim(rest);
    if (!message->is_response) {
        const sipnl_part_t of_line = sipnl_take_token(&line);

        message->is_contradictory = name.at != NULL && !sipnl_part_equal(name, of_line);
        name = of_line;
    }
    message->method_name = name;
    message->method = method_of_name(name);
}

/* Reads the message of a "sip" item; it ends where the next one starts. */
static void
read_message(sipnl_message_t *message, const field_info *sip, const field_info *next_sip)
{
    gint length = tvb_captured_length_remaining(sip->ds_tvb, (gint)sip->start);
    gboolean is_cut_short = tvb_captured_length(sip->ds_tvb) < tvb_reported_length(sip->ds_tvb);

    memset(message, 0, sizeof(*message));
    message->ds_tvb = sip->ds_tvb;
    message->start = (gint)sip->start;
    if (next_sip != NULL && next_sip->ds_tvb == sip->ds_tvb && (gint)next_sip->start > message->start
        && (gint)next_sip->start - message->start < length) {
        length = (gint)next_sip->start - message->start;
        is_cut_short = FALSE;
    }
    if (length > 0) {
        message->text = (const char *)tvb_get_ptr(sip->ds_tvb, message->start, length);
        sipnl_find_headers(message->text, (gsize)length, is_cut_short, &message->headers);
        message->body = sipnl_part_strip(message->headers.end, message->text + length);
        message->is_response = message->headers.start_line.length > 4
            && g_ascii_strncasecmp(message->headers.start_line.at, "SIP/", 4) == 0;
        read_method(message);
    }
}

static field_info *
get_finfo(const GPtrArray *finfos, guint i)
{
    return i < finfos->len ? (field_info *)g_ptr_array_index(finfos, i) : NULL;
}

static const GPtrArray *
get_finfos(proto_tree *tree, int hfid)
{
    return hfid != -1 ? proto_get_finfo_ptr_array(tree, hfid) : NULL;
}

/* The message in whose start line a field stands, or NULL. Most often it is at *at
 * or soon after; *at moves to it. */
static sipnl_message_t *
message_of_field(sipnl_message_t *messages, guint count, guint *at, const field_info *finfo)
{
    guint i;

    for (i = 0; i < count; i++) {
        sipnl_message_t *message = &messages[(*at + i) % count];

        if (message->ds_tvb == finfo->ds_tvb && (gint)finfo->start >= message->start
            && (gint)finfo->start - message->start <= (gint)message->headers.start_line.length) {
            *at = (*at + i) % count;
            return message;
        }
    }
    return NULL;
}

/* Adds the "sip" items of a tree that stand in no other. */
static void
find_outer(proto_node *node, gpointer data)
{
    field_info *finfo = PNODE_FINFO(node);

    if (finfo != NULL && finfo->hfinfo->id == sip_hfid) {
        g_ptr_array_add((GPtrArray *)data, finfo);
    } else {
        proto_tree_children_foreach(node, find_outer, data);
    }
}

static void
read_status_codes(sipnl_message_t *messages, guint count, const GPtrArray *finfos)
{
    guint at = 0;
    guint i;

    for (i = 0; finfos != NULL && i < finfos->len; i++) {
        field_info *finfo = get_finfo(finfos, i);
        sipnl_message_t *message = message_of_field(messages, count, &at, finfo);

        if (message != NULL) {
            message->is_response = TRUE;
            message->status_code = fvalue_get_uinteger(SIPNL_FVALUE(finfo));
        }
    }
}

/* Reads type and code of the ICMP message in a frame; FALSE where it holds none. */
static gboolean
read_icmp_fields(proto_tree *tree, int type_hfid, int code_hfid, guint32 *type, guint32 *code)
{
    const GPtrArray *types = get_finfos(tree, type_hfid);
    const GPtrArray *codes = get_finfos(tree, code_hfid);

    if (types == NULL || types->len == 0 || codes == NULL || codes->len == 0) {
        return FALSE;
    }
    *type = fvalue_get_uinteger(SIPNL_FVALUE(get_finfo(types, 0)));
    *code = fvalue_get_uinteger(SIPNL_FVALUE(get_finfo(codes, 0)));
    return TRUE;
}

/* Reads why the messages of a frame did not arrive, where they stand in an ICMP error; NULL
 * where they did. FALSE where they are quoted, and may well have arrived. */
static gboolean
read_icmp(packet_info *pinfo, proto_tree *tree, const char **undelivered)
{
    guint32 type;
    guint32 code;

    *undelivered = NULL;
    if (read_icmp_fields(tree, icmp_type_hfid, icmp_code_hfid, &type, &code)) {
        *undelivered = wmem_strdup_printf(pinfo->pool, "ICMP %u/%u", type, code);
        return type != ICMP_SOURCE_QUENCH;
    }
    if (read_icmp_fields(tree, icmpv6_type_hfid, icmpv6_code_hfid, &type, &code)) {
        *undelivered = wmem_strdup_printf(pinfo->pool, "ICMPv6 %u/%u", type, code);
        return type != ICMPV6_REDIRECT;
    }
    return TRUE;
}

/* Reads the messages of the "sip" items. */
static sipnl_message_t *
read_messages(packet_info *pinfo, const GPtrArray *sips, const char *undelivered)
{
    sipnl_message_t *messages = wmem_alloc_array(pinfo->pool, sipnl_message_t, sips->len);
    guint i;

    for (i = 0; i < sips->len; i++) {
        read_message(&messages[i], get_finfo(sips, i), get_finfo(sips, i + 1));
        messages[i].undelivered = undelivered;
    }
    return messages;
}

guint
sipnl_messages_read(packet_info *pinfo, proto_tree *tree, sipnl_message_t **messages)
{
    const GPtrArray *sips = get_finfos(tree, sip_hfid);
    GPtrArray *outer = NULL;
    const char *undelivered;
    guint count;

    if (sips == NULL || sips->len == 0 || !read_icmp(pinfo, tree, &undelivered)) {
        return 0;
    }
    /* A body of message/sip is no message that was sent (RFC 3261 section 23.4). */
    if (sips->len > 1) {
        outer = g_ptr_array_new();
        find_outer(tree, outer);
        sips = outer;
    }
    *messages = read_messages(pinfo, sips, undelivered);
    count = sips->len;
    read_status_codes(*messages, count, get_finfos(tree, status_code_hfid));
    if (outer != NULL) {
        g_ptr_array_free(outer, TRUE);
    }
    return count;
}

guint32
sipnl_message_retry_after(const sipnl_message_t *message)
{
    sipnl_part_t rest = message->headers.first[SIPNL_RETRY_AFTER];
    guint32 seconds;

    if (!sipnl_take_number(&rest, G_MAXUINT32, &seconds)) {
        return 0;
    }
    return rest.length == 0 || sipnl_part_before(rest, SIPNL_BLANKS ";(").length == 0 ? seconds : 0;
}

guint32
sipnl_message_sipfrag(const sipnl_message_t *message)
{
    const sipnl_part_t type = sipnl_part_before(message->headers.first[SIPNL_CONTENT_TYPE], SIPNL_BLANKS ";");
    sipnl_part_t rest = message->body;
    guint32 code;

    if (!sipnl_part_is_name(type, "message/sipfrag") || !sipnl_part_is_name(sipnl_part_before(rest, " "), "SIP/2.0")) {
        return 0;
    }
    rest = sipnl_part_behind(rest, strlen("SIP/2.0 "));
    return sipnl_take_number(&rest, SIPNL_STATUS_CODE_MAX, &code) && code >= SIPNL_STATUS_CODE_MIN ? code : 0;
}
