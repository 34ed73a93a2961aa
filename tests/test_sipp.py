# Real SIPp calls, captured on loopback, explained by tshark and sharkd.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_sipp.py PLUGIN [unittest arguments]"""

import sys
import unittest

import sipp_calls
from sandbox import Sandbox

RINGING = ["> INVITE", "< 100 Trying", "< 180 Ringing", "< 181 Call Is Being Forwarded", "< 183 Session Progress"]

# The final response of a call, what follows the ringing, and the codes and categories it is explained by.
CALLS = {
    "200": (["< 200 OK", "> ACK", "> BYE", "< 200 OK to BYE"], "200 success, 200 success"),
    "302": (["< 302 Moved Temporarily", "> ACK"], "302 redirect"),
    "404": (["< 404 Not Found", "> ACK"], "404 invalid_number"),
    "408": (["< 408 Request Timeout", "> ACK"], "408 timeout"),
    "480": (["< 480 Temporarily Unavailable", "> ACK"], "480 unavailable"),
    "480-busy": (['< 480 Temporarily Unavailable\nReason: Q.850;cause=17;text="User busy"', "> ACK"], "480 unavailable"),
    "486": (["< 486 Busy Here", "> ACK"], "486 busy"),
    "487": (["> CANCEL", "< 200 OK to CANCEL", "< 487 Request Terminated", "> ACK"], "200 success, 487 cancelled"),
    "503": (["< 503 Service Unavailable", "> ACK"], "503 server_error"),
    "603": (["< 603 Decline", "> ACK"], "603 rejected"),
}
RINGING_EXPLAINED = "100 progress, 180 progress, 181 redirect, 183 progress, "

REASON = """\
480|unavailable|busy|In gesprek of weggedrukt|480 Niet opgenomen, Reason: In gesprek of weggedrukt
480|unavailable|busy|In gesprek of weggedrukt|480 Niet opgenomen, Reason: In gesprek of weggedrukt
"""

ALL_BUSY = 'sipnl.category.actual == "busy"'


class SippCalls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox(PLUGIN)
        cls.addClassCleanup(cls.sandbox.remove)
        address = sipp_calls.loopback_address()
        capturing = sipp_calls.Capture(address)
        cls.addClassCleanup(capturing.remove)
        cls.capture = capturing.path
        with capturing:
            for transport in "udp", "tcp":
                for code, (messages, _) in CALLS.items():
                    sipp_calls.play(cls.sandbox, address, f"{code}-{transport}", transport, RINGING + messages)

    def test_every_response_of_every_call_is_explained(self):
        explained = {}
        for line in self.sandbox.tshark(self.capture, "-Y", "sipnl.code", "-T", "fields", "-e", "sip.Call-ID",
                                        "-e", "sipnl.code", "-e", "sipnl.category").splitlines():
            # A TCP segment can hold several responses: "180,181".
            call, codes, categories = (field.split(",") for field in line.split("\t"))
            explained.setdefault(call[0], []).extend(map(" ".join, zip(codes, categories, strict=True)))
        expected = {f"{code}-{transport}": RINGING_EXPLAINED + final
                    for transport in ("udp", "tcp") for code, (_, final) in CALLS.items()}
        self.assertEqual({call: ", ".join(items) for call, items in explained.items()}, expected)

    def test_one_filter_finds_all_busy_calls(self):
        printed = self.sandbox.tshark(self.capture, "-Y", ALL_BUSY, "-T", "fields", "-e", "sip.Call-ID")
        self.assertEqual(printed.split(), ["480-busy-udp", "486-udp", "480-busy-tcp", "486-tcp"])
        frames = self.sandbox.sharkd(self.capture, "frames", filter=ALL_BUSY)
        self.assertEqual(len(frames), 4)

    def test_the_real_cause_is_explained_and_stands_in_expert_information(self):
        printed = self.sandbox.tshark(self.capture, "-Y", "sipnl.conflict && sipnl.severity == \"note\"", "-T", "fields",
                                      "-E", "separator=|", "-e", "sipnl.code", "-e", "sipnl.category",
                                      "-e", "sipnl.reason.category", "-e", "sipnl.reason.phrase",
                                      "-e", "_ws.expert.message")
        self.assertEqual(printed, REASON)

    def test_the_window_explains_the_busy_call(self):
        frames = self.sandbox.sharkd(self.capture, "frames", filter='sipnl.category == "busy"')
        self.assertEqual(len(frames), 2)
        for frame in frames:
            tree = self.sandbox.sharkd(self.capture, "frame", frame=frame["num"], proto=True)["tree"]
            item = tree[-1]
            self.assertEqual(item["l"], "SIP-NL: 486 In gesprek [busy]")
            self.assertIn("Uitleg: Het toestel ging over", item["n"][0]["l"])


if __name__ == "__main__":
    sipp_calls.enter_network_namespace()
    PLUGIN = sys.argv.pop(1)
    unittest.main()
