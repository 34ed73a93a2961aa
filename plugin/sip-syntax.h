/* sip-syntax.h
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

/* Takes the next value of a comma-separated list from *at and moves *at behind
 * it. A comma in a quoted string does not count; one that is not terminated
 * runs to the end. Gives the value without the blanks around it, in scope;
 * empty values are passed over, and NULL is the end of the list. */
char *sipnl_next_value(wmem_allocator_t *scope, const char **at);

/* Takes a quoted string, the first character of which is at *at, and moves
 * *at behind it. Gives the text without the quotes and escapes, in scope;
 * NULL, and *at at the end, where the string is not terminated. */
char *sipnl_take_quoted(wmem_allocator_t *scope, const char **at);

/* Takes the token at *at and the blanks behind it, in scope; NULL where there
 * is none. */
char *sipnl_take_token(wmem_allocator_t *scope, const char **at);

/* Takes what is behind the = at *at, a token or a quoted string, in scope; NULL
 * where it is neither, or there is no =. */
char *sipnl_take_parameter_value(wmem_allocator_t *scope, const char **at);

/* The value of a parameter of a header with a scheme and a list of parameters
 * (Digest realm="example.nl", stale=true), in scope; NULL where it is not there.
 * The name is compared without case. */
char *sipnl_find_parameter(wmem_allocator_t *scope, const char *at, const char *wanted);

#endif /* __SIPNL_SIP_SYNTAX_H__ */
