# The configuration profile SIP-NL: its columns, colour rules and filter buttons.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_profile.py PLUGIN [unittest arguments]"""

import csv
import os
import re
import shutil
import sys
import unittest

from capture import CaptureWriter
from sandbox import Sandbox

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../data")
PROFILE = os.path.join(DATA, "profile/SIP-NL")

CALLER, CALLEE = "101", "202"

CREDENTIALS = 'Authorization: Digest realm="a.nl",nonce="1",response="0"'
CHALLENGE = 'WWW-Authenticate: Digest realm="a.nl",nonce="1"'
BUSY = "Reason: Q.850;cause=17"
FAULT = "Reason: Q.850;cause=41"
ELSEWHERE = "Reason: SIP;cause=200"

# What is sent, its method and further header; the colour rule and the buttons that find it.
FRAMES = [
    ("REGISTER", "", "", "Overig SIP", "Inloggen"),
    ("401 Unauthorized", "REGISTER", CHALLENGE, "In opbouw of inloggen", "Inloggen"),
    ("REGISTER", "", CREDENTIALS, "Overig SIP", "Inloggen"),
    ("401 Unauthorized", "REGISTER", CHALLENGE, "Mislukt", "Inloggen, Mislukt"),
    ("403 Forbidden", "REGISTER", "", "Mislukt", "Geweigerd, Inloggen, Mislukt"),
    ("200 OK", "REGISTER", "", "Opgenomen of geregistreerd", "Inloggen"),
    ("INVITE", "", "", "Overig SIP", ""),
    ("407 Proxy Authentication Required", "INVITE", "", "In opbouw of inloggen", "Inloggen"),
    ("100 Trying", "INVITE", "", "In opbouw of inloggen", ""),
    ("180 Ringing", "INVITE", "", "In opbouw of inloggen", ""),
    ("181 Call Is Being Forwarded", "INVITE", "", "Doorgeschakeld", ""),
    ("183 Session Progress", "INVITE", FAULT, "In opbouw of inloggen", ""),
    ("480 Temporarily Unavailable", "INVITE", "", "Niet doorgegaan", "Mislukt, Niet bereikbaar"),
    ("200 OK", "INVITE", "", "Opgenomen of geregistreerd", ""),
    ("200 OK", "CANCEL", "", "Overig SIP", ""),
    ("200 OK", "OPTIONS", "", "Overig SIP", ""),
    ("302 Moved Temporarily", "INVITE", "", "Doorgeschakeld", ""),
    ("302 Moved Temporarily", "INVITE", BUSY, "Doorgeschakeld", ""),
    ("INVITE", "", "", "Overig SIP", ""),
    ("486 Busy Here", "INVITE", "", "Niet doorgegaan", "In gesprek, Mislukt"),
    ("600 Busy Everywhere", "INVITE", "", "Niet doorgegaan", "In gesprek, Mislukt"),
    ("480 Temporarily Unavailable", "INVITE", BUSY, "Niet doorgegaan", "In gesprek, Mislukt"),
    ("480 Temporarily Unavailable", "INVITE", "", "Mislukt", "Mislukt, Niet bereikbaar"),
    ("408 Request Timeout", "INVITE", "", "Mislukt", "Mislukt, Niet bereikbaar"),
    ("603 Decline", "INVITE", "", "Niet doorgegaan", "Geweigerd, Mislukt"),
    ("403 Forbidden", "INVITE", "", "Mislukt", "Geweigerd, Mislukt"),
    ("487 Request Terminated", "INVITE", "", "Niet doorgegaan", ""),
    ("404 Not Found", "INVITE", "", "Niet doorgegaan", "Mislukt, Nummer"),
    ("488 Not Acceptable Here", "INVITE", "", "Mislukt", "Media, Mislukt"),
    ("483 Too Many Hops", "INVITE", "", "Storing", "Mislukt, Storing"),
    ("500 Server Internal Error", "INVITE", "", "Storing", "Mislukt, Storing"),
    ("503 Service Unavailable", "INVITE", BUSY, "Niet doorgegaan", "In gesprek, Mislukt"),
    ("481 Call/Transaction Does Not Exist", "BYE", "", "Overig SIP", ""),
    ("BYE", "", "", "Overig SIP", ""),
    ("BYE", "", FAULT, "Storing", "Mislukt, Storing"),
    ("CANCEL", "", ELSEWHERE, "Niet doorgegaan", ""),
]

# A call that fails and one that does not.
CALLS = [("INVITE", ""), ("100 Trying", "INVITE"), ("486 Busy Here", "INVITE"), ("ACK", ""),
         ("INVITE", ""), ("200 OK", "INVITE"), ("ACK", "")]
FAILED_CALL = [1, 2, 3, 4]

# Some of them, as tshark prints them: Nr. | Tijd | Van | Naar | Code | Categorie | Info | Bron | Bestemming.
COLUMNS = """\
2|1.000000|101|202|401|inloggegevens of identiteit|[Inloggen nodig] Status: 401 Unauthorized ||192.0.2.20|→|192.0.2.10
7|6.000000|101|202|||Request: INVITE sip:202@a.nl ||192.0.2.10|→|192.0.2.20
20|19.000000|101|202|486|in gesprek|[In gesprek] Status: 486 Busy Here ||192.0.2.20|→|192.0.2.10
22|21.000000|101|202|480|in gesprek|[Niet bereikbaar] [Reason: In gesprek] Status: 480 Temporarily Unavailable ||192.0.2.20|→|192.0.2.10
36|35.000000|101|202||afgebroken vóór het opnemen|[Reason: Elders opgenomen] Request: CANCEL sip:202@a.nl ||192.0.2.10|→|192.0.2.20
"""

READABLE_CONTRAST = 4.5

# Pixels: the screens of laptops, without the scroll bar and its map of colours; and a letter in the packet list.
LIST_WIDTH = 1366 - 51
LETTER_WIDTH = 7.83


def add_message(writer, number, sent, method, header=""):
    """Adds the request of a number of the caller, or a response to it."""
    is_response = sent[0].isdigit()
    lines = [f"SIP/2.0 {sent}" if is_response else f"{sent} sip:{CALLEE}@a.nl SIP/2.0",
             f"From: <sip:{CALLER}@a.nl>", f"To: <sip:{CALLEE}@a.nl>", f"Call-ID: {number}",
             f"CSeq: {number} {method or sent}"]
    if header:
        lines.append(header)
    writer.add_text("udp 192.0.2.20 > 192.0.2.10" if is_response else "udp 192.0.2.10 > 192.0.2.20", lines)


def write_capture(path, messages):
    """What is sent, its method and further header, of each message. An INVITE or REGISTER begins something new."""
    writer = CaptureWriter()
    number = 0
    for sent, *rest in messages:
        number += sent in ("INVITE", "REGISTER")
        add_message(writer, number, sent, *rest)
    writer.write(path)


def lines_of(name):
    """The lines of a file of the profile, without the comments."""
    with open(os.path.join(PROFILE, name), encoding="utf-8") as file:
        return [line for line in file.read().splitlines() if not line.startswith("#")]


def colour_rules():
    """[(name, filter, background, foreground)]; a colour is three numbers up to 65535."""
    pattern = re.compile(r"@([^@]+)@([^@]+)@\[(\d+),(\d+),(\d+)\]\[(\d+),(\d+),(\d+)\]")
    for line in lines_of("colorfilters"):
        name, condition, *numbers = pattern.fullmatch(line).groups()
        numbers = [int(number) for number in numbers]
        yield name, condition, numbers[:3], numbers[3:]


def buttons():
    """{label: filter}"""
    rows = csv.reader(lines_of("dfilter_buttons"))
    return {label: condition.replace(r"\x22", '"') for _, label, condition, _ in rows}


def widths():
    """{column: pixels}, in their order"""
    found = re.findall(r'^\t"(.*)", (\d+)', "\n".join(lines_of("recent")), re.MULTILINE)
    return {name: int(width) for name, width in found}


def longest(key, *names):
    """The letters of the longest text under a key in files of data/."""
    texts = []
    for name in names:
        with open(os.path.join(DATA, f"{name}.ini"), encoding="utf-8") as file:
            texts += re.findall(rf"^{key}=(.*)$", file.read(), re.MULTILINE)
    return max(map(len, texts))


def graphs():
    """{name: (filter, colour)} of the I/O graphs."""
    rows = csv.reader(lines_of("io_graphs"))
    return {row[1]: (row[2].replace(r"\x22", '"'), row[3]) for row in rows}


def luminance(colour):
    """The relative luminance of WCAG 2."""
    def linear(value):
        share = value / 65535
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The contrast ratio of WCAG 2, from 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


class Profile(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox(PLUGIN)
        cls.addClassCleanup(cls.sandbox.remove)
        shutil.copytree(PROFILE, os.path.join(cls.sandbox.environment["XDG_CONFIG_HOME"], "wireshark/profiles/SIP-NL"))
        cls.capture = cls.sandbox.path("profile.pcap")
        write_capture(cls.capture, [frame[:3] for frame in FRAMES])

    def tshark(self, *arguments):
        return self.sandbox.tshark(self.capture, "-C", "SIP-NL", *arguments).splitlines()

    def found(self, condition, capture=None):
        """The numbers of the frames that a filter finds in the window."""
        frames = self.sandbox.sharkd(capture or self.capture, "frames", filter=condition)
        return [frame["num"] for frame in frames]

    def test_the_columns(self):
        numbers = ",".join(line.split("|")[0] for line in COLUMNS.splitlines())
        rows = self.tshark("-T", "tabs", "-Y", f"frame.number in {{{numbers}}}")
        self.assertEqual(["|".join(map(str.strip, row.split("\t"))) for row in rows], COLUMNS.splitlines())

    def test_the_titles_of_the_columns(self):
        titles = re.findall(r'^\t"(.*?)", ', "\n".join(lines_of("preferences")), re.MULTILINE)
        self.assertEqual(" ".join(titles), "Nr. Tijd Van Naar Code Categorie Info Bron Bestemming")

    def test_every_column_has_a_width(self):
        formats = re.findall(r'^\t".*?", "(.*)"', "\n".join(lines_of("preferences")), re.MULTILINE)
        # A custom column goes by its field there.
        self.assertEqual(list(widths()), [re.sub(r":0:U$", "", column) for column in formats])

    def test_the_columns_fit_on_the_screen_and_the_texts_in_the_columns(self):
        self.assertLessEqual(sum(widths().values()), LIST_WIDTH)
        self.assertGreaterEqual(widths()["%m"], 10 * LETTER_WIDTH)
        category = longest("label", "sip-categories")
        self.assertGreaterEqual(widths()["%Cus:sipnl.category.actual.nl"], category * LETTER_WIDTH)
        phrase = len("[]") + longest("phrase", "sip-responses", "reason-causes")
        self.assertGreaterEqual(widths()["%i"], phrase * LETTER_WIDTH)

    def test_sip_is_found_on_a_port_of_another_protocol(self):
        capture = self.sandbox.path("x11.pcap")
        writer = CaptureWriter()
        busy = ["SIP/2.0 486 Busy Here", "Call-ID: 1", "CSeq: 1 INVITE"]
        writer.add_text("tcp 192.0.2.20:6000 > 192.0.2.10:50000", busy)
        writer.write(capture)
        code = self.sandbox.tshark(capture, "-C", "SIP-NL", "-T", "fields", "-e", "sipnl.code")
        self.assertEqual(code.split(), ["486"])

    def test_the_colour_of_each_frame(self):
        rules = self.tshark("--color", "-T", "fields", "-e", "frame.coloring_rule.name")
        self.assertEqual(list(enumerate(rules, 1)), list(enumerate((frame[3] for frame in FRAMES), 1)))

    def test_every_colour_rule_finds_what_it_colours(self):
        for name, condition, _, _ in colour_rules():
            with self.subTest(name):
                expected = {number for number, frame in enumerate(FRAMES, 1) if frame[3] == name}
                self.assertNotEqual(expected, set())
                self.assertLessEqual(expected, set(self.found(condition)))

    def test_what_each_button_finds(self):
        self.assertEqual(list(buttons()), ["Alleen SIP", "Mislukte gesprekken", "In gesprek", "Mislukt", "Geweigerd",
                                           "Niet bereikbaar", "Storing", "Inloggen", "Nummer", "Media"])
        for label, condition in list(buttons().items())[2:]:
            with self.subTest(label):
                expected = [number for number, frame in enumerate(FRAMES, 1) if label in frame[4].split(", ")]
                self.assertEqual(self.found(condition), expected)

    def test_the_buttons_for_all_of_sip_and_for_failed_calls(self):
        capture = self.sandbox.path("calls.pcap")
        write_capture(capture, CALLS)
        self.assertEqual(self.found(buttons()["Alleen SIP"], capture), list(range(1, len(CALLS) + 1)))
        self.assertEqual(self.found(buttons()["Mislukte gesprekken"], capture), FAILED_CALL)

    def test_each_graph_finds_and_paints_what_the_colour_rule_of_its_name_does(self):
        rules = {name: background for name, _, background, _ in colour_rules()}
        for name, (condition, colour) in graphs().items():
            with self.subTest(name):
                expected = [number for number, frame in enumerate(FRAMES, 1) if frame[3] == name]
                self.assertEqual(self.found(condition), expected)
                self.assertEqual(colour, "#" + "".join(f"{value >> 8:02X}" for value in rules[name]))

    def test_the_colours_can_be_read(self):
        for name, _, background, foreground in colour_rules():
            with self.subTest(name):
                self.assertGreaterEqual(contrast(background, foreground), READABLE_CONTRAST)


if __name__ == "__main__":
    PLUGIN = sys.argv.pop(1)
    unittest.main()
