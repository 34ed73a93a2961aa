/* headers.c
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

#include "sip/headers.h"

typedef struct {
    const char *name;
    gsize length;
    char compact;
} header_name_t;

#define HEADER_NAME(constant, name, compact) { name, sizeof(name) - 1, compact },

static const header_name_t header_names[SIPNL_HEADER_COUNT] = { SIPNL_HEADERS(HEADER_NAME) };

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

/* The header with a name, long or compact, in any case; SIPNL_HEADER_COUNT where it is
 * not one of those that are read. */
static sipnl_header_t
header_of_name(sipnl_part_t name)
{
    char first = '\0';
    guint i;

    if (name.length > 0) {
        first = g_ascii_tolower(*name.at);
    }
    for (i = 0; i < SIPNL_HEADER_COUNT; i++) {
        const header_name_t *known = &header_names[i];

        if (name.length == 1 ? known->compact == first && first != 0
            : known->length == name.length && *known->name == first
                && g_ascii_strncasecmp(name.at, known->name, name.length) == 0) {
            break;
        }
    }
    return (sipnl_header_t)i;
}

/* Reads the header in a line; gives SIPNL_HEADER_COUNT where it is not one of those
 * that are read. */
static sipnl_header_t
read_line(const char *line, const char *end, sipnl_part_t *value)
{
    const char *colon = (const char *)memchr(line, ':', (gsize)(end - line));

    if (colon == NULL) {
        return SIPNL_HEADER_COUNT;
    }
    *value = sipnl_part_strip(colon + 1, end);
    if (value->length == 0) {
        /* It stands in its own line, not behind the end of that. */
        value->at = colon + 1;
    }
    return header_of_name(sipnl_part_strip(line, colon));
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

        if (header != SIPNL_HEADER_COUNT && headers->first[header].at == NULL) {
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
