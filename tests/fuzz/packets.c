/* packets.c
 * The packets that an input of the fuzz target frame stands for.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "packets.h"

#define PACKETS_MAX 100
#define PAYLOAD_MAX 60000

#define NOT_CAPTURED 20
#define SIP_PORT 5060

#define SECONDS_MAX 1000000000

enum { ICMP = 1, TCP = 6, UDP = 17, ICMPV6 = 58 };

typedef struct {
    gboolean is_back;       /* of the server to the phone, or of the next server to this one */
    gboolean is_beyond;     /* between two servers */
    gboolean is_tcp;
    gboolean is_icmp;
    gboolean is_v6;
    gboolean is_cut_short;
    gint64 seconds;         /* since the packet before it */
} kind_t;

/* Of the input, from at on. */
typedef struct {
    const guint8 *at;
    const guint8 *end;
    guint32 sequence[2][2]; /* the next of TCP, by is_beyond and is_back */
    gint64 seconds;
} input_t;

static void
add_number(GByteArray *packet, guint bytes, guint32 number)
{
    while (bytes > 0) {
        const guint8 byte = (guint8)(number >> (8 * --bytes));

        g_byte_array_append(packet, &byte, 1);
    }
}

/* 192.0.2.10, 20 or 30, or the like in 2001:db8:: */
static void
add_address(GByteArray *packet, gboolean is_v6, guint host)
{
    if (is_v6) {
        add_number(packet, 4, 0x20010db8);
        add_number(packet, 4, 0);
        add_number(packet, 4, 0);
    }
    add_number(packet, 4, (is_v6 ? 0 : 0xc0000200) + 10 + 10 * host);
}

/* RFC 791 section 3.1, where a checksum of 0 is not looked at; RFC 8200 section 3 */
static void
add_ip_header(GByteArray *packet, const kind_t *kind, gboolean is_back, guint protocol, guint length)
{
    const guint first = kind->is_beyond ? 1 : 0;

    if (kind->is_v6) {
        add_number(packet, 4, 0x60000000);
        add_number(packet, 2, length);
        add_number(packet, 2, (protocol << 8) + 0x40);
    } else {
        add_number(packet, 2, 0x4500);
        add_number(packet, 2, 20 + length);
        add_number(packet, 4, 0);
        add_number(packet, 2, 0x4000 + protocol);
        add_number(packet, 2, 0);
    }
    add_address(packet, kind->is_v6, is_back ? first + 1 : first);
    add_address(packet, kind->is_v6, is_back ? first : first + 1);
}

static void
add_ports(GByteArray *packet)
{
    add_number(packet, 2, SIP_PORT);
    add_number(packet, 2, SIP_PORT);
}

/* RFC 768 */
static void
add_datagram(GByteArray *packet, const kind_t *kind, const guint8 *payload, guint length)
{
    add_ip_header(packet, kind, kind->is_back, UDP, 8 + length);
    add_ports(packet);
    add_number(packet, 2, 8 + length);
    add_number(packet, 2, 0);
    g_byte_array_append(packet, payload, length);
}

/* RFC 9293 section 3.1, with PSH and ACK */
static void
add_segment(GByteArray *packet, const kind_t *kind, guint32 *sequence, const guint8 *payload, guint length)
{
    add_ip_header(packet, kind, kind->is_back, TCP, 20 + length);
    add_ports(packet);
    add_number(packet, 4, 1 + sequence[kind->is_back]);
    add_number(packet, 4, 1 + sequence[!kind->is_back]);
    add_number(packet, 4, 0x5018ffff);
    add_number(packet, 4, 0);
    g_byte_array_append(packet, payload, length);
    sequence[kind->is_back] += length;
}

/* RFC 792 and RFC 4443, of the one that the datagram was for */
static void
add_icmp_error(GByteArray *packet, const kind_t *kind, const guint8 *payload, guint length)
{
    GByteArray *datagram = g_byte_array_new();

    add_datagram(datagram, kind, payload, length);
    add_ip_header(packet, kind, !kind->is_back, kind->is_v6 ? ICMPV6 : ICMP, 8 + datagram->len);
    add_number(packet, 2, kind->is_v6 ? 0x0104 : 0x0303);
    add_number(packet, 2, 0);
    add_number(packet, 4, 0);
    g_byte_array_append(packet, datagram->data, datagram->len);
    g_byte_array_unref(datagram);
}

/* Takes a line from the input, without its end. */
static GString *
take_line(input_t *input)
{
    GString *line = g_string_new(NULL);

    while (input->at < input->end && *input->at != '\n') {
        g_string_append_c(line, (char)*input->at++);
    }
    if (input->at < input->end) {
        input->at++;
    }
    return line;
}

/* Takes the line that starts a packet, where there is one. */
static kind_t
take_kind(input_t *input)
{
    kind_t kind = { .seconds = 1 };
    const char *sign;
    GString *line;

    if (*input->at == '@') {
        line = take_line(input);
        kind.is_back = strchr(line->str, '<') != NULL;
        kind.is_beyond = strchr(line->str, 'n') != NULL;
        kind.is_tcp = strchr(line->str, 't') != NULL;
        kind.is_icmp = strchr(line->str, 'i') != NULL;
        kind.is_v6 = strchr(line->str, 'v') != NULL;
        kind.is_cut_short = strchr(line->str, 'c') != NULL;
        sign = strpbrk(line->str, "+-");
        if (sign != NULL) {
            kind.seconds = CLAMP(g_ascii_strtoll(sign, NULL, 10), -SECONDS_MAX, SECONDS_MAX);
        }
        g_string_free(line, TRUE);
    }
    return kind;
}

/* Takes all up to the next line that starts a packet. */
static guint
take_payload(input_t *input)
{
    const guint8 *start = input->at;

    while (input->at < input->end && (*input->at != '@' || (input->at > start && input->at[-1] != '\n'))) {
        input->at++;
    }
    return (guint)MIN(input->at - start, PAYLOAD_MAX);
}

static sipnl_packet_t
take_packet(input_t *input)
{
    const kind_t kind = take_kind(input);
    const guint8 *payload = input->at;
    const guint length = take_payload(input);
    GByteArray *bytes = g_byte_array_new();
    sipnl_packet_t packet;

    if (kind.is_icmp) {
        add_icmp_error(bytes, &kind, payload, length);
    } else if (kind.is_tcp) {
        add_segment(bytes, &kind, input->sequence[kind.is_beyond], payload, length);
    } else {
        add_datagram(bytes, &kind, payload, length);
    }
    input->seconds += kind.seconds;
    packet.seconds = input->seconds;
    packet.length = bytes->len;
    packet.captured = bytes->len - (kind.is_cut_short ? NOT_CAPTURED : 0);
    packet.bytes = (guint8 *)wmem_memdup(NULL, bytes->data, packet.captured);
    g_byte_array_unref(bytes);
    return packet;
}

static void
clear_packet(gpointer data)
{
    wmem_free(NULL, ((sipnl_packet_t *)data)->bytes);
}

GArray *
sipnl_fuzz_packets(const uint8_t *data, size_t size)
{
    input_t input = { .at = data, .end = data + size };
    GArray *packets = g_array_new(FALSE, FALSE, sizeof(sipnl_packet_t));

    g_array_set_clear_func(packets, clear_packet);
    while (input.at < input.end && packets->len < PACKETS_MAX) {
        const sipnl_packet_t packet = take_packet(&input);

        g_array_append_val(packets, packet);
    }
    return packets;
}
