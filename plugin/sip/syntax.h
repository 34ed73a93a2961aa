/* syntax.h
 * The parts of SIP's header syntax that several headers share.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_SIP_SYNTAX_H__
#define __SIPNL_SIP_SYNTAX_H__

#include <wireshark.h>

/* The blanks of RFC 3261 section 25.1 (LWS), which may fold a header over lines. */
#define SIPNL_BLANKS " \t\r\n"

gboolean sipnl_is_blank(char character);

/* A part of a text, not terminated; at is NULL where there is none. */
typedef struct {
    const char *at;
    gsize length;
} sipnl_part_t;

/* A whole string as a part; NULL as none. */
sipnl_part_t sipnl_part_of(const char *string);

/* What is between start and end, without the blanks around it. */
sipnl_part_t sipnl_part_strip(const char *start, const char *end);

/* A part without the blanks around it; none stays none. */
sipnl_part_t sipnl_part_trim(sipnl_part_t part);

/* What goes before the first of some characters, or all. */
sipnl_part_t sipnl_part_before(sipnl_part_t part, const char *characters);

/* What is left without the first characters. */
sipnl_part_t sipnl_part_behind(sipnl_part_t part, gsize length);

/* Whether two parts are the same, also in case. */
gboolean sipnl_part_equal(sipnl_part_t left, sipnl_part_t right);

/* Whether a part is the same as a string, also in case. */
gboolean sipnl_part_is(sipnl_part_t part, const char *string);

/* Whether a part is a name, without case. */
gboolean sipnl_part_is_name(sipnl_part_t part, const char *name);

/* The number that a part starts with, up to most; FALSE where there is none, or more. */
gboolean sipnl_take_number(sipnl_part_t *rest, guint32 most, guint32 *number);

/* What goes before a character that is not in a quoted string, or all. A quoted
 * string without an end runs to the end. */
sipnl_part_t sipnl_part_before_unquoted(sipnl_part_t part, char character);

/* Takes the next value from a comma-separated list, without the blanks around it.
 * Empty values are passed over, and none is the end of the list. */
sipnl_part_t sipnl_next_value(sipnl_part_t *list);

/* Takes a token and the blanks behind it; none where there is no token. */
sipnl_part_t sipnl_take_token(sipnl_part_t *rest);

/* Takes the next parameter that has a value from a list with a separator between
 * them, whatever stands for its name. A quoted string keeps its quotes. FALSE at the end. */
gboolean sipnl_next_parameter(sipnl_part_t *list, char separator, sipnl_part_t *name, sipnl_part_t *value);

/* The value of the first parameter with a name, which is compared without case;
 * none where it is not there. */
sipnl_part_t sipnl_find_parameter(sipnl_part_t list, char separator, const char *wanted);

#endif /* __SIPNL_SIP_SYNTAX_H__ */
