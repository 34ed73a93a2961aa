# Every Q.850 cause, and every cause of the other protocols, gets its category and texts.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_causes.py PLUGIN [unittest arguments]"""

import sys
import unittest

from capture import CaptureWriter
from sandbox import Sandbox

# The category that each Q.850 cause maps to.
Q850 = {
    "invalid_number": "1 5 14 22 28",
    "routing": "2 3 25 91",
    "success": "7 16 40",
    "busy": "17",
    "timeout": "18 102",
    "redirect": "23",
    "cancelled": "26",
    "unavailable": "4 19 20 27",
    "rejected": "21 24",
    "forbidden": "29 50 53 55 57 62 63 87 90",
    "media": "58 65 70 88",
    "server_error": "8 9 33 34 38 39 41 42 44 46 47 49 127",
    "protocol": "6 30 31 43 56 66 69 79 81 82 83 84 85 86 95 96 97 98 99 100 101 103 110 111",
}
CATEGORY = {int(cause): category for category, causes in Q850.items() for cause in causes.split()}

SAYS_NOTHING = [0, 31, 127]

# Protocol and cause, and the phrase of it.
NAMED = [
    ("SIP;cause=200", "Gelukt"),
    ("SIP;cause=486", "In gesprek"),
    ("STIR;cause=438", "Handtekening klopt niet"),
    ("STIR;cause=403", "Ondertekening te oud"),
    ("Preemption;cause=1", "Verdrongen door voorrang"),
    ("Preemption;cause=2", "Gereserveerde capaciteit ingenomen"),
    ("Preemption;cause=3", "Verdrongen, algemeen"),
    ("Preemption;cause=4", "Verdrongen buiten IP"),
    ("RELEASE_CAUSE;cause=1", "Gebruiker hangt op"),
    ("RELEASE_CAUSE;cause=2", "Geen geluid meer ontvangen"),
    ("RELEASE_CAUSE;cause=3", "Mediaverbinding weg"),
    ("RELEASE_CAUSE;cause=4", "Geen ACK ontvangen"),
    ("RELEASE_CAUSE;cause=5", "Geen SIP-antwoord op tijd"),
    ("RELEASE_CAUSE;cause=6", "Opzetten duurde te lang"),
    ("RELEASE_CAUSE;cause=7", "Omleiden mislukt"),
    ("FAILURE_CAUSE;cause=1", "Media of kwaliteit weg"),
    ("FAILURE_CAUSE;cause=2", "Signalering weg"),
    ("FAILURE_CAUSE;cause=3", "Geen capaciteit in mobiel netwerk"),
    ("EMM;cause=15", ""),
    ("SIP;cause=999", ""),
]


def explain(sandbox, reasons, *fields):
    """The values of the fields for each of the Reason headers, each in a failure of an unknown method, for which
    there are no rules."""
    capture = sandbox.path("causes.pcap")
    writer = CaptureWriter()
    for reason in reasons:
        writer.add_text("udp 192.0.2.20 > 192.0.2.10",
                        ["SIP/2.0 480 Away", "CSeq: 1 EXAMPLE", f"Reason: {reason}"])
    writer.write(capture)
    arguments = [word for field in fields for word in ("-e", field)]
    printed = sandbox.tshark(capture, "-T", "fields", "-E", "separator=|", *arguments)
    return [tuple(line.split("|")) for line in printed.splitlines()]


class Causes(unittest.TestCase):
    def setUp(self):
        self.sandbox = Sandbox(PLUGIN)
        self.addCleanup(self.sandbox.remove)

    def test_every_q850_cause_has_its_category(self):
        rows = explain(self.sandbox, [f"Q.850;cause={cause}" for cause in CATEGORY], "sipnl.reason.category")
        self.assertEqual(rows, [(category,) for category in CATEGORY.values()])

    def test_every_q850_cause_has_its_own_texts(self):
        causes = sorted(CATEGORY)
        rows = explain(self.sandbox, [f"Q.850;cause={cause}" for cause in causes],
                       "sipnl.reason.phrase", "sipnl.reason.explanation")
        for column in zip(*rows):
            self.assertNotIn("", column)
            self.assertEqual(len(set(column)), len(causes))

    def test_a_number_that_is_not_in_q850_says_so(self):
        rows = explain(self.sandbox, ["Q.850;cause=10", "Q.850;cause=200"], "sipnl.reason.explanation")
        for (explanation,) in rows:
            self.assertIn("niet in Q.850", explanation)

    def test_the_causes_that_say_nothing_change_nothing(self):
        rows = explain(self.sandbox, [f"Q.850;cause={cause}" for cause in SAYS_NOTHING],
                       "sipnl.phrase", "sipnl.category.actual", "sipnl.conflict")
        self.assertEqual(rows, [("Niet bereikbaar", "unavailable", "")] * len(SAYS_NOTHING))

    def test_a_header_with_too_many_values_goes_on_as_it_is(self):
        (row,) = explain(self.sandbox, [",".join(f"Q.850;cause={cause}" for cause in range(12))],
                         "sipnl.reason.cause", "sipnl.reason")
        self.assertEqual(row[0], ",".join(map(str, range(10))))
        self.assertTrue(row[1].endswith("Q.850;cause=9,,Q.850;cause=10,Q.850;cause=11"), row[1])

    def test_a_warning_with_too_many_values_goes_on_as_it_is(self):
        capture = self.sandbox.path("warnings.pcap")
        writer = CaptureWriter()
        writer.add_text("udp 192.0.2.10 > 192.0.2.20", ["SIP/2.0 488 x", "CSeq: 1 INVITE", "Warning: "
                                                        + ",".join(f"{code} x" for code in range(300, 312))])
        writer.write(capture)
        codes, warnings = self.sandbox.tshark(capture, "-T", "fields", "-e", "sipnl.warning.code",
                                              "-e", "sipnl.warning").rstrip("\n").split("\t")
        self.assertEqual(codes, ",".join(map(str, range(300, 310))))
        self.assertTrue(warnings.endswith(",309 x,,310 x,311 x"), warnings)

    def test_the_causes_of_other_protocols_go_by_name(self):
        rows = explain(self.sandbox, [reason for reason, _ in NAMED], "sipnl.reason.phrase")
        self.assertEqual([phrase for (phrase,) in rows], [phrase for _, phrase in NAMED])


if __name__ == "__main__":
    PLUGIN = sys.argv.pop(1)
    unittest.main()
