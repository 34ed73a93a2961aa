/* sip-messages.c
 * Reads what Wireshark's SIP dissector found in a frame, message by message.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

/*
 * Fields come in an array per field, not per message, and a frame can hold
 * several messages. A field belongs to the last "sip" item in the same data
 * source that starts at or before it. The length of the "sip" item is of no
 * use: 4.4 lets it reach to the end of the segment.
 */

#include "sip-messages.h"

#include "wireshark-compat.h"

/* A field of the SIP dissector, and how it is put into a message. */
typedef struct {
    const char *name;
    const char *missed;     /* Dutch: what is not done without it */
    void (*read)(sipnl_message_t *message, field_info *finfo);
    int hfid;               /* -1 where this Wireshark does not have it */
} sip_field_t;

static int sip_hfid = -1;

static const char *
string_of(field_info *finfo)
{
    return fvalue_get_string(SIPNL_FVALUE(finfo));
}

static void
read_status_code(sipnl_message_t *message, field_info *finfo)
{
    message->status_code = fvalue_get_uinteger(SIPNL_FVALUE(finfo));
}

static void
read_status_line(sipnl_message_t *message, field_info *finfo)
{
    message->status_line = string_of(finfo);
}

static void
read_method(sipnl_message_t *message, field_info *finfo)
{
    message->method = string_of(finfo);
}

static void
read_cseq(sipnl_message_t *message, field_info *finfo)
{
    message->cseq = fvalue_get_uinteger(SIPNL_FVALUE(finfo));
}

static void
read_call_id(sipnl_message_t *message, field_info *finfo)
{
    message->call_id = string_of(finfo);
}

/* Wireshark takes the value for a number only where nothing stands behind it,
 * but "120 (in a meeting)" and "120;duration=60" are right as well (RFC 3261
 * section 20.33). So the header line itself is read. */
static void
read_retry_after(sipnl_message_t *message, field_info *finfo)
{
    char *line;
    const char *colon;

    if (finfo->length <= 0 || !tvb_bytes_exist(finfo->ds_tvb, finfo->start, finfo->length)) {
        return;
    }
    line = (char *)tvb_get_string_enc(NULL, finfo->ds_tvb, finfo->start, finfo->length, ENC_ASCII);
    colon = strchr(line, ':');
    if (colon != NULL) {
        const char *digits = colon + 1 + strspn(colon + 1, " \t\r\n");
        char *end;
        const guint64 seconds = g_ascii_strtoull(digits, &end, 10);

        if (g_ascii_isdigit(*digits) && strchr(" \t\r\n;(", *end) != NULL && seconds <= G_MAXUINT32) {
            message->retry_after = (guint32)seconds;
        }
    }
    wmem_free(NULL, line);
}

static void
read_resend(sipnl_message_t *message, field_info *finfo)
{
    message->is_resent = fvalue_get_uinteger64(SIPNL_FVALUE(finfo)) != 0;
}

static void
append_string(GPtrArray **strings, field_info *finfo)
{
    if (*strings == NULL) {
        *strings = g_ptr_array_new();
    }
    g_ptr_array_add(*strings, (gpointer)string_of(finfo));
}

static void
read_authorization(sipnl_message_t *message, field_info *finfo)
{
    append_string(&message->credentials[SIPNL_FOR_SERVER], finfo);
}

static void
read_proxy_authorization(sipnl_message_t *message, field_info *finfo)
{
    append_string(&message->credentials[SIPNL_FOR_PROXY], finfo);
}

static void
read_www_authenticate(sipnl_message_t *message, field_info *finfo)
{
    append_string(&message->challenges[SIPNL_FOR_SERVER], finfo);
}

static void
read_proxy_authenticate(sipnl_message_t *message, field_info *finfo)
{
    append_string(&message->challenges[SIPNL_FOR_PROXY], finfo);
}

static void
read_reason(sipnl_message_t *message, field_info *finfo)
{
    append_string(&message->reasons, finfo);
}

static void
read_warning(sipnl_message_t *message, field_info *finfo)
{
    append_string(&message->warnings, finfo);
}

static sip_field_t sip_fields[] = {
    { "sip.Status-Code", "SIP-NL geeft geen uitleg bij antwoorden", read_status_code, -1 },
    { "sip.Status-Line", "SIP-NL kent de meegestuurde tekst niet", read_status_line, -1 },
    { "sip.CSeq.method", "de uitleg past zich niet aan de methode aan", read_method, -1 },
    { "sip.CSeq.seq", "SIP-NL herkent geen mislukte inlogpogingen", read_cseq, -1 },
    { "sip.Call-ID", "SIP-NL herkent geen mislukte inlogpogingen", read_call_id, -1 },
    { "sip.Retry-After", "het advies noemt geen wachttijd", read_retry_after, -1 },
    { "sip.resend", "herhaalde antwoorden tellen mee in de statistieken", read_resend, -1 },
    { "sip.Authorization", "SIP-NL herkent geen mislukte inlogpogingen", read_authorization, -1 },
    { "sip.Proxy-Authorization", "SIP-NL herkent geen mislukte inlogpogingen", read_proxy_authorization, -1 },
    { "sip.WWW-Authenticate", "SIP-NL herkent geen mislukte inlogpogingen", read_www_authenticate, -1 },
    { "sip.Proxy-Authenticate", "SIP-NL herkent geen mislukte inlogpogingen", read_proxy_authenticate, -1 },
    { "sip.Reason", "SIP-NL legt de Reason-header niet uit", read_reason, -1 },
    { "sip.Warning", "SIP-NL legt de Warning-header niet uit", read_warning, -1 },
};

void
sipnl_messages_want_fields(dissector_handle_t handle)
{
    GArray *wanted;
    guint i;

    sip_hfid = proto_registrar_get_id_byname("sip");
    if (sip_hfid == -1) {
        ws_warning("SIP-NL: deze Wireshark kent het protocol sip niet: SIP-NL geeft geen uitleg.");
        return;
    }
    wanted = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(wanted, sip_hfid);
    for (i = 0; i < G_N_ELEMENTS(sip_fields); i++) {
        sip_field_t *field = &sip_fields[i];

        field->hfid = proto_registrar_get_id_byname(field->name);
        if (field->hfid == -1) {
            ws_warning("SIP-NL: deze Wireshark kent het veld %s niet: %s.", field->name, field->missed);
        } else {
            g_array_append_val(wanted, field->hfid);
        }
    }
    set_postdissector_wanted_hfids(handle, wanted);
}

static gint
compare_by_order(gconstpointer a, gconstpointer b)
{
    const sipnl_message_t *left = (const sipnl_message_t *)a;
    const sipnl_message_t *right = (const sipnl_message_t *)b;

    return (left->order > right->order) - (left->order < right->order);
}

static gint
compare_position(tvbuff_t *ds_tvb, gint start, const sipnl_message_t *message)
{
    if (ds_tvb != message->ds_tvb) {
        return (guintptr)ds_tvb < (guintptr)message->ds_tvb ? -1 : 1;
    }
    return (start > message->start) - (start < message->start);
}

static gint
compare_by_position(gconstpointer a, gconstpointer b)
{
    const sipnl_message_t *message = (const sipnl_message_t *)a;
    const gint by_position = compare_position(message->ds_tvb, message->start, (const sipnl_message_t *)b);

    return by_position != 0 ? by_position : compare_by_order(a, b);
}

/* The messages without their fields, sorted by position. */
static GArray *
messages_by_position(const GPtrArray *sip_finfos)
{
    GArray *messages = g_array_sized_new(FALSE, TRUE, sizeof(sipnl_message_t), sip_finfos->len);
    guint i;

    g_array_set_size(messages, sip_finfos->len);
    for (i = 0; i < sip_finfos->len; i++) {
        const field_info *finfo = (const field_info *)g_ptr_array_index(sip_finfos, i);
        sipnl_message_t *message = &g_array_index(messages, sipnl_message_t, i);

        message->ds_tvb = finfo->ds_tvb;
        message->start = finfo->start;
        message->order = i;
    }
    if (messages->len > 1) {
        g_array_sort(messages, compare_by_position);
    }
    return messages;
}

/* The message that a field belongs to, or NULL. */
static sipnl_message_t *
message_of_field(const GArray *messages, const field_info *finfo)
{
    guint low = 0;
    guint high = messages->len;
    sipnl_message_t *message;

    while (low < high) {
        const guint middle = low + (high - low) / 2;

        if (compare_position(finfo->ds_tvb, finfo->start, &g_array_index(messages, sipnl_message_t, middle)) < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    if (low == 0) {
        return NULL;
    }
    message = &g_array_index(messages, sipnl_message_t, low - 1);
    return message->ds_tvb == finfo->ds_tvb ? message : NULL;
}

static void
read_field(const GArray *messages, const sip_field_t *field, const GPtrArray *finfos)
{
    guint i;

    for (i = 0; i < finfos->len; i++) {
        field_info *finfo = (field_info *)g_ptr_array_index(finfos, i);
        sipnl_message_t *message = message_of_field(messages, finfo);

        if (message != NULL) {
            field->read(message, finfo);
        }
    }
}

GArray *
sipnl_messages_read(proto_tree *tree)
{
    const GPtrArray *sip_finfos = sip_hfid != -1 ? proto_get_finfo_ptr_array(tree, sip_hfid) : NULL;
    GArray *messages;
    guint i;

    if (sip_finfos == NULL || sip_finfos->len == 0) {
        return NULL;
    }
    messages = messages_by_position(sip_finfos);
    for (i = 0; i < G_N_ELEMENTS(sip_fields); i++) {
        const int hfid = sip_fields[i].hfid;
        const GPtrArray *finfos = hfid != -1 ? proto_get_finfo_ptr_array(tree, hfid) : NULL;

        if (finfos != NULL) {
            read_field(messages, &sip_fields[i], finfos);
        }
    }
    if (messages->len > 1) {
        g_array_sort(messages, compare_by_order);
    }
    return messages;
}

static void
free_strings(GPtrArray *strings)
{
    if (strings != NULL) {
        g_ptr_array_free(strings, TRUE);
    }
}

void
sipnl_messages_free(GArray *messages)
{
    guint i;
    guint whom;

    for (i = 0; i < messages->len; i++) {
        sipnl_message_t *message = &g_array_index(messages, sipnl_message_t, i);

        for (whom = 0; whom < SIPNL_WHOM; whom++) {
            free_strings(message->credentials[whom]);
            free_strings(message->challenges[whom]);
        }
        free_strings(message->reasons);
        free_strings(message->warnings);
    }
    g_array_free(messages, TRUE);
}
