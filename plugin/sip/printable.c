/* printable.c
 * Makes what a sender wrote fit to be shown.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "sip/printable.h"

#define ELLIPSIS "\xe2\x80\xa6"

/* What a fold and the blanks around it are in RFC 3261 section 7.3.1: one blank. */
static gsize
length_of_fold(sipnl_part_t part, gsize at)
{
    const gsize start = at;

    if (part.at[at] != '\r' && part.at[at] != '\n') {
        return 0;
    }
    while (at < part.length && sipnl_is_blank(part.at[at])) {
        at++;
    }
    return at - start;
}

static gboolean
is_shown_as_it_is(gunichar character)
{
    const GUnicodeType type = g_unichar_type(character);

    return g_unichar_isprint(character) && type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* Appends the character at the start of a part, and gives the number of its bytes. */
static gsize
append_character(wmem_strbuf_t *text, sipnl_part_t part)
{
    const gunichar character = g_utf8_get_char_validated(part.at, (gssize)part.length);

    if (character == (gunichar)-1 || character == (gunichar)-2) {
        wmem_strbuf_append_unichar(text, 0xfffd);
        return 1;
    }
    if (is_shown_as_it_is(character)) {
        wmem_strbuf_append_unichar(text, character);
    } else {
        wmem_strbuf_append_printf(text, character < 0x80 ? "\\x%02x" : "\\u%04x", character);
    }
    return MAX(1, (gsize)g_unichar_to_utf8(character, NULL));
}

/* Whether it is ASCII on one line, as nearly all is. */
static gboolean
is_plain(sipnl_part_t part)
{
    gsize i;

    for (i = 0; i < part.length; i++) {
        if (!g_ascii_isprint(part.at[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

char *
sipnl_printable(wmem_allocator_t *scope, sipnl_part_t part, gsize most)
{
    wmem_strbuf_t *text;
    gsize at;

    if (part.at == NULL) {
        return NULL;
    }
    if (part.length <= most && is_plain(part)) {
        return wmem_strndup(scope, part.at, part.length);
    }
    text = wmem_strbuf_new(scope, "");
    for (at = 0; at < part.length;) {
        const gsize fold = length_of_fold(part, at);

        if (wmem_strbuf_get_len(text) >= most) {
            wmem_strbuf_append(text, ELLIPSIS);
            break;
        }
        if (fold > 0) {
            wmem_strbuf_append_c(text, ' ');
            at += fold;
        } else {
            at += append_character(text, sipnl_part_behind(part, at));
        }
    }
    return wmem_strbuf_finalize(text);
}

char *
sipnl_unquote(wmem_allocator_t *scope, sipnl_part_t quoted)
{
    GString *text;
    sipnl_part_t part;
    char *printable;
    gsize i;

    if (quoted.length == 0 || *quoted.at != '"') {
        return NULL;
    }
    text = g_string_new(NULL);
    for (i = 1; i < quoted.length && quoted.at[i] != '"'; i++) {
        if (quoted.at[i] == '\\' && i + 1 < quoted.length) {
            i++;
        }
        g_string_append_c(text, quoted.at[i]);
    }
    part.at = i < quoted.length ? text->str : NULL;
    part.length = text->len;
    printable = sipnl_printable(scope, part, SIPNL_SENT_BYTES_MAX);
    g_string_free(text, TRUE);
    return printable;
}
