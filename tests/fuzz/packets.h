/* packets.h
 * The packets that an input of the fuzz target frame stands for.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_FUZZ_PACKETS_H__
#define __SIPNL_FUZZ_PACKETS_H__

#include <wireshark.h>

typedef struct {
    guint8 *bytes;      /* not a byte longer than what was captured */
    guint captured;
    guint length;       /* on the wire */
    gint64 seconds;     /* when, since the capture began */
} sipnl_packet_t;

/* Makes the packets of an input, IP without a link layer. The input is text:
 *
 *     @
 *     INVITE sip:0201234567@example.org SIP/2.0
 *     Call-ID: a
 *     @<
 *     SIP/2.0 486 Busy Here
 *     Call-ID: a
 *
 * A line that starts with @ starts a packet with the bytes below it. Without a
 * letter on that line, the packet is a datagram of a phone to its server.
 *
 *     <    of the server to the phone
 *     n    between the server and the next one; with < of that one to the server
 *     t    a TCP segment, that follows on the last one in its direction
 *     i    the ICMP error "port unreachable" about a datagram
 *     v    over IPv6, and so ICMPv6
 *     c    of which the last bytes were not captured
 *     +9   so many seconds after the packet before it, or -9 before it; else 1 after it
 *
 * Returns an array of sipnl_packet_t that the caller unrefs. */
GArray *sipnl_fuzz_packets(const uint8_t *data, size_t size);

#endif /* __SIPNL_FUZZ_PACKETS_H__ */
