/* sip-messages.c
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

#include "sip-messages.h"

#include "sip-syntax.h"
#include "wireshark-compat.h"

static int sip_hfid = -1;
static int status_code_hfid = -1;
static int resent_frame_hfid = -1;

/* Adds a field to those that are wanted, and gives its id; -1, after a warning,
 * where this Wireshark does not have it. */
static int
want_field(GArray *wanted, const char *name, const char *missed)
{
    int hfid = proto_registrar_get_id_byname(name);

    if (hfid == -1) {
        ws_warning("SIP-NL: deze Wireshark kent het veld %s niet: %s.", name, missed);
    } else {
        g_array_append_val(wanted, hfid);
    }
    return hfid;
}

void
sipnl_messages_want_fields(dissector_handle_t handle)
{
    GArray *wanted = g_array_new(FALSE, FALSE, sizeof(int));

    sip_hfid = want_field(wanted, "sip", "SIP-NL geeft geen uitleg");
    status_code_hfid = want_field(wanted, "sip.Status-Code", "SIP-NL geeft geen uitleg bij antwoorden");
    /* This one is there only in a retransmission, which sip.resend always is. */
    resent_frame_hfid = want_field(wanted, "sip.resend-original",
        "herhaalde berichten tellen mee in de statistieken");
    set_postdissector_wanted_hfids(handle, wanted);
}

static sipnl_method_t
method_of_name(sipnl_part_t name)
{
    static const struct {
        const char *name;
        sipnl_method_t method;
    } methods[] = {
        { "INVITE", SIPNL_INVITE },
        { "ACK", SIPNL_ACK },
        { "BYE", SIPNL_BYE },
        { "CANCEL", SIPNL_CANCEL },
        { "REGISTER", SIPNL_REGISTER }
    };
    guint i;

    for (i = 0; i < G_N_ELEMENTS(methods); i++) {
        if (sipnl_part_is(name, methods[i].name)) {
            return methods[i].method;
        }
    }
    return SIPNL_OTHER_METHOD;
}

/* CSeq: 4711 INVITE (RFC 3261 section 20.16) */
static void
read_cseq(sipnl_message_t *message)
{
    const sipnl_part_t cseq = message->headers.first[SIPNL_CSEQ];
    sipnl_part_t *name = &message->method_name;

    *name = cseq;
    while (name->length > 0 && g_ascii_isdigit(*name->at)) {
        message->cseq = message->cseq * 10 + (guint32)g_ascii_digit_value(*name->at);
        name->at++;
        name->length--;
    }
    while (name->length > 0 && sipnl_is_blank(*name->at)) {
        name->at++;
        name->length--;
    }
    message->method = method_of_name(*name);
}

/* Reads the message of a "sip" item; it ends where the next one starts. */
static void
read_message(sipnl_message_t *message, const field_info *sip, const field_info *next_sip)
{
    gint length = tvb_captured_length_remaining(sip->ds_tvb, sip->start);
    gboolean is_cut_short = tvb_captured_length(sip->ds_tvb) < tvb_reported_length(sip->ds_tvb);

    memset(message, 0, sizeof(*message));
    message->ds_tvb = sip->ds_tvb;
    message->start = sip->start;
    if (next_sip != NULL && next_sip->ds_tvb == sip->ds_tvb && next_sip->start > sip->start
        && next_sip->start - sip->start < length) {
        length = next_sip->start - sip->start;
        is_cut_short = FALSE;
    }
    if (length > 0) {
        message->text = (const char *)tvb_get_ptr(sip->ds_tvb, sip->start, length);
        sipnl_find_headers(message->text, (gsize)length, is_cut_short, &message->headers);
        read_cseq(message);
    }
}

static const field_info *
get_finfo(const GPtrArray *finfos, guint i)
{
    return i < finfos->len ? (const field_info *)g_ptr_array_index(finfos, i) : NULL;
}

/* The message in whose start line a field stands, or NULL. Most often it is at *at
 * or soon after; *at moves to it. */
static sipnl_message_t *
message_of_field(wmem_array_t *messages, guint *at, const field_info *finfo)
{
    const guint count = wmem_array_get_count(messages);
    guint i;

    for (i = 0; i < count; i++) {
        sipnl_message_t *message = (sipnl_message_t *)wmem_array_index(messages, (*at + i) % count);

        if (message->ds_tvb == finfo->ds_tvb && finfo->start >= message->start
            && finfo->start - message->start <= (gint)message->headers.start_line.length) {
            *at = (*at + i) % count;
            return message;
        }
    }
    return NULL;
}

static void
read_status_codes(wmem_array_t *messages, const GPtrArray *finfos)
{
    guint at = 0;
    guint i;

    for (i = 0; i < finfos->len; i++) {
        field_info *finfo = (field_info *)g_ptr_array_index(finfos, i);
        sipnl_message_t *message = message_of_field(messages, &at, finfo);

        if (message != NULL) {
            message->status_code = fvalue_get_uinteger(SIPNL_FVALUE(finfo));
        }
    }
}

static void
read_resent_frames(wmem_array_t *messages, const GPtrArray *finfos)
{
    guint at = 0;
    guint i;

    for (i = 0; i < finfos->len; i++) {
        sipnl_message_t *message = message_of_field(messages, &at, get_finfo(finfos, i));

        if (message != NULL) {
            message->is_resent = TRUE;
        }
    }
}

static const GPtrArray *
get_finfos(proto_tree *tree, int hfid)
{
    return hfid != -1 ? proto_get_finfo_ptr_array(tree, hfid) : NULL;
}

wmem_array_t *
sipnl_messages_read(wmem_allocator_t *scope, proto_tree *tree)
{
    const GPtrArray *sips = get_finfos(tree, sip_hfid);
    const GPtrArray *status_codes;
    const GPtrArray *resent_frames;
    wmem_array_t *messages;
    guint i;

    if (sips == NULL || sips->len == 0) {
        return NULL;
    }
    messages = wmem_array_sized_new(scope, sizeof(sipnl_message_t), sips->len);
    for (i = 0; i < sips->len; i++) {
        sipnl_message_t message;

        read_message(&message, get_finfo(sips, i), get_finfo(sips, i + 1));
        wmem_array_append_one(messages, message);
    }
    status_codes = get_finfos(tree, status_code_hfid);
    if (status_codes != NULL) {
        read_status_codes(messages, status_codes);
    }
    resent_frames = get_finfos(tree, resent_frame_hfid);
    if (resent_frames != NULL) {
        read_resent_frames(messages, resent_frames);
    }
    return messages;
}

char *
sipnl_message_string(wmem_allocator_t *scope, const sipnl_message_t *message, sipnl_part_t part)
{
    if (part.at == NULL) {
        return NULL;
    }
    return (char *)tvb_get_string_enc(scope, message->ds_tvb, message->start + (gint)(part.at - message->text),
        (gint)part.length, ENC_UTF_8 | ENC_NA);
}

char *
sipnl_message_header(wmem_allocator_t *scope, const sipnl_message_t *message, sipnl_header_t header)
{
    return sipnl_message_string(scope, message, message->headers.first[header]);
}
