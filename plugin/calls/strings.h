/* strings.h
 * Keeps what many messages of a capture have in common once: most of its calls share
 * numbers and addresses, and most of its failures what their headers say.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_STRINGS_H__
#define __SIPNL_STRINGS_H__

#include <wireshark.h>

#include <epan/address.h>

/* Prepares for the captures to come; call once, when registering. */
void sipnl_strings_init(void);

/* Bytes that are equal, in file scope, aligned for pointers. They hold no padding, or only
 * zeros in it. */
const void *sipnl_keep_bytes(const void *bytes, gsize length);

/* A string that is equal, in file scope; NULL for NULL. Nobody frees it. Strings that are
 * equal are the same one: their pointers can be compared. */
const char *sipnl_keep_string(const char *string);

/* An address as such a string, "192.0.2.10". */
const char *sipnl_keep_address(const address *host);

#endif /* __SIPNL_STRINGS_H__ */
