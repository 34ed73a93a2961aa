# Turns readable SIP text into a capture file.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Frames are written as text, in the .case files and in tests:

    @udp 192.0.2.20 > 192.0.2.10
    SIP/2.0 486 Busy Here
    CSeq: 1 INVITE

The words after @ are a kind of frame, a source, ">", a destination and
options. An address may have a port (192.0.2.1:5080, [2001:db8::1]:5080);
without one it is 5060. The kinds:

    udp    a datagram
    tcp    a segment that follows on the last one of the same flow
    ws     a segment that holds WebSocket frames, to port 80 masked
    icmp   the destination's ICMP error "port unreachable" about such a datagram

The option icmp=TYPE/CODE makes it another ICMP message about it, such as a redirect.
snaplen=N cuts the captured frame to N bytes. at=S gives the frame the
time of S seconds, 0.2 or 32; without it each frame is a second later than the
one before. The text ends with an
empty line of its own; \\xNN in it is a byte. A line @split in a tcp frame ends
the segment and goes on in a new one; in a ws frame it stands between two
WebSocket frames.
"""

import ipaddress
import re
import struct

LINKTYPE_RAW = 101
UDP, TCP, ICMP, ICMPV6 = 17, 6, 1, 58
ICMPV6_REDIRECT = 137


def payload_of(lines):
    """The bytes of a message, with CRLF after each line and one empty line at the end."""
    text = "".join(line + "\r\n" for line in lines + [""])
    return re.sub(rb"\\x([0-9a-fA-F]{2})", lambda m: bytes([int(m[1], 16)]), text.encode())


def split(lines):
    """The lines between the lines @split."""
    while "@split" in lines:
        at = lines.index("@split")
        yield lines[:at]
        lines = lines[at + 1:]
    yield lines


def ip_packet(source, destination, protocol, payload):
    if source.version == 4:
        return struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(payload), 0, 0, 64, protocol, 0) \
            + source.packed + destination.packed + payload
    return struct.pack("!IHBB", 6 << 28, len(payload), protocol, 64) \
        + source.packed + destination.packed + payload


def endpoint(text):
    """(address, port) of 192.0.2.1, 192.0.2.1:5080, 2001:db8::1 or [2001:db8::1]:5080."""
    match = re.fullmatch(r"\[(.*)\]:(\d+)|([^:]*):(\d+)", text)
    if match is None:
        return ipaddress.ip_address(text), 5060
    return ipaddress.ip_address(match[1] or match[3]), int(match[2] or match[4])


def websocket_frame(payload, masked):
    """A final text frame (RFC 6455 section 5.2); what a client sends is masked."""
    header = struct.pack("!BBH", 0x81, 126 | (0x80 if masked else 0), len(payload))
    if not masked:
        return header + payload
    key = bytes([1, 2, 3, 4])
    return header + key + bytes(byte ^ key[i % 4] for i, byte in enumerate(payload))


class CaptureWriter:
    """Collects frames and writes them as a pcap file."""

    def __init__(self):
        self.records = []
        self.start = self.microseconds = 0
        self.tcp_sequence = {}

    def pause(self, seconds):
        """Lets time pass; the option at=0 is the moment behind it."""
        self.start = self.microseconds = self.microseconds + seconds * 1000000

    def add(self, packet, snaplen=None, at=None):
        captured = packet[:snaplen]
        if at is not None:
            self.microseconds = self.start + round(at * 1000000)
        moment = divmod(self.microseconds, 1000000)
        self.microseconds += 1000000
        self.records.append(struct.pack("<IIII", *moment, len(captured), len(packet)) + captured)

    def udp_packet(self, source, destination, payload):
        (source, source_port), (destination, destination_port) = source, destination
        header = struct.pack("!HHHH", source_port, destination_port, 8 + len(payload), 0)
        return ip_packet(source, destination, UDP, header + payload)

    def tcp_packet(self, source, destination, payload):
        sequence = self.tcp_sequence.setdefault((source, destination), 1)
        acknowledged = self.tcp_sequence.setdefault((destination, source), 1)
        self.tcp_sequence[source, destination] += len(payload)
        header = struct.pack("!HHIIBBHHH", source[1], destination[1], sequence, acknowledged,
                             0x50, 0x18, 65535, 0, 0)
        return ip_packet(source[0], destination[0], TCP, header + payload)

    def icmp_packet(self, source, destination, payload, kind=None):
        """An error, or a redirect (RFC 792, RFC 4443, RFC 4861 sections 4.5 and 4.6.3), about a datagram."""
        is_v6 = source[0].version == 6
        icmp_type, code = kind or ((1, 4) if is_v6 else (3, 3))
        quoted = self.udp_packet(source, destination, payload)
        header = struct.pack("!BBHI", icmp_type, code, 0, 0)
        if is_v6 and icmp_type == ICMPV6_REDIRECT:
            quoted += bytes(-len(quoted) % 8)
            header += 2 * destination[0].packed + struct.pack("!BBHI", 4, 1 + len(quoted) // 8, 0, 0)
        return ip_packet(destination[0], source[0], ICMPV6 if is_v6 else ICMP, header + quoted)

    def websocket_packet(self, source, destination, payloads):
        return self.tcp_packet(source, destination,
                               b"".join(websocket_frame(payload, destination[1] == 80) for payload in payloads))

    def add_text(self, header, lines):
        """Adds the frame or frames of "udp 192.0.2.1 > 192.0.2.2" and its lines of text."""
        kind, source, arrow, destination, *options = header.split()
        if arrow != ">":
            raise ValueError(f"no > in frame: {header}")
        how = {}
        for option in options:
            name, value = re.fullmatch(r"(snaplen|at|icmp)=([\d./]+)", option).groups()
            how[name] = {"snaplen": int, "at": float, "icmp": lambda kind: tuple(map(int, kind.split("/")))}[name](value)
        icmp = how.pop("icmp", None)
        source, destination = endpoint(source), endpoint(destination)
        parts = list(split(lines))
        if kind == "tcp":
            for part in parts[:-1]:
                self.add(self.tcp_packet(source, destination, payload_of(part)[:-2]), **how)
            self.add(self.tcp_packet(source, destination, payload_of(parts[-1])), **how)
        elif kind == "ws":
            self.add(self.websocket_packet(source, destination, map(payload_of, parts)), **how)
        elif kind == "icmp":
            self.add(self.icmp_packet(source, destination, payload_of(lines), icmp), **how)
        else:
            self.add({"udp": self.udp_packet}[kind](source, destination, payload_of(lines)), **how)

    def write(self, path):
        with open(path, "wb") as file:
            file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, LINKTYPE_RAW))
            file.writelines(self.records)
