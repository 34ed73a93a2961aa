/* user-codes.h
 * The user's own table of status codes: Preferences > Protocols > SIP-NL.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_USER_CODES_H__
#define __SIPNL_USER_CODES_H__

#include <epan/prefs.h>

#include "texts/tables.h"

/* A row of the table. The strings belong to the row; advice may be empty. */
typedef struct {
    guint32 code;
    guint32 category;   /* a row of sipnl_categories */
    char *phrase;
    char *explanation;
    char *advice;
} sipnl_user_code_t;

/* Adds the table to the preferences. Bad rows are refused with a Dutch message. */
void sipnl_user_codes_register(module_t *preferences);

/* The first row of a status code, or NULL. It is gone once the user changes
 * the table, so nobody keeps it beyond the frame at hand. */
const sipnl_user_code_t *sipnl_find_user_code(guint32 code);

#endif /* __SIPNL_USER_CODES_H__ */
