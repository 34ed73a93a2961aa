/* sip-address.h
 * Parses the addresses in the headers From, To and Contact of SIP.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_SIP_ADDRESS_H__
#define __SIPNL_SIP_ADDRESS_H__

#include "sip-headers.h"

/* An address as parts of the value of a header: "Jan"
 * <sip:0101234567@example.nl;user=phone>;tag=1 (RFC 3261 section 20.10). */
typedef struct {
    sipnl_part_t account;       /* 0101234567@example.nl, without the port; can be empty */
    sipnl_part_t user;          /* 0101234567; the host where there is no user, and
                                   all of it where it is no address of SIP */
    sipnl_part_t parameters;    /* ;tag=1 */
} sipnl_address_t;

/* Parses the value of a header; of a list the first address. */
void sipnl_parse_address(sipnl_part_t value, sipnl_address_t *address);

/* The tag of such a value; none where there is none. */
sipnl_part_t sipnl_find_tag(sipnl_part_t value);

#endif /* __SIPNL_SIP_ADDRESS_H__ */
