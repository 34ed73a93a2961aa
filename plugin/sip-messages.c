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

#include "sip-syntax.h"
#include "wireshark-compat.h"

/* A field of the SIP dissector, and how it is put into a member of a message. */
typedef struct {
    const char *name;
    const char *missed;     /* Dutch: what is not done without it */
    gsize offset;           /* of the member in sipnl_message_t */
    void (*read)(gpointer member, field_info *finfo);
    int hfid;               /* -1 where this Wireshark does not have it */
} sip_field_t;

static int sip_hfid = -1;

static void
read_uint(gpointer member, field_info *finfo)
{
    *(guint32 *)member = fvalue_get_uinteger(SIPNL_FVALUE(finfo));
}

static void
read_boolean(gpointer member, field_info *finfo)
{
    *(gboolean *)member = fvalue_get_uinteger64(SIPNL_FVALUE(finfo)) != 0;
}

static void
read_string(gpointer member, field_info *finfo)
{
    *(const char **)member = fvalue_get_string(SIPNL_FVALUE(finfo));
}

/* For a header of which there can be several. */
static void
append_string(gpointer member, field_info *finfo)
{
    GPtrArray **strings = (GPtrArray **)member;

    if (*strings == NULL) {
        *strings = g_ptr_array_new();
    }
    g_ptr_array_add(*strings, (gpointer)fvalue_get_string(SIPNL_FVALUE(finfo)));
}

/* Wireshark takes the value for a number only where nothing stands behind it,
 * but "120 (in a meeting)" and "120;duration=60" are right as well (RFC 3261
 * section 20.33). So the header line itself is read. */
static void
read_retry_after(gpointer member, field_info *finfo)
{
    char *line;
    const char *colon;

    if (finfo->length <= 0 || !tvb_bytes_exist(finfo->ds_tvb, finfo->start, finfo->length)) {
        return;
    }
    line = (char *)tvb_get_string_enc(NULL, finfo->ds_tvb, finfo->start, finfo->length, ENC_ASCII);
    colon = strchr(line, ':');
    if (colon != NULL) {
        const char *digits = colon + 1 + strspn(colon + 1, SIPNL_BLANKS);
        char *end;
        const guint64 seconds = g_ascii_strtoull(digits, &end, 10);

        if (g_ascii_isdigit(*digits) && strchr(SIPNL_BLANKS ";(", *end) != NULL && seconds <= G_MAXUINT32) {
            *(guint32 *)member = (guint32)seconds;
        }
    }
    wmem_free(NULL, line);
}

#define NO_FAILED_LOGINS "SIP-NL herkent geen mislukte inlogpogingen"

static sip_field_t sip_fields[] = {
    { "sip.Status-Code", "SIP-NL geeft geen uitleg bij antwoorden",
      G_STRUCT_OFFSET(sipnl_message_t, status_code), read_uint, -1 },
    { "sip.Status-Line", "SIP-NL kent de meegestuurde tekst niet",
      G_STRUCT_OFFSET(sipnl_message_t, status_line), read_string, -1 },
    { "sip.CSeq.method", "de uitleg past zich niet aan de methode aan",
      G_STRUCT_OFFSET(sipnl_message_t, method), read_string, -1 },
    { "sip.CSeq.seq", NO_FAILED_LOGINS,
      G_STRUCT_OFFSET(sipnl_message_t, cseq), read_uint, -1 },
    { "sip.Call-ID", NO_FAILED_LOGINS,
      G_STRUCT_OFFSET(sipnl_message_t, call_id), read_string, -1 },
    { "sip.Retry-After", "het advies noemt geen wachttijd",
      G_STRUCT_OFFSET(sipnl_message_t, retry_after), read_retry_after, -1 },
    { "sip.resend", "herhaalde antwoorden tellen mee in de statistieken",
      G_STRUCT_OFFSET(sipnl_message_t, is_resent), read_boolean, -1 },
    { "sip.Authorization", NO_FAILED_LOGINS,
      G_STRUCT_OFFSET(sipnl_message_t, credentials[SIPNL_FOR_SERVER]), append_string, -1 },
    { "sip.Proxy-Authorization", NO_FAILED_LOGINS,
      G_STRUCT_OFFSET(sipnl_message_t, credentials[SIPNL_FOR_PROXY]), append_string, -1 },
    { "sip.WWW-Authenticate", NO_FAILED_LOGINS,
      G_STRUCT_OFFSET(sipnl_message_t, challenges[SIPNL_FOR_SERVER]), append_string, -1 },
    { "sip.Proxy-Authenticate", NO_FAILED_LOGINS,
      G_STRUCT_OFFSET(sipnl_message_t, challenges[SIPNL_FOR_PROXY]), append_string, -1 },
    { "sip.Reason", "SIP-NL legt de Reason-header niet uit",
      G_STRUCT_OFFSET(sipnl_message_t, reasons), append_string, -1 },
    { "sip.Warning", "SIP-NL legt de Warning-header niet uit",
      G_STRUCT_OFFSET(sipnl_message_t, warnings), append_string, -1 },
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
            field->read(G_STRUCT_MEMBER_P(message, field->offset), finfo);
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
