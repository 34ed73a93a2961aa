/* printable.h
 * Makes what a sender wrote fit to be shown.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_PRINTABLE_H__
#define __SIPNL_PRINTABLE_H__

#include "sip/syntax.h"

/* A part of a message as UTF-8 on one line, in scope: the one gate through which
 * anything of a sender comes to be shown. A fold of a header is one blank; bytes that
 * are no UTF-8 become U+FFFD; control characters, line and paragraph separators and
 * what has no shape of its own, such as the characters that turn the direction of
 * writing, become escapes (\\x1b, \\u202e). What is longer than most bytes is cut,
 * and ends in an ellipsis. NULL where the part is none. */
#define SIPNL_SENT_BYTES_MAX 1000   /* of what is a sentence or a list, not a name */
char *sipnl_printable(wmem_allocator_t *scope, sipnl_part_t part, gsize most);

/* The text in a quoted string, in the same form, without its quotes and escapes; NULL
 * where it is not quoted or not terminated. What is behind it is passed over. */
char *sipnl_unquote(wmem_allocator_t *scope, sipnl_part_t quoted);

#endif /* __SIPNL_PRINTABLE_H__ */
