/* syntax.c
 * The parts of SIP's header syntax that several headers share.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "sip/syntax.h"

static const sipnl_part_t no_part = { NULL, 0 };

static gboolean
is_one_of(char character, const char *characters)
{
    while (*characters != '\0' && *characters != character) {
        characters++;
    }
    return *characters != '\0';
}

gboolean
sipnl_is_blank(char character)
{
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

/* RFC 3261 section 25.1 */
static gboolean
is_token_character(char character)
{
    return g_ascii_isalnum(character) || is_one_of(character, "-.!%*_+`'~");
}

sipnl_part_t
sipnl_part_of(const char *string)
{
    const sipnl_part_t part = { string, string != NULL ? strlen(string) : 0 };

    return part;
}

sipnl_part_t
sipnl_part_strip(const char *start, const char *end)
{
    sipnl_part_t part;

    while (start < end && sipnl_is_blank(*start)) {
        start++;
    }
    while (end > start && sipnl_is_blank(end[-1])) {
        end--;
    }
    part.at = start;
    part.length = (gsize)(end - start);
    return part;
}

sipnl_part_t
sipnl_part_trim(sipnl_part_t part)
{
    return part.at != NULL ? sipnl_part_strip(part.at, part.at + part.length) : part;
}

static sipnl_part_t
before_character(sipnl_part_t part, char character)
{
    const char *found = part.length > 0 ? (const char *)memchr(part.at, character, part.length) : NULL;

    if (found != NULL) {
        part.length = (gsize)(found - part.at);
    }
    return part;
}

sipnl_part_t
sipnl_part_before(sipnl_part_t part, const char *characters)
{
    for (; *characters != '\0'; characters++) {
        part = before_character(part, *characters);
    }
    return part;
}

sipnl_part_t
sipnl_part_behind(sipnl_part_t part, gsize length)
{
    if (part.at == NULL) {
        return no_part;
    }
    length = MIN(length, part.length);
    part.at += length;
    part.length -= length;
    return part;
}

gboolean
sipnl_part_equal(sipnl_part_t left, sipnl_part_t right)
{
    return left.length == right.length && (left.length == 0 || memcmp(left.at, right.at, left.length) == 0);
}

gboolean
sipnl_part_is(sipnl_part_t part, const char *string)
{
    return part.at != NULL && sipnl_part_equal(part, sipnl_part_of(string));
}

gboolean
sipnl_part_is_name(sipnl_part_t part, const char *name)
{
    return part.length == strlen(name) && g_ascii_strncasecmp(part.at, name, part.length) == 0;
}

gboolean
sipnl_take_number(sipnl_part_t *rest, guint32 most, guint32 *number)
{
    guint64 value = 0;
    gsize digits = 0;

    while (digits < rest->length && g_ascii_isdigit(rest->at[digits])) {
        value = value * 10 + (guint64)g_ascii_digit_value(rest->at[digits++]);
        if (value > most) {
            return FALSE;
        }
    }
    *rest = sipnl_part_behind(*rest, digits);
    *number = (guint32)value;
    return digits > 0;
}

sipnl_part_t
sipnl_part_before_unquoted(sipnl_part_t part, char character)
{
    const sipnl_part_t before = before_character(part, character);
    gboolean is_quoted = FALSE;
    gsize length;

    /* Most values hold no quotes. */
    if (before_character(before, '"').length == before.length) {
        return before;
    }
    for (length = 0; length < part.length && (is_quoted || part.at[length] != character); length++) {
        if (part.at[length] == '"') {
            is_quoted = !is_quoted;
        } else if (is_quoted && part.at[length] == '\\') {
            length++;
        }
    }
    part.length = MIN(length, part.length);
    return part;
}

sipnl_part_t
sipnl_next_value(sipnl_part_t *list)
{
    while (list->at != NULL && list->length > 0) {
        const sipnl_part_t element = sipnl_part_before_unquoted(*list, ',');
        const sipnl_part_t value = sipnl_part_trim(element);

        *list = sipnl_part_behind(*list, MAX(element.length, 1));
        if (value.length > 0) {
            return value;
        }
    }
    return no_part;
}

sipnl_part_t
sipnl_take_token(sipnl_part_t *rest)
{
    sipnl_part_t token = *rest;

    token.length = 0;
    while (token.length < rest->length && is_token_character(rest->at[token.length])) {
        token.length++;
    }
    *rest = sipnl_part_behind(*rest, token.length);
    while (rest->length > 0 && sipnl_is_blank(*rest->at)) {
        *rest = sipnl_part_behind(*rest, 1);
    }
    return token.length > 0 ? token : no_part;
}

gboolean
sipnl_next_parameter(sipnl_part_t *list, char separator, sipnl_part_t *name, sipnl_part_t *value)
{
    while (list->at != NULL && list->length > 0) {
        const sipnl_part_t element = sipnl_part_before_unquoted(*list, separator);
        const sipnl_part_t before = before_character(element, '=');

        *list = sipnl_part_behind(*list, element.length + 1);
        if (before.length < element.length) {
            *name = sipnl_part_trim(before);
            *value = sipnl_part_trim(sipnl_part_behind(element, before.length + 1));
            return TRUE;
        }
    }
    return FALSE;
}

sipnl_part_t
sipnl_find_parameter(sipnl_part_t list, char separator, const char *wanted)
{
    sipnl_part_t name;
    sipnl_part_t value;

    while (sipnl_next_parameter(&list, separator, &name, &value)) {
        if (sipnl_part_is_name(name, wanted)) {
            return value;
        }
    }
    return no_part;
}
