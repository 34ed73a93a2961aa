# Every status code from 100 to 699 gets a category and a text of the right kind.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_status_codes.py PLUGIN [unittest arguments]"""

import os
import re
import sys
import unittest

from capture import CaptureWriter
from sandbox import Sandbox

# The category names are an interface: users write filters against them.
CATEGORIES = {
    "progress": "100 180 182 183 199",
    "success": "200 202 204",
    "redirect": "181 300 301 302 305 380",
    "auth": "401 407 428 429 436 437 438 493 494",
    "forbidden": "402 403 470",
    "invalid_number": "404 410 416 484 485 604",
    "unavailable": "430 480",
    "timeout": "408 504",
    "busy": "486 600",
    "rejected": "433 603 607 608",
    "cancelled": "487",
    "media": "406 415 488 580 606",
    "routing": "440 482 483",
    "server_error": "500 502 503",
    "protocol": "400 405 412 413 414 417 420 421 422 423 424 425 439 469 481 489 491 501 505 513 555",
}
REGISTERED = {int(code): category for category, codes in CATEGORIES.items() for code in codes.split()}

# What the other codes of a class fall back on.
CLASSES = {1: "progress", 2: "success", 3: "redirect", 4: "protocol", 5: "server_error", 6: "rejected"}

# Without it, a 183 announces nothing.
AUDIO = ["Content-Type: application/sdp", "Content-Length: 35", "", "v=0", "m=audio 4000 RTP/AVP 0"]

# Words without which an explanation would miss what it is there to say.
FACTS = {
    100: ["provider", "geprobeerd", "toestel"],
    180: ["andere kant", "INVITE", "toestel over"],
    181: ["doorgeschakeld", "ander nummer"],
    183: ["ontvangende kant", "geluid", "welkomstbericht", "toon"],
    200: ["verzoek is gelukt"],
    202: ["geaccepteerd om te worden verwerkt", "nog niet klaar"],
    302: ["omgeleid", "andere provider", "ander nummer"],
    400: ["niet begrepen", "opbouw", "ontbreekt"],
    401: ["vereist inloggegevens"],
    403: ["begrepen", "weigert"],
    404: ["gebruiker", "nummer", "bestaat niet", "nergens aan toegewezen"],
    408: ["B-partij", "niet op tijd", "geregistreerd", "router", "firewall", "INVITE"],
    480: ["B-partij", "op dit moment niet bereikbaar", "zelfde pakket", "Reason-header"],
    481: ["verzoek", "geen enkele dialoog", "transactie"],
    486: ["B-partij", "in gesprek"],
    487: ["beëindigd door een BYE of CANCEL"],
    488: ["sessiebeschrijving", "Request-URI", "niet geaccepteerd"],
    489: ["begrijpt", "eventpakket", "Event-header"],
    500: ["onverwachte situatie", "niet uitvoeren"],
    502: ["ongeldig antwoord", "andere server"],
    503: ["onderhoud", "tijdelijk overbelast"],
    600: ["Alle mogelijke bestemmingen", "in gesprek", "486", "geen uitwijk", "voicemail"],
    603: ["wil of kan niet", "geen uitwijk", "voicemail"],
    604: ["nummer", "gebruiker", "bestaat nergens"],
    606: ["user agent) is bereikt", "sessiebeschrijving", "media", "bandbreedte", "adres", "ontbreken", "verkeerde vorm"],
}


class StatusCodes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """rows: status code to its fields, as tshark prints them for one response each."""
        with Sandbox(PLUGIN) as sandbox:
            capture = sandbox.path("codes.pcap")
            writer = CaptureWriter()
            for code in range(100, 700):
                writer.add_text("udp 192.0.2.20 > 192.0.2.10",
                                [f"SIP/2.0 {code} x", "CSeq: 1 EXAMPLE", *(AUDIO if code == 183 else [])])
            writer.write(capture)
            fields = ["code", "phrase", "explanation", "category", "category.nl", "reference"]
            arguments = [word for field in fields for word in ("-e", f"sipnl.{field}")]
            printed = sandbox.tshark(capture, "-T", "fields", "-E", "separator=|", *arguments)
            lines = [line.split("|") for line in printed.splitlines()]
            cls.rows = {int(line[0]): dict(zip(fields, line)) for line in lines}
            printed = sandbox.tshark(capture, "-Y", "sipnl.unregistered", "-T", "fields", "-e", "sipnl.code")
            cls.unregistered = [int(line) for line in printed.splitlines()]

    def test_every_code_has_one_item(self):
        self.assertEqual(list(self.rows), list(range(100, 700)))

    def test_every_code_has_its_category(self):
        expected = REGISTERED | {code: CLASSES[code // 100] for code in self.unregistered}
        self.assertEqual({code: self.rows[code]["category"] for code in expected}, expected)

    def test_the_codes_that_iana_does_not_list_are_marked(self):
        self.assertTrue(self.unregistered)
        self.assertTrue(REGISTERED.keys().isdisjoint(self.unregistered))

    def test_they_say_so_and_explain_their_class(self):
        for code in self.unregistered:
            self.assertIn("niet in het IANA-register", self.rows[code]["explanation"])
            self.assertIn(f"{code // 100}xx", self.rows[code]["explanation"])

    def test_no_field_is_empty(self):
        for code, row in self.rows.items():
            self.assertNotIn("", row.values(), code)

    def test_registered_codes_have_texts_of_their_own(self):
        for field in "phrase", "explanation":
            self.assertEqual(len({self.rows[code][field] for code in REGISTERED}), len(REGISTERED), field)

    def test_the_readme_lists_the_categories(self):
        readme = os.path.join(os.path.dirname(__file__), "..", "README.md")
        with open(readme, encoding="utf-8") as file:
            listed = re.findall(r"^\| `([a-z_]+)` \| (.+) \| ([0-9 ]+) \|$", file.read(), re.MULTILINE)
        labels = {row["category"]: row["category.nl"] for row in self.rows.values()}
        self.assertEqual(listed, [(name, labels[name], codes) for name, codes in CATEGORIES.items()])

    def test_explanations_carry_their_facts(self):
        for code, words in FACTS.items():
            with self.subTest(code):
                for word in words:
                    self.assertIn(word, self.rows[code]["explanation"])


if __name__ == "__main__":
    PLUGIN = sys.argv.pop(1)
    unittest.main()
