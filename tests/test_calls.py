# The overviews of calls and registrations, of many real calls at the same time.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_calls.py [--calls NUMBER] [--keep CAPTURE] PLUGIN [unittest arguments]

SIPp plays calls and registrations of all kinds below, as many of each. Every
one must be a row with what SIPp did in it, and there may be no other rows."""

import argparse
import shutil
import sys
import unittest
from collections import Counter

import check_case
import sipp_calls
from sandbox import Sandbox

CALLS_A_SECOND = 3

# How far SIPp may stay below the length of a pause, and how late it may be on a busy machine.
EARLY_SECONDS = 0.02
LATE_SECONDS = 5

RINGING = ["> INVITE", "< 100 Trying", "< 180 Ringing", "< 200 ms"]
ANSWERED = [*RINGING, "< 200 OK", "> ACK"]
CALLER_HANGS_UP = ["> 500 ms", "> BYE", "< 200 OK to BYE"]
CHALLENGE = 'Digest realm="example.nl", nonce="0123456789abcdef"'
CREDENTIALS = "[authentication username=100 password=geheim]"

# The messages of each kind of call, and the columns of its row from the outcome on, up to who hung up.
# The seconds are those of the pauses.
CALLS = {
    "caller-hangs-up": ([*ANSWERED, *CALLER_HANGS_UP],
                        "opgenomen|200||success|0.0|0.2|0.5|beller"),
    "callee-hangs-up": ([*ANSWERED, "< 500 ms", "< BYE", "> 200 OK to BYE"],
                        "opgenomen|200||success|0.0|0.2|0.5|gebelde"),
    "challenged": (["> INVITE", f"< 407 Proxy Authentication Required\nProxy-Authenticate: {CHALLENGE}", "> ACK",
                    f"> INVITE\n{CREDENTIALS}", *ANSWERED[1:], *CALLER_HANGS_UP],
                   "opgenomen|200||success|0.0|0.2|0.5|beller"),
    "redirected": (["> INVITE", "< 302 Moved Temporarily", "> ACK", *ANSWERED, *CALLER_HANGS_UP],
                   "opgenomen|200|na omleiding|success|0.0|0.2|0.5|beller"),
    "reinvited": ([*ANSWERED, "> 300 ms", "> INVITE", "< 200 OK", "> ACK", "< 300 ms", "< INVITE", "> 200 OK", "< ACK",
                   *CALLER_HANGS_UP],
                  "opgenomen|200||success|0.0|0.2|1.1|beller"),
    "busy": (["> INVITE", "< 100 Trying", "< 486 Busy Here", "> ACK"],
             "in gesprek|486|In gesprek|busy||||"),
    "busy-by-reason": (["> INVITE", "< 100 Trying", "< 480 Temporarily Unavailable\nReason: Q.850;cause=17", "> ACK"],
                       "in gesprek|480|Niet bereikbaar, Reason: In gesprek|busy||||"),
    "not-answered": ([*RINGING, "< 480 Temporarily Unavailable", "> ACK"],
                     "niet opgenomen|480|Niet opgenomen|unavailable|0.0|||"),
    "declined": ([*RINGING, "< 603 Decline", "> ACK"],
                 "geweigerd|603|Geweigerd|rejected|0.0|||"),
    "unknown-number": (["> INVITE", "< 404 Not Found", "> ACK"],
                       "nummer niet gevonden|404|Nummer niet gevonden|invalid_number||||"),
    "overloaded": (["> INVITE", "< 100 Trying", "< 503 Service Unavailable", "> ACK"],
                   "storing of overbelasting|503|Dienst niet beschikbaar|server_error||||"),
    "other-codec": (["> INVITE", "< 100 Trying", "< 488 Not Acceptable Here", "> ACK"],
                    "geen passende codec of media|488|Media niet geaccepteerd|media||||"),
    "cancelled": ([*RINGING, "> 300 ms", "> CANCEL", "< 200 OK to CANCEL", "< 487 Request Terminated", "> ACK"],
                  "afgebroken aan de kant van de beller|487||cancelled|0.0|||"),
    "no-response": (["> INVITE", "> 500 ms", "> INVITE again"],
                    "geen antwoord gezien|||progress||||"),
}

# The same for registrations, from the status on, up to the number of failures.
LOGIN = ["> REGISTER", f"< 401 Unauthorized to REGISTER\nWWW-Authenticate: {CHALLENGE}", f"> REGISTER\n{CREDENTIALS}"]
REGISTRATIONS = {
    "registered": ([*LOGIN, "< 200 OK to REGISTER"],
                   "Geregistreerd|200|success|2|1|0|0"),
    "wrong-password": ([*LOGIN, f"< 401 Unauthorized to REGISTER\nWWW-Authenticate: {CHALLENGE}"],
                       "Inloggegevens geweigerd|401|auth|2|0|0|1"),
    "forbidden": ([*LOGIN, "< 403 Forbidden to REGISTER"],
                  "Niet toegestaan|403|forbidden|2|0|0|1"),
}


def as_expected(seconds, expected):
    """The length of the pauses, where the seconds in a column are close enough to it."""
    if seconds and expected and -EARLY_SECONDS <= float(seconds) - float(expected) <= LATE_SECONDS:
        return expected
    return seconds


class ManyCalls(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox(OPTIONS.plugin)
        cls.addClassCleanup(cls.sandbox.remove)
        address = sipp_calls.loopback_address()
        capturing = sipp_calls.Capture(address)
        cls.addClassCleanup(capturing.remove)
        cls.capture = capturing.path
        cls.count = -(-OPTIONS.calls // len(CALLS))
        kinds = {kind: messages for kind, (messages, _) in (CALLS | REGISTRATIONS).items()}
        with capturing:
            cls.successes = sipp_calls.play_many(cls.sandbox, address, kinds, cls.count, CALLS_A_SECOND)
        if OPTIONS.keep:
            shutil.copy(cls.capture, OPTIONS.keep)

    def rows(self, table):
        """The cells of each row, the same in tshark and in the window."""
        rows = check_case.run_table(self.sandbox, self.capture, table, "")
        self.assertCountEqual(check_case.run_window(self.sandbox, self.capture, table, ""), rows)
        return [row.split("|") for row in rows]

    def expected(self, kinds):
        """What must stand in the row of each call that SIPp says was played as it should."""
        return {f"{kind}-{number}": expected for kind, (_, expected) in kinds.items()
                for number in range(1, self.successes[kind] + 1)}

    def assert_same(self, rows, expected):
        """Shows only the rows that are too many or too few."""
        rows, expected = Counter(rows), Counter(expected)
        self.assertEqual((rows - expected, expected - rows), (Counter(), Counter()))

    def test_sipp_played_as_many_of_each_kind(self):
        self.assertEqual(self.successes, {kind: self.count for kind in CALLS | REGISTRATIONS})

    def test_every_call_is_a_row_with_what_became_of_it(self):
        expected = self.expected(CALLS)
        rows = []
        for _, _, _, caller, callee, *what in self.rows("calls"):
            self.assertEqual(callee, "0201234567")
            what, (leg_of, *_, call_id) = what[:8], what[8:]
            self.assertEqual((leg_of, call_id), ("", caller))
            times = expected.get(caller, "|" * 7).split("|")[4:7]
            what[4:7] = map(as_expected, what[4:7], times)
            rows.append((caller, "|".join(what)))
        self.assert_same(rows, expected.items())

    def test_the_outcomes_count_the_calls(self):
        expected = Counter()
        for kind, (_, row) in CALLS.items():
            expected[row.split("|")[0]] += self.successes[kind]
        self.assertEqual({outcome: int(calls) for outcome, calls, _ in self.rows("outcomes")}, expected)

    def test_every_row_names_a_frame_of_its_call(self):
        frames = dict(line.split("\t") for line in self.sandbox.tshark(
            self.capture, "-Y", "sip", "-T", "fields", "-e", "frame.number", "-e", "sip.Call-ID").splitlines())
        for row in self.rows("calls"):
            self.assertEqual(frames[row[1]], row[3])

    def test_every_account_is_a_row_with_what_became_of_it(self):
        rows = []
        for account, _, *what in self.rows("registrations"):
            rows.append((account.split("@")[0], "|".join(what[:7])))
        self.assert_same(rows, self.expected(REGISTRATIONS).items())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(usage=__doc__.removeprefix("usage: "))
    parser.add_argument("--calls", type=int, default=300)
    parser.add_argument("--keep")
    parser.add_argument("plugin")
    OPTIONS, remaining = parser.parse_known_args()
    sipp_calls.enter_network_namespace()
    unittest.main(argv=[sys.argv[0], *remaining])
