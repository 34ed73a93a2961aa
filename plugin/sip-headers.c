/* sip-headers.c
 * Finds the headers of a SIP message in its text.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

/*
 * The SIP dissector has fields for all of these, but each field that a
 * post-dissector wants costs about as much per message as all of this file.
 */

#include "sip-headers.h"

#define NAME(name) { name, sizeof(name) - 1 }

/* The names of RFC 3261 section 20 and RFC 3326, in small letters. */
static const struct {
    const char *name;
    gsize length;
} header_names[SIPNL_HEADERS] = {
    [SIPNL_AUTHORIZATION] = NAME("authorization"),
    [SIPNL_CALL_ID] = NAME("call-id"),
    [SIPNL_CONTACT] = NAME("contact"),
    [SIPNL_CSEQ] = NAME("cseq"),
    [SIPNL_EXPIRES] = NAME("expires"),
    [SIPNL_FROM] = NAME("from"),
    [SIPNL_PROXY_AUTHENTICATE] = NAME("proxy-authenticate"),
    [SIPNL_PROXY_AUTHORIZATION] = NAME("proxy-authorization"),
    [SIPNL_REASON] = NAME("reason"),
    [SIPNL_RETRY_AFTER] = NAME("retry-after"),
    [SIPNL_TO] = NAME("to"),
    [SIPNL_WARNING] = NAME("warning"),
    [SIPNL_WWW_AUTHENTICATE] = NAME("www-authenticate")
};

/* Takes the line at *at, with those that fold it, and moves *at behind it. NULL
 * at an empty line and at the end; else what is behind the line. */
static const char *
take_line(const char **at, const char *end, gboolean is_cut_short)
{
    const char *next = *at;

    if (next == end || *next == '\n' || (*next == '\r' && next + 1 < end && next[1] == '\n')) {
        return NULL;
    }
    do {
        next = (const char *)memchr(next, '\n', (gsize)(end - next));
        if (next == NULL) {
            *at = end;
            return is_cut_short ? NULL : end;
        }
        next++;
    } while (next < end && (*next == ' ' || *next == '\t'));
    *at = next;
    return next;
}

/* The first header whose name starts with a letter; SIPNL_HEADERS where there is
 * none, as for most lines. */
static sipnl_header_t
first_with_letter(char letter)
{
    switch (letter) {
    case 'a': return SIPNL_AUTHORIZATION;
    case 'c': return SIPNL_CALL_ID;
    case 'e': return SIPNL_EXPIRES;
    case 'f': return SIPNL_FROM;
    case 'p': return SIPNL_PROXY_AUTHENTICATE;
    case 'r': return SIPNL_REASON;
    case 't': return SIPNL_TO;
    case 'w': return SIPNL_WARNING;
    default: return SIPNL_HEADERS;
    }
}

/* The header with a compact name; SIPNL_HEADERS where there is none. */
static sipnl_header_t
header_of_compact_name(char letter)
{
    switch (letter) {
    case 'f': return SIPNL_FROM;
    case 'i': return SIPNL_CALL_ID;
    case 'm': return SIPNL_CONTACT;
    case 't': return SIPNL_TO;
    default: return SIPNL_HEADERS;
    }
}

/* Whether a line starts with a name in small letters. */
static gboolean
starts_with_name(const char *line, const char *name, gsize length)
{
    gsize i;

    for (i = 0; i < length && (line[i] == name[i] || g_ascii_tolower(line[i]) == name[i]); i++) {
    }
    return i == length;
}

/* The header with the name that a line starts with, the length of which is given. */
static sipnl_header_t
header_of_line(const char *line, gsize length, gsize *name_length)
{
    const char letter = g_ascii_tolower(*line);
    guint header;

    if (length < 2 || !g_ascii_isalpha(line[1])) {
        *name_length = 1;
        return header_of_compact_name(letter);
    }
    for (header = first_with_letter(letter); header < SIPNL_HEADERS && *header_names[header].name == letter; header++) {
        *name_length = header_names[header].length;
        if (length > *name_length && starts_with_name(line, header_names[header].name, *name_length)) {
            return (sipnl_header_t)header;
        }
    }
    return SIPNL_HEADERS;
}

/* Reads the header in a line; gives SIPNL_HEADERS where it is not one of those
 * that are read. */
static sipnl_header_t
read_line(const char *line, const char *end, sipnl_part_t *value)
{
    gsize name_length = 0;
    const sipnl_header_t header = header_of_line(line, (gsize)(end - line), &name_length);

    if (header == SIPNL_HEADERS) {
        return SIPNL_HEADERS;
    }
    *value = sipnl_part_strip(line + name_length, end);
    if (value->length == 0 || *value->at != ':') {
        return SIPNL_HEADERS;
    }
    *value = sipnl_part_strip(value->at + 1, end);
    if (value->length == 0) {
        /* It stands in its own line, not behind the end of that. */
        value->at = line + name_length;
    }
    return header;
}

void
sipnl_find_headers(const char *text, gsize length, gboolean is_cut_short, sipnl_headers_t *headers)
{
    const char *at = text;
    const char *end = text + length;
    const char *line = text;
    const char *line_end = take_line(&at, end, is_cut_short);

    memset(headers, 0, sizeof(*headers));
    headers->end = text;
    if (line_end == NULL) {
        return;
    }
    headers->start_line = sipnl_part_strip(line, line_end);
    for (line = at; (line_end = take_line(&at, end, is_cut_short)) != NULL; line = at) {
        sipnl_part_t value;
        const sipnl_header_t header = read_line(line, line_end, &value);

        if (header != SIPNL_HEADERS && headers->first[header].at == NULL) {
            headers->first[header] = value;
        }
    }
    headers->end = line;
}

gboolean
sipnl_next_header(const sipnl_headers_t *headers, sipnl_header_t header, sipnl_part_t *value)
{
    const char *at = value->at;
    const char *line;
    const char *line_end;

    if (at == NULL) {
        *value = headers->first[header];
        return value->at != NULL;
    }
    at += value->length;
    line = (const char *)memchr(at, '\n', (gsize)(headers->end - at));
    if (line == NULL) {
        return FALSE;
    }
    at = ++line;
    for (; (line_end = take_line(&at, headers->end, FALSE)) != NULL; line = at) {
        if (read_line(line, line_end, value) == header) {
            return TRUE;
        }
    }
    return FALSE;
}
