/* address.h
 * Parses the addresses in the headers From, To, Contact and Refer-To of SIP.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_ADDRESS_H__
#define __SIPNL_ADDRESS_H__

#include "sip/syntax.h"

/* An address as parts of the value of a header: "Jan"
 * <sip:0101234567@example.nl:5070;user=phone>;tag=1 (RFC 3261 section 20.10). */
typedef struct {
    sipnl_part_t user;          /* 0101234567, without a password and parameters; the
                                   number of a tel: URI; all of a URI that is neither */
    sipnl_part_t host;          /* example.nl, without the port; empty of a tel: URI */
    sipnl_part_t parameters;    /* ;tag=1 */
} sipnl_address_t;

/* Parses the value of a header; of a list the first address. */
void sipnl_parse_address(sipnl_part_t value, sipnl_address_t *address);

/* The URI of an address, without what stands around it. */
sipnl_part_t sipnl_find_uri(sipnl_part_t value);

/* The tag of such a value; none where there is none. */
sipnl_part_t sipnl_find_tag(sipnl_part_t value);

/* What is shown of an address: the user as it was sent, only percent-encoding decoded,
 * or the host where there is no user; in scope, and never NULL. */
char *sipnl_address_name(wmem_allocator_t *scope, const sipnl_address_t *address);

/* The account of an address, in one form for all its ways of writing (RFC 3261 section
 * 19.1.4): user@host, percent-encoding decoded and the host in small letters; in scope. */
char *sipnl_address_account(wmem_allocator_t *scope, const sipnl_address_t *address);

/* A telephone number in one form, to compare only: 0101234567, 0031101234567 and
 * +31 (0)10-1234567 are 31101234567. What is no number stays as it is; in scope. */
char *sipnl_comparable_number(wmem_allocator_t *scope, const char *name);

#endif /* __SIPNL_ADDRESS_H__ */
