# Generates the captures that the benchmark reads; the same ones each time.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: captures.py KIND COUNT FILE

The kinds, and what COUNT counts:

    sip      SIP over UDP: calls that are answered and that fail, and logins (frames)
    mixed    the same, with 50 frames of RTP after each (frames)
    other    RTP, DNS and HTTP (frames)
    tcp      SIP over TCP: segments that are full of small responses (responses)
    calls    calls to a number that is busy: an INVITE and a 486 (calls)
"""

import ipaddress
import itertools
import os
import struct
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

# pylint: disable=wrong-import-position
from capture import CaptureWriter, payload_of

CALLER, CALLEE = ipaddress.ip_address("192.0.2.10"), ipaddress.ip_address("192.0.2.20")
SIP_PORT = 5060
RTP_PORT = 40000    # of the captures without SIP, which would announce it
RTP_PER_SIP = 50
RESPONSES_PER_SEGMENT = 16

# What differs from call to call, as wide as the numbers that come in its place.
NUMBER, MEDIA_PORT = b"NUMBER##", b"MEDIA"

LOGIN = 'username="0101234567", realm="provider.example", nonce="5f3a9c1e7b2d40688a1c3e5f7d9b0a2c"'
CHALLENGE = 'Digest realm="provider.example", nonce="5f3a9c1e7b2d40688a1c3e5f7d9b0a2c", algorithm=MD5, qop="auth"'
CREDENTIALS = f"Digest {LOGIN}, uri=\"sip:0201234567@provider.example\", algorithm=MD5, qop=auth, nc=00000001, " \
    'cnonce="0a4f113b", response="6629fae49393a05397450978507c4ef1"'

SDP = ["v=0", "o=- 3724394400 3724394405 IN IP4 {address}", "s=-", "c=IN IP4 {address}", "t=0 0",
       "m=audio MEDIA RTP/AVP 8 0 9 101", "a=rtpmap:8 PCMA/8000", "a=rtpmap:0 PCMU/8000", "a=rtpmap:9 G722/8000",
       "a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-16", "a=ptime:20", "a=sendrecv"]

# Calls and logins, message by message: ">" from the caller or "<" from the callee, the number and
# the method of CSeq, and a status. Headers stand behind it; "sdp" is a body.
ANSWERED = [
    ("> 1 INVITE", "sdp"),
    ("< 1 INVITE 407 Proxy Authentication Required", f"Proxy-Authenticate: {CHALLENGE}"),
    ("> 1 ACK",),
    ("> 2 INVITE", f"Proxy-Authorization: {CREDENTIALS}", "sdp"),
    ("< 2 INVITE 100 Trying",),
    ("< 2 INVITE 183 Session Progress", "sdp"),
    ("< 2 INVITE 200 OK", "sdp"),
    ("> 2 ACK",),
    ("> 3 BYE", 'Reason: Q.850;cause=16;text="Normal call clearing"'),
    ("< 3 BYE 200 OK",),
]
REGISTERED = [
    ("> 1 REGISTER",),
    ("< 1 REGISTER 401 Unauthorized", f"WWW-Authenticate: {CHALLENGE}"),
    ("> 2 REGISTER", f"Authorization: {CREDENTIALS}"),
    ("< 2 REGISTER 200 OK",),
]
CANCELLED = [
    ("> 1 INVITE", "sdp"),
    ("< 1 INVITE 100 Trying",),
    ("< 1 INVITE 180 Ringing",),
    ("> 1 CANCEL", 'Reason: SIP;cause=200;text="Call completed elsewhere"'),
    ("< 1 CANCEL 200 OK",),
    ("< 1 INVITE 487 Request Terminated",),
    ("> 1 ACK",),
]
PINGED = [("> 1 OPTIONS",), ("< 1 OPTIONS 200 OK",)]
BUSY = [("> 1 INVITE", "sdp"), ("< 1 INVITE 486 Busy Here", 'Reason: Q.850;cause=17;text="User busy"')]


def failed(status, *headers):
    """A call that ends in a status."""
    return [("> 1 INVITE", "sdp"), ("< 1 INVITE 100 Trying",), (f"< 1 INVITE {status}", *headers), ("> 1 ACK",)]


DAY = [
    ANSWERED, REGISTERED, PINGED, CANCELLED,
    failed("486 Busy Here", 'Reason: Q.850;cause=17;text="User busy"'), ANSWERED, REGISTERED, PINGED,
    failed("480 Temporarily Unavailable", 'Reason: Q.850;cause=19;text="No answer from user"'), ANSWERED,
    failed("404 Not Found"), failed("488 Not Acceptable Here", 'Warning: 305 192.0.2.20 "Incompatible media format"'),
    failed("503 Service Unavailable", "Retry-After: 120", 'Reason: Q.850;cause=34;text="No circuit available"'),
]


def text_of(start, *extra):
    """The lines of a message."""
    direction, cseq, method, *status = start.split(" ", 3)
    address = CALLER if direction == ">" else CALLEE
    body = [line.format(address=address) for line in SDP] if extra[-1:] == ("sdp",) else []
    return [
        f"SIP/2.0 {status[0]}" if status else f"{method} sip:0201234567@provider.example;user=phone SIP/2.0",
        f"Via: SIP/2.0/UDP {CALLER}:5060;rport;branch=z9hG4bK-524287-{cseq}-NUMBER##",
        "Max-Forwards: 70",
        'From: "Jan de Vries" <sip:0101234567@provider.example;user=phone>;tag=as6f1a-NUMBER##',
        "To: <sip:0201234567@provider.example;user=phone>" + (";tag=gK0c-NUMBER##" if status else ""),
        f"Call-ID: 3c26700857a87f84-NUMBER##@{CALLER}",
        f"CSeq: {cseq} {method}",
        f"Contact: <sip:0101234567@{address}:5060;transport=udp>",
        "User-Agent: Telefooncentrale/4.2.1 (bench)",
        "Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, NOTIFY, INFO, UPDATE, PRACK, REGISTER",
        "Supported: replaces, timer, 100rel",
        *(header for header in extra if header != "sdp"),
        *(["Content-Type: application/sdp", f"Content-Length: {sum(len(line) + 2 for line in body)}", ""]
          if body else ["Content-Length: 0"]),
        *body,
    ]


def template(message):
    """A message as (whether it is the caller's, its bytes)."""
    lines = text_of(*message)
    payload = payload_of(lines)
    return message[0][0] == ">", payload[:-2] if "" in lines else payload


def media_port(number):
    return 10000 + number % 25000 * 2


def sip_payloads(calls):
    """(the number of the call, whether it is the caller's, payload) of one message after another, for ever."""
    calls = [[template(message) for message in call] for call in calls]
    for number, call in enumerate(itertools.cycle(calls)):
        for is_callers, payload in call:
            yield number, is_callers, payload.replace(NUMBER, b"%08d" % number) \
                .replace(MEDIA_PORT, b"%05d" % media_port(number))


def datagram(writer, is_callers, port, payload):
    caller, callee = (CALLER, port), (CALLEE, port)
    return writer.udp_packet(caller, callee, payload) if is_callers else writer.udp_packet(callee, caller, payload)


def sip_packets(writer, calls):
    for _, is_callers, payload in sip_payloads(calls):
        yield datagram(writer, is_callers, SIP_PORT, payload)


def rtp_payload(sequence):
    """20 milliseconds of PCMA."""
    return struct.pack("!BBHII", 0x80, 8, sequence % 65536, sequence * 160 % 2 ** 32, 0x5F3A9C1E) + b"\xd5" * 160


def mixed_packets(writer):
    sequence = itertools.count()
    for number, is_callers, payload in sip_payloads(DAY):
        yield datagram(writer, is_callers, SIP_PORT, payload)
        for i in range(RTP_PER_SIP):
            yield datagram(writer, i % 2 == 0, media_port(number), rtp_payload(next(sequence)))


def dns_payload(number, is_answer):
    name = b"\x05sip%02d\x08provider\x07example\x00" % (number % 100)
    question = struct.pack("!6H", number % 65536, 0x8180 if is_answer else 0x0100, 1, int(is_answer), 0, 0) \
        + name + struct.pack("!HH", 1, 1)
    return question + (struct.pack("!3HIH", 0xC00C, 1, 1, 3600, 4) + CALLEE.packed if is_answer else b"")


def other_packets(writer):
    client, server = (CALLER, 50000), (CALLEE, 80)
    get = payload_of(["GET /toestel.cfg HTTP/1.1", "Host: provider.example", "User-Agent: Toestel/1.0"])
    found = payload_of(["HTTP/1.1 200 OK", "Content-Type: text/plain", "Content-Length: 12"]) + b"volume = 10\n"
    for number in itertools.count():
        for i in range(6):
            yield datagram(writer, i % 2 == 0, RTP_PORT, rtp_payload(number * 6 + i))
        yield writer.udp_packet((CALLER, 53000), (CALLEE, 53), dns_payload(number, False))
        yield writer.udp_packet((CALLEE, 53), (CALLER, 53000), dns_payload(number, True))
        yield writer.tcp_packet(client, server, get)
        yield writer.tcp_packet(server, client, found)


def tcp_packets(writer):
    caller, callee = (CALLER, SIP_PORT), (CALLEE, SIP_PORT)
    responses = [payload_of([f"SIP/2.0 {status}", "Call-ID: NUMBER##", "CSeq: 1 INVITE", "Content-Length: 0"])
                 for status in ("100 Trying", "180 Ringing", "486 Busy Here", "503 Service Unavailable")]
    segment = b"".join(responses * (RESPONSES_PER_SEGMENT // len(responses)))
    for number in itertools.count():
        yield writer.tcp_packet(callee, caller, segment.replace(NUMBER, b"%08d" % number))


# The packets of each kind, and how many of them there are in one that is counted.
KINDS = {
    "sip": (lambda writer: sip_packets(writer, DAY), 1),
    "mixed": (mixed_packets, 1),
    "other": (other_packets, 1),
    "tcp": (tcp_packets, 1 / RESPONSES_PER_SEGMENT),
    "calls": (lambda writer: sip_packets(writer, [BUSY]), len(BUSY)),
}


def write_capture(kind, count, path):
    """Writes a capture; returns how many frames it has."""
    packets, share = KINDS[kind]
    writer = CaptureWriter()
    for packet in itertools.islice(packets(writer), int(count * share)):
        writer.add(packet)
    writer.write(path)
    return len(writer.records)


if __name__ == "__main__":
    write_capture(sys.argv[1], int(sys.argv[2]), sys.argv[3])
