/* status-codes.h
 * Which numbers are status codes.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_STATUS_CODES_H__
#define __SIPNL_STATUS_CODES_H__

/* The status codes of RFC 3261 section 7.2: three digits, classes 1xx to 6xx. */
#define SIPNL_STATUS_CODE_MIN 100
#define SIPNL_STATUS_CODE_MAX 699
#define SIPNL_RESPONSE_CLASSES 6

#endif /* __SIPNL_STATUS_CODES_H__ */
