/* methods.c
 * The methods of SIP that have a name here.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "sip/methods.h"

#include <stddef.h>

#define WORD(name, word) word,

const char *const sipnl_method_words[] = { SIPNL_METHODS(WORD) NULL };
