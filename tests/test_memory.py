# What the plugin takes for a capture, it gives back.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_memory.py PLUGIN [unittest arguments]"""

import os
import subprocess
import sys
import unittest

from capture import CaptureWriter
from sandbox import Sandbox, load_request

FEW, MANY = 10, 100
LONG_MESSAGES = 1000
RESPONSES = 2000
RECORD_BYTES = 64


class Memory(unittest.TestCase):
    def setUp(self):
        self.sandbox = Sandbox(PLUGIN)
        self.addCleanup(self.sandbox.remove)
        self.capture = self.sandbox.path("memory.pcap")
        self.without = {"WIRESHARK_PLUGIN_DIR": self.sandbox.path("none")}

    def write(self, messages):
        writer = CaptureWriter()
        for lines in messages:
            writer.add_text("udp 192.0.2.20 > 192.0.2.10", lines)
        writer.write(self.capture)

    def peak(self, loads, environment):
        """The most kilobytes that a sharkd had in use which opened the capture so many times."""
        with open(self.sandbox.path("requests"), "w+", encoding="utf-8") as requests:
            requests.write(load_request(self.capture) * loads)
            requests.seek(0)
            with subprocess.Popen(["sharkd", "-"], stdin=requests, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                  **self.sandbox.options(environment)) as process:
                answers = process.stdout.read().splitlines()
                _, status, used = os.wait4(process.pid, 0)
                process.returncode = status
        self.assertEqual(([b'"result"' in answer for answer in answers], status), ([True] * loads, 0))
        return used.ru_maxrss

    def growth(self, environment):
        return self.peak(MANY, environment) - self.peak(FEW, environment)

    def test_a_hundred_captures_take_no_more_than_without_the_plugin(self):
        """sharkd itself grows with each. What it does not give back of ours is less than the records alone."""
        self.write([f"SIP/2.0 480 Away {number}", "CSeq: 1 INVITE", 'Reason: Q.850;cause=17;text="User busy"']
                   for number in range(RESPONSES))
        self.assertLess(self.growth({}) - self.growth(self.without), (MANY - FEW) * RESPONSES * RECORD_BYTES / 1024)

    def test_a_message_of_any_length_takes_little(self):
        """Whatever is kept of what was sent is less than a tenth of what Wireshark keeps."""
        reasons = [f'Reason: Q.850;cause=16;text="{"long " * 350}"'] * 30
        self.write(["INVITE sip:1@example.nl SIP/2.0", f"Call-ID: {number}", "CSeq: 1 INVITE", *reasons]
                   for number in range(LONG_MESSAGES))
        self.assertLess(self.peak(1, {}), 1.1 * self.peak(1, self.without))


if __name__ == "__main__":
    PLUGIN = sys.argv.pop(1)
    unittest.main()
