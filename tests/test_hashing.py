# Whoever chooses the names in a capture cannot make it slow to read.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_hashing.py PLUGIN [unittest arguments]"""

import itertools
import resource
import sys
import unittest

from capture import CaptureWriter
from sandbox import Sandbox

CALLS = 16384
MOST_TIMES_LONGER = 3

# Two texts that are one to a hash without a seed that multiplies by 33 or 31, as those of GLib and Java do.
SAME = {33: ("aB", "b!"), 31: ("Aa", "BB")}


def seconds_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Hashing(unittest.TestCase):
    def setUp(self):
        self.sandbox = Sandbox(PLUGIN)
        self.addCleanup(self.sandbox.remove)

    def seconds(self, names):
        """How long tshark takes for as many calls as there are callers, with all that is counted by name."""
        writer = CaptureWriter()
        for number, name in enumerate(names):
            writer.add_text("udp 192.0.2.10 > 192.0.2.20", [
                "INVITE sip:100@example.nl SIP/2.0", f"Call-ID: {number}", "CSeq: 1 INVITE",
                f"From: <sip:{name}@example.nl>;tag={name}", "To: <sip:100@example.nl>", f"Session-ID: {name}"])
        capture = self.sandbox.path("names.pcap")
        writer.write(capture)
        before = seconds_of_children()
        rows = self.sandbox.tshark(capture, "-q", "-z", "sipnl,numbers", "-z", "sipnl,calls")
        self.assertIn(names[-1], rows)
        return seconds_of_children() - before

    def test_names(self):
        ordinary = self.seconds([f"{number:028d}" for number in range(CALLS)])
        for factor, same in SAME.items():
            with self.subTest(factor=factor):
                self.assertEqual(*(ord(text[0]) * factor + ord(text[1]) for text in same))
                hostile = ["".join(parts) for parts in itertools.product(same, repeat=14)]
                self.assertLess(self.seconds(hostile), MOST_TIMES_LONGER * ordinary)


if __name__ == "__main__":
    PLUGIN = sys.argv.pop(1)
    unittest.main()
