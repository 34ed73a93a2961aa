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

#define LETTERS 26

/* The headers whose names start with a letter are those from headers_from[letter] up to
 * headers_from[letter + 1]; and by a letter the header of which it is the compact name, or
 * SIPNL_HEADER_COUNT. */
static guint8 headers_from[LETTERS + 1];
static guint8 compact_headers[LETTERS];

static guint
letter_of(char character)
{
    return (guint)(g_ascii_tolower(character) - 'a');
}

void
sipnl_headers_init(void)
{
    guint i;
    guint letter;

    memset(headers_from, 0, sizeof(headers_from));
    memset(compact_headers, SIPNL_HEADER_COUNT, sizeof(compact_headers));
    for (i = 0; i < SIPNL_HEADER_COUNT; i++) {
        for (letter = letter_of(*header_names[i].name) + 1; letter <= LETTERS; letter++) {
            headers_from[letter]++;
        }
        if (header_names[i].compact != 0) {
            compact_headers[letter_of(header_names[i].compact)] = (guint8)i;
        }
    }
}

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

/* Most write a name as it stands in the list. */
static gboolean
is_name_of(const header_name_t *known, sipnl_part_t name)
{
    return known->length == name.length && (memcmp(name.at, known->name, name.length) == 0
        || g_ascii_strncasecmp(name.at, known->name, name.length) == 0);
}

/* The header with a name, long or compact, in any case; SIPNL_HEADER_COUNT where it is
 * not one of those that are read. */
static sipnl_header_t
header_of_name(sipnl_part_t name)
{
    guint letter;
    guint i;

    if (name.length == 0 || !g_ascii_isalpha(*name.at)) {
        return SIPNL_HEADER_COUNT;
    }
    letter = letter_of(*name.at);
    if (name.length == 1) {
        return (sipnl_header_t)compact_headers[letter];
    }
    for (i = headers_from[letter]; i < headers_from[letter + 1]; i++) {
        if (is_name_of(&header_names[i], name)) {
            return (sipnl_header_t)i;
        }
    }
    return SIPNL_HEADER_COUNT;
}

/* The header in a line; SIPNL_HEADER_COUNT where it is not one of those that are read. */
static sipnl_header_t
read_line(const char *line, const char *end, sipnl_part_t *value)
{
    const char *colon = (const char *)memchr(line, ':', (gsize)(end - line));
    sipnl_header_t header;

    if (colon == NULL) {
        return SIPNL_HEADER_COUNT;
    }
    header = header_of_name(sipnl_part_strip(line, colon));
    if (header != SIPNL_HEADER_COUNT) {
        *value = sipnl_part_strip(colon + 1, end);
        if (value->length == 0) {
            /* It stands in its own line, not behind the end of that. */
            value->at = colon + 1;
        }
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
