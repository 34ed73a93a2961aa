# What the plugin registers, and how it behaves beside other things.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_plugin.py PLUGIN HIDE_FIELD_LIBRARY [unittest arguments]"""

import json
import os
import sys
import unittest

from capture import CaptureWriter
from damage import others
from sandbox import Sandbox, load_request, request
from test_status_codes import CATEGORIES

# The fields, with their types: an interface, as the categories are.
FIELDS = [
    ("sipnl.code", "FT_UINT16"),
    ("sipnl.phrase", "FT_STRING"),
    ("sipnl.explanation", "FT_STRING"),
    ("sipnl.advice", "FT_STRING"),
    ("sipnl.customer", "FT_STRING"),
    ("sipnl.category", "FT_STRING"),
    ("sipnl.category.nl", "FT_STRING"),
    ("sipnl.category.actual", "FT_STRING"),
    ("sipnl.category.actual.nl", "FT_STRING"),
    ("sipnl.severity", "FT_STRING"),
    ("sipnl.side", "FT_STRING"),
    ("sipnl.answered_by", "FT_STRING"),
    ("sipnl.detail", "FT_STRING"),
    ("sipnl.conflict", "FT_STRING"),
    ("sipnl.custom_phrase", "FT_STRING"),
    ("sipnl.reference", "FT_STRING"),
    ("sipnl.unregistered", "FT_BOOLEAN"),
    ("sipnl.undelivered", "FT_STRING"),
    ("sipnl.transfer", "FT_STRING"),
    ("sipnl.reason", "FT_STRING"),
    ("sipnl.reason.protocol", "FT_STRING"),
    ("sipnl.reason.cause", "FT_UINT32"),
    ("sipnl.reason.phrase", "FT_STRING"),
    ("sipnl.reason.explanation", "FT_STRING"),
    ("sipnl.reason.category", "FT_STRING"),
    ("sipnl.reason.location", "FT_STRING"),
    ("sipnl.reason.text", "FT_STRING"),
    ("sipnl.warning", "FT_STRING"),
    ("sipnl.warning.code", "FT_UINT16"),
    ("sipnl.warning.explanation", "FT_STRING"),
    ("sipnl.warning.text", "FT_STRING"),
    ("sipnl.call", "FT_UINT32"),
    ("sipnl.call.story", "FT_STRING"),
    ("sipnl.call.caller", "FT_STRING"),
    ("sipnl.call.callee", "FT_STRING"),
    ("sipnl.call.outcome", "FT_STRING"),
    ("sipnl.call.code", "FT_UINT16"),
    ("sipnl.call.phrase", "FT_STRING"),
    ("sipnl.call.category", "FT_STRING"),
    ("sipnl.call.failed", "FT_BOOLEAN"),
    ("sipnl.call.frame", "FT_FRAMENUM"),
    ("sipnl.call.start_frame", "FT_FRAMENUM"),
    ("sipnl.call.ringing_after", "FT_RELATIVE_TIME"),
    ("sipnl.call.answered_after", "FT_RELATIVE_TIME"),
    ("sipnl.call.duration", "FT_RELATIVE_TIME"),
    ("sipnl.call.ended_by", "FT_STRING"),
    ("sipnl.call.transfer", "FT_STRING"),
    ("sipnl.call.leg_of", "FT_UINT32"),
    ("sipnl.call.call_id", "FT_STRING"),
    ("sipnl.call.source", "FT_STRING"),
    ("sipnl.call.destination", "FT_STRING"),
    *((f"sipnl.expert.{severity}.{category}", "FT_NONE")
      for severity in ("note", "warning", "error") for category in CATEGORIES),
]

# Rows of the user's own codes that are refused, and what is said of them.
BAD_USER_CODES = [
    ('"48","busy","Bezet","Uitleg.",""', "“48” is geen statuscode van 100 tot en met 699."),
    ('"700","busy","Bezet","Uitleg.",""', "“700” is geen statuscode van 100 tot en met 699."),
    ('"4x6","busy","Bezet","Uitleg.",""', "“4x6” is geen statuscode van 100 tot en met 699."),
    ('"486","bezet","Bezet","Uitleg.",""', "“bezet” is geen categorie. Kies uit: auth, busy, cancelled, "),
    ('"486","busy","","Uitleg.",""', "Betekenis en uitleg mogen niet leeg zijn."),
    ('"486","busy","Bezet","",""', "Betekenis en uitleg mogen niet leeg zijn."),
    ('"486","busy","Be\\x0azet","Uitleg.",""', "De tekst bevat een stuurteken, bijvoorbeeld een tab of een regeleinde."),
    ('"486","busy","Be\\xffzet","Uitleg.",""', "De tekst is geen UTF-8."),
]

ROW = '"486","busy","Bezet","Uitleg.",""\n'

# Files of the user's own codes that are no such thing, and what Wireshark itself says of them.
BAD_USER_FILES = {
    "binary": (bytes(range(256)) * 100, "unexpected char"),
    "too few columns": (b'"486","busy"\n', "expecting field phrase"),
    "too many columns": (b'"486","busy","Bezet","Uitleg.","",Meer\n', "unexpected char"),
    "other columns": (b'"Bezet","486"\n', "expecting field phrase"),
    "an open quote": (b'"699","busy","Bezet","Uitleg.","\n', ""),
    "a last row that is cut": (ROW.encode()[:-1], ""),
    "bad rows": (ROW.replace("486", "9").encode() * 2, "“9” is geen statuscode"),
}

COLOUR_RULES = '@Bezet@sipnl.category == "busy"@[65535,60909,0][4369,8738,13107]\n'

# A post-dissector in Lua that wants the same field.
LUA = """\
local status_code = Field.new("sip.Status-Code")
local proto = Proto("sipnllua", "Beside SIP-NL")
local field = ProtoField.uint16("sipnllua.code", "Code")
proto.fields = { field }
function proto.dissector(tvb, pinfo, tree)
    local found = status_code()
    if found then
        tree:add(proto):add(field, found.value)
    end
end
register_postdissector(proto)
"""


class Plugin(unittest.TestCase):
    def setUp(self):
        self.sandbox = Sandbox(PLUGIN)
        self.addCleanup(self.sandbox.remove)
        self.capture = self.sandbox.path("plugin.pcap")
        writer = CaptureWriter()
        writer.add_text("udp 192.0.2.10 > 192.0.2.20", ["INVITE sip:1@192.0.2.20 SIP/2.0", "CSeq: 1 INVITE"])
        writer.add_text("udp 192.0.2.20 > 192.0.2.10", ["SIP/2.0 480 Away", "CSeq: 1 INVITE"])
        writer.add_text("udp 192.0.2.20 > 192.0.2.10", ["SIP/2.0 486 Busy Here", "CSeq: 1 INVITE"])
        writer.write(self.capture)

    def write(self, name, text):
        with open(self.sandbox.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def report(self, what):
        """The lines of tshark -G that are about a field of this plugin."""
        lines = [line.split("\t") for line in self.sandbox.silent("tshark", "-G", what).splitlines()]
        return [line for line in lines if any(word.startswith("sipnl") for word in line)]

    def test_it_registers_its_protocol(self):
        self.assertEqual([line[:3] for line in self.report("protocols")],
                         [["SIP in het Nederlands", "SIP-NL", "sipnl"]])

    def test_it_registers_its_fields(self):
        fields = [(line[2], line[3]) for line in self.report("fields") if line[0] == "F"]
        self.assertEqual(sorted(fields), sorted(FIELDS))

    def test_it_registers_the_phrases_as_values(self):
        values = {line[2]: line[3] for line in self.report("values") if line[:2] == ["V", "sipnl.code"]}
        self.assertEqual(len(values), 75)
        self.assertEqual((values["100"], values["486"]), ("In behandeling", "In gesprek"))

    def test_it_adds_to_no_other_protocol_and_no_column(self):
        """Without our items, all of -V and the summary is as without the plugin."""
        with_plugin = self.sandbox.tshark(self.capture, "-P", "-V")
        without = self.sandbox.tshark(self.capture, "-P", "-V", "--disable-protocol", "sipnl")
        self.assertIn("\nSIP-NL: ", with_plugin)
        self.assertEqual(list(others(with_plugin)), without.splitlines())

    def test_a_lua_postdissector_goes_on_working(self):
        self.write("beside.lua", LUA)
        printed = self.sandbox.tshark(self.capture, "-X", f"lua_script:{self.sandbox.path('beside.lua')}",
                                      "-T", "fields", "-e", "sipnl.code", "-e", "sipnllua.code")
        self.assertEqual(printed.splitlines(), ["\t", "480\t480", "486\t486"])

    def test_communityid_goes_on_working(self):
        printed = self.sandbox.tshark(self.capture, "-V", "--enable-protocol", "communityid")
        found = [line[:13] for line in printed.splitlines() if line.startswith(("SIP-NL", "[Community ID"))]
        self.assertEqual(found, ["[Community ID", "[Community ID", "SIP-NL: 480 N", "[Community ID", "SIP-NL: 486 I"])

    def test_transum_goes_on_working(self):
        folders = self.sandbox.silent("env", "-u", "WIRESHARK_PLUGIN_DIR", "tshark", "-G", "folders")
        plugins = dict(line.split(":", 1) for line in folders.splitlines())["Global Plugins"].strip()
        self.sandbox.stage(os.path.join(plugins, "epan", "transum.so"))
        printed = self.sandbox.tshark(self.capture, "--enable-protocol", "transum",
                                      "-T", "fields", "-e", "sipnl.code")
        self.assertEqual(printed.splitlines(), ["", "480", "486"])

    def test_the_info_column_has_the_phrase_where_that_is_asked(self):
        writer = CaptureWriter()
        writer.add_text("udp 192.0.2.10 > 192.0.2.20", ["INVITE sip:1@192.0.2.20 SIP/2.0", "CSeq: 1 INVITE"])
        writer.add_text("udp 192.0.2.20 > 192.0.2.10", ["SIP/2.0 480 Away", "CSeq: 1 INVITE", "Reason: Q.850;cause=17"])
        writer.add_text("udp 192.0.2.10 > 192.0.2.20", ["CANCEL sip:1@192.0.2.20 SIP/2.0", "CSeq: 1 CANCEL",
                                                        "Reason: SIP;cause=200"])
        writer.write(self.capture)
        column = ["-o", 'gui.column.format:"Info","%i"']
        without = self.sandbox.tshark(self.capture, *column).splitlines()
        with_phrase = self.sandbox.tshark(self.capture, *column, "-o", "sipnl.info_column:TRUE").splitlines()
        ours = [line.removesuffix(end) for line, end in zip(with_phrase, without, strict=True)]
        self.assertEqual([text.strip() for text in ours], [
            "",
            "[Niet bereikbaar] [Reason: In gesprek]",
            "[Reason: Elders opgenomen]",
        ])

    def test_bad_rows_of_the_user_are_refused(self):
        for row, error in BAD_USER_CODES:
            with self.subTest(row):
                with self.assertRaises(AssertionError) as refused:
                    self.sandbox.tshark(self.capture, "-o", f"uat:sipnl_codes:{row}")
                self.assertIn("sipnl_codes:1: " + error, str(refused.exception))

    def test_a_bad_file_of_the_user_leaves_the_built_in_texts(self):
        os.makedirs(self.sandbox.path("config/wireshark"))
        self.write("config/wireshark/sipnl_codes", ROW.replace("busy", "bezet"))
        stdout, stderr = self.sandbox.run("tshark", "-r", self.capture, "-T", "fields", "-e", "sipnl.phrase")
        self.assertEqual(stdout.splitlines(), ["", "Niet bereikbaar", "In gesprek"])
        self.assertIn("sipnl_codes:1: “bezet” is geen categorie.", stderr)

    def test_beside_a_bad_row_of_the_user_the_good_one_counts(self):
        os.makedirs(self.sandbox.path("config/wireshark"))
        self.write("config/wireshark/sipnl_codes", ROW + ROW.replace("busy", "bezet").replace("486", "480"))
        stdout, stderr = self.sandbox.run("tshark", "-r", self.capture, "-T", "fields", "-e", "sipnl.phrase")
        self.assertEqual(stdout.splitlines(), ["", "Niet bereikbaar", "Bezet"])
        self.assertIn("sipnl_codes:2: “bezet” is geen categorie.", stderr)

    def test_a_file_of_the_user_that_is_none_leaves_the_built_in_texts(self):
        os.makedirs(self.sandbox.path("config/wireshark"))
        path = self.sandbox.path("config/wireshark/sipnl_codes")
        for name, (contents, error) in BAD_USER_FILES.items():
            with self.subTest(name):
                with open(path, "wb") as file:
                    file.write(contents)
                stdout, stderr = self.sandbox.run("tshark", "-r", self.capture, "-T", "fields", "-e", "sipnl.phrase")
                # Wireshark prints what it passes over on stdout, before the first line.
                self.assertEqual(stdout.splitlines()[-2:], ["Niet bereikbaar", "In gesprek"])
                self.assertIn(error, stderr)
                self.assertEqual("sipnl_codes:" in stderr, error != "")

    def test_a_file_of_the_user_that_cannot_be_read_leaves_the_built_in_texts(self):
        os.makedirs(self.sandbox.path("config/wireshark"))
        self.write("config/wireshark/sipnl_codes", ROW)
        os.chmod(self.sandbox.path("config/wireshark/sipnl_codes"), 0)
        stdout, stderr = self.sandbox.run("tshark", "-r", self.capture, "-T", "fields", "-e", "sipnl.phrase")
        self.assertEqual(stdout.splitlines(), ["", "Niet bereikbaar", "In gesprek"])
        self.assertIn("Permission denied", stderr)

    def test_a_file_of_the_user_is_used(self):
        os.makedirs(self.sandbox.path("config/wireshark"))
        self.write("config/wireshark/sipnl_codes", ROW)
        printed = self.sandbox.tshark(self.capture, "-T", "fields", "-e", "sipnl.phrase")
        self.assertEqual(printed.splitlines(), ["", "Niet bereikbaar", "Bezet"])

    def test_the_first_row_of_a_code_counts(self):
        os.makedirs(self.sandbox.path("config/wireshark"))
        self.write("config/wireshark/sipnl_codes", ROW.replace("486", "487") + ROW + ROW.replace("Bezet", "Later"))
        printed = self.sandbox.tshark(self.capture, "-T", "fields", "-e", "sipnl.phrase")
        self.assertEqual(printed.splitlines(), ["", "Niet bereikbaar", "Bezet"])

    def test_expert_information_is_found_where_sipnl_is_not_named(self):
        """Without a visible tree, -T fields or -V."""
        ours = '_ws.expert.message matches "^48[06] "'
        for passes in [], ["-2"]:
            printed = self.sandbox.tshark(self.capture, *passes, "-Y", ours, "-o", 'gui.column.format:"No.","%m"')
            self.assertEqual(printed.split(), ["2", "3"])
        found = self.sandbox.sharkd(self.capture, "frames", filter='_ws.expert.message contains "486"')
        self.assertEqual([frame["num"] for frame in found], [3])

    def test_expert_information_counts_what_failed(self):
        printed = self.sandbox.tshark(self.capture, "-q", "-z", "expert,note,sipnl")
        self.assertRegex(printed, r"SIP-NL +486 In gesprek")
        self.assertRegex(printed, r"SIP-NL +480 Niet bereikbaar")

    def test_colour_rules_work_in_the_window(self):
        os.makedirs(self.sandbox.path("config/wireshark"))
        self.write("config/wireshark/colorfilters", COLOUR_RULES)
        frames = self.sandbox.sharkd(self.capture, "frames")
        self.assertEqual({frame["num"]: frame.get("bg") for frame in frames}, {1: None, 2: None, 3: "ffed00"})

    def test_an_overview_that_is_asked_for_twice_is_the_same_twice(self):
        one, = self.sandbox.sharkd(self.capture, "tap", tap0="nstat:sipnl,calls")["taps"]
        self.assertEqual(self.sandbox.sharkd(self.capture, "tap", tap0="nstat:sipnl,calls", tap1="nstat:sipnl,calls"),
                         {"taps": [one, one]})

    def test_an_overview_of_another_capture_holds_nothing_of_the_last(self):
        other = self.sandbox.path("other.pcap")
        for capture, status in (self.capture, "486 Busy Here"), (other, "404 Not Found"):
            writer = CaptureWriter()
            writer.add_text("udp 192.0.2.10 > 192.0.2.20",
                            ["INVITE sip:1@192.0.2.20 SIP/2.0", "CSeq: 1 INVITE", "Call-ID: 1"])
            writer.add_text("udp 192.0.2.20 > 192.0.2.10", [f"SIP/2.0 {status}", "CSeq: 1 INVITE", "Call-ID: 1"])
            writer.write(capture)
        for table, column in ("calls", 5), ("outcomes", 0):
            requests = [load_request(capture) + request(2, "tap", tap0=f"nstat:sipnl,{table}")
                        for capture in (self.capture, other, self.capture)]
            stdout, _ = self.sandbox.run("sharkd", "-", stdin="".join(requests))
            tables = [json.loads(line)["result"]["taps"][0]["tables"][0]["i"] for line in stdout.splitlines()[1::2]]
            self.assertEqual([[row[column] for row in rows] for rows in tables],
                             [["in gesprek"], ["nummer niet gevonden"], ["in gesprek"]])

    def test_an_overview_cannot_stand_in_a_command_twice(self):
        """Wireshark has one table for both, which would hold what passes one filter or the other."""
        for name in ["calls", "registrations", "outcomes"]:
            with self.assertRaisesRegex(AssertionError, f"exit status 1\n.*-z sipnl,{name} kan maar één keer .*\n$"):
                self.sandbox.tshark(self.capture, "-q", "-z", f"sipnl,{name},sipnl.code == 480", "-z", f"sipnl,{name}")

    def test_the_mapping_for_elasticsearch_holds_the_numbers(self):
        """Of times the type differs between versions."""
        stdout = self.sandbox.silent("tshark", "-G", "elastic-mapping", "--elastic-mapping-filter", "sipnl")
        mapping = json.loads(stdout)["mappings"]["properties"]["layers"]["properties"]["sipnl"]["properties"]
        self.assertEqual({name: field["type"] for name, field in mapping.items()
                          if not name.endswith(("_after", "_duration"))}, {
            "sipnl_sipnl_call": "long",
            "sipnl_sipnl_call_code": "integer",
            "sipnl_sipnl_call_failed": "boolean",
            "sipnl_sipnl_call_frame": "long",
            "sipnl_sipnl_call_leg_of": "long",
            "sipnl_sipnl_call_start_frame": "long",
            "sipnl_sipnl_code": "integer",
            "sipnl_sipnl_unregistered": "boolean",
            "sipnl_sipnl_reason_cause": "long",
            "sipnl_sipnl_warning_code": "integer",
        })

    def without_field(self, name):
        preload = f"{self.sandbox.sanitizer.get('LD_PRELOAD', '')} ./hide"
        return self.sandbox.run("tshark", "-r", self.capture, "-T", "fields", "-e", "sipnl.explanation",
                                environment={"LD_PRELOAD": preload, "SIPNL_TEST_HIDE": name})

    def test_a_wireshark_without_a_field_gets_one_warning_that_names_it(self):
        with open(HIDE_FIELD_LIBRARY, "rb") as source, open(self.sandbox.path("hide"), "wb") as copy:
            copy.write(source.read())
        for name, explained in [
            ("sip.Status-Code", [False, False, False]),
            ("sip", [False, False, False]),
        ]:
            with self.subTest(name):
                stdout, stderr = self.without_field(name)
                self.assertEqual(len(stderr.splitlines()), 1, stderr)
                self.assertIn(f"SIP-NL: deze Wireshark kent het veld {name} niet", stderr)
                self.assertEqual([line != "" for line in stdout.splitlines()], explained)


if __name__ == "__main__":
    PLUGIN, HIDE_FIELD_LIBRARY = sys.argv.pop(1), sys.argv.pop(1)
    unittest.main()
