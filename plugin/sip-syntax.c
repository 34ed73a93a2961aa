/* sip-syntax.c
 * The parts of SIP's header syntax that several headers share.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "sip-syntax.h"

/* RFC 3261 section 25.1 */
#define TOKEN_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-.!%*_+`'~"

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

char *
sipnl_take_token(wmem_allocator_t *scope, const char **at)
{
    const gsize length = strspn(*at, TOKEN_CHARACTERS);
    char *token = length > 0 ? wmem_strndup(scope, *at, length) : NULL;

    *at += length;
    *at += strspn(*at, SIPNL_BLANKS);
    return token;
}

char *
sipnl_take_parameter_value(wmem_allocator_t *scope, const char **at)
{
    if (**at != '=') {
        return NULL;
    }
    (*at)++;
    *at += strspn(*at, SIPNL_BLANKS);
    return **at == '"' ? sipnl_take_quoted(scope, at) : sipnl_take_token(scope, at);
}

char *
sipnl_find_parameter(wmem_allocator_t *scope, const char *at, const char *wanted)
{
    at += strspn(at, SIPNL_BLANKS);
    at += strcspn(at, SIPNL_BLANKS);
    while (*at != '\0') {
        const char *name;
        char *value;

        at += strspn(at, SIPNL_BLANKS ",");
        name = sipnl_take_token(scope, &at);
        value = sipnl_take_parameter_value(scope, &at);
        if (name != NULL && value != NULL && g_ascii_strcasecmp(name, wanted) == 0) {
            return value;
        }
        /* What a parameter should not hold is passed over. */
        while (*at != '\0' && *at != ',') {
            at += element_length(at);
        }
    }
    return NULL;
}
