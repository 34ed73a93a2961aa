/* sip-syntax.c
 * The parts of SIP's header syntax that Reason and Warning share.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "sip-syntax.h"

/* The quote that ends the quoted string at text; NULL where there is none. */
static const char *
closing_quote(const char *text)
{
    for (text++; *text != '\0' && *text != '"'; text++) {
        if (*text == '\\' && text[1] != '\0') {
            text++;
        }
    }
    return *text == '"' ? text : NULL;
}

/* The length of what is at text: a quoted string with its quotes, else one character. */
static gsize
element_length(const char *text)
{
    const char *quote;

    if (*text != '"') {
        return 1;
    }
    quote = closing_quote(text);
    return quote != NULL ? (gsize)(quote + 1 - text) : strlen(text);
}

char *
sipnl_next_value(wmem_allocator_t *scope, const char **at)
{
    const char *start = *at + strspn(*at, SIPNL_BLANKS ",");
    const char *end = start;

    while (*end != '\0' && *end != ',') {
        end += element_length(end);
    }
    *at = end;
    while (end > start && strchr(SIPNL_BLANKS, end[-1]) != NULL) {
        end--;
    }
    return end > start ? wmem_strndup(scope, start, (gsize)(end - start)) : NULL;
}

char *
sipnl_take_quoted(wmem_allocator_t *scope, const char **at)
{
    const char *character = *at + 1;
    const char *quote = closing_quote(*at);
    wmem_strbuf_t *text;

    *at += element_length(*at);
    if (quote == NULL) {
        return NULL;
    }
    text = wmem_strbuf_new(scope, "");
    for (; character < quote; character++) {
        if (*character == '\\') {
            character++;
        }
        wmem_strbuf_append_c(text, *character);
    }
    return wmem_strbuf_finalize(text);
}
