# The statistics of what all cases hold: the same however they are asked for, and what the packets say.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_tables.py PLUGIN [unittest arguments]"""

import json
import re
import sys
import unittest
import xml.etree.ElementTree as ElementTree

from check_case import cells, tree_rows
from merged_cases import merged_cases
from sandbox import Sandbox, request

TABLES = {
    "calls": "SIP-NL Gesprekken",
    "registrations": "SIP-NL Registraties",
    "outcomes": "SIP-NL Uitkomsten",
}
CAUSES = "causes"

# Columns by their place, and what the packets of a call hold of the same.
FRAME = 1
CALL_COLUMNS = [
    (0, "sipnl.call"), (1, "sipnl.call.frame"), (3, "sipnl.call.caller"), (4, "sipnl.call.callee"), (5, "sipnl.call.outcome"),
    (7, "sipnl.call.phrase"), (8, "sipnl.call.category"), (12, "sipnl.call.ended_by"), (13, "sipnl.call.leg_of"),
]
# These stand in the first packet of a call only.
START_COLUMNS = [(14, "sipnl.call.source"), (15, "sipnl.call.destination"), (16, "sipnl.call.call_id")]
TIME_COLUMNS = [(9, "sipnl.call.ringing_after"), (10, "sipnl.call.answered_after"), (11, "sipnl.call.duration")]

# Responses that are seen again have a line of their own in the tree.
REPEATED = "herhaalde antwoorden"


class Captures:
    """All cases in captures in the sandbox, by the names of the first case in them; the same with all frames doubled;
    and the names of those where it can be told whether messages are the same."""

    def __init__(self, sandbox):
        self.paths, self.doubled, self.identified = {}, {}, []
        for merged in merged_cases():
            name, writer = merged.names[0], merged.writer
            if merged.are_identified:
                self.identified.append(name)
            self.paths[name] = sandbox.path(f"{name}.pcap")
            writer.write(self.paths[name])
            writer.records = [record for record in writer.records for _ in range(2)]
            self.doubled[name] = sandbox.path(f"{name}-doubled.pcap")
            writer.write(self.doubled[name])


def read_causes(lines):
    path = []
    for line in lines:
        row = re.fullmatch(r"( *)(\S.*?) {2,}(\d+) .*", line)
        if row:
            path[len(row[1]):] = [row[2]]
            yield f"{' / '.join(path)}: {row[3]}"


def read_statistics(printed):
    """The rows of each statistic among what tshark prints, by its name."""
    parts = re.split(r"^=+\n", printed, flags=re.MULTILINE)
    found = {CAUSES: []}
    for part in parts:
        lines = part.splitlines()
        for name, title in TABLES.items():
            if title in lines:
                rows = lines[lines.index(title) + 1:]
                found[name] = [cells(line.split("|")[:-1]) for line in rows if "|" in line]
        if any(line.startswith("SIP-antwoorden") for line in lines):
            found[CAUSES] = sorted(read_causes(lines))
    # The order of the totals is that in which outcomes were first met, on whatever pass.
    found["outcomes"].sort()
    return found


def tshark_statistics(sandbox, capture, *arguments, condition=""):
    suffix = "," + condition if condition else ""
    asked = [f"sipnl,{name}{suffix}" for name in [*TABLES, "tree"]]
    return read_statistics(sandbox.tshark(capture, "-q", *arguments, *(word for one in asked for word in ("-z", one))))


def ask_sharkd(sandbox, requests):
    """The results of requests to one sharkd."""
    lines = [request(number, method, **parameters) for number, (method, parameters) in enumerate(requests, 1)]
    stdout, _ = sandbox.run("sharkd", "-", stdin="".join(lines))
    return [json.loads(line)["result"] for line in stdout.splitlines()]


def requests_of(capture):
    """What loads a capture and asks for its statistics."""
    taps = {f"tap{i}": tap for i, tap in enumerate([*(f"nstat:sipnl,{name}" for name in TABLES), "stat:sipnl"])}
    return [("load", {"file": capture}), ("tap", taps)]


def sharkd_statistics(result):
    found = {}
    for tap in result["taps"]:
        if "stats" in tap:
            found[CAUSES] = sorted(tree_rows(tap["stats"]))
        else:
            name = tap["tap"].removeprefix("nstat:sipnl,")
            found[name] = [cells(row) for table in tap["tables"] for row in table.get("i", [])]
    found["outcomes"].sort()
    return found


def undoubled(name, rows):
    """Rows of a capture of doubled frames, with the numbers that the frames had before."""
    for row in rows:
        if name in ("calls", "registrations"):
            columns = row.split("|")
            columns[FRAME] = str((int(columns[FRAME]) + 1) // 2)
            yield "|".join(columns)
        elif REPEATED not in row:
            yield row


def calls_of_packets(sandbox, capture):
    """What each packet says of each of its calls: (frame, {field: value}), in two passes."""
    for packet in ElementTree.fromstring(sandbox.tshark(capture, "-2", "-T", "pdml")).iter("packet"):
        frame = packet.find(".//field[@name='frame.number']").get("show")
        for call in packet.iterfind(".//field[@name='sipnl.call']"):
            fields = {field.get("name"): field.get("show") for field in call.iter("field")}
            yield frame, fields


def cell_of_time(value):
    return f"{float(value):.3f}" if value else ""


def row_of_packet(frame, fields):
    """The columns of the row of a call, as far as a packet holds the same."""
    columns = CALL_COLUMNS + (START_COLUMNS if fields["sipnl.call.start_frame"] == frame else [])
    row = {column: fields.get(name, "").replace("|", "/") for column, name in columns}
    row.update((column, cell_of_time(fields.get(name))) for column, name in TIME_COLUMNS)
    return row


class Tables(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox(PLUGIN)
        cls.addClassCleanup(cls.sandbox.remove)
        cls.captures = Captures(cls.sandbox)
        cls.whole = {name: tshark_statistics(cls.sandbox, path) for name, path in cls.captures.paths.items()}

    def test_there_are_rows_of_each_table(self):
        for table in [*TABLES, CAUSES]:
            self.assertTrue(any(statistics[table] for statistics in self.whole.values()), table)

    def test_two_passes_give_the_same(self):
        for name, path in self.captures.paths.items():
            with self.subTest(name):
                self.assertEqual(tshark_statistics(self.sandbox, path, "-2"), self.whole[name])

    def test_the_window_gives_the_same_and_shows_nothing_of_the_capture_before(self):
        """One sharkd loads all captures, one after the other."""
        requests = [one for path in self.captures.paths.values() for one in requests_of(path)]
        results = ask_sharkd(self.sandbox, requests)
        for name, result in zip(self.captures.paths, results[1::2], strict=True):
            with self.subTest(name):
                self.assertEqual(sharkd_statistics(result), self.whole[name])

    def test_doubled_frames_give_the_same(self):
        for name, path in self.captures.doubled.items():
            statistics = tshark_statistics(self.sandbox, path)
            if name not in self.captures.identified:
                del statistics[CAUSES]
            for table in statistics:
                with self.subTest(name, table=table):
                    self.assertEqual(list(undoubled(table, statistics[table])),
                                     [row for row in self.whole[name][table] if REPEATED not in row])

    def test_no_packet_contradicts_the_row_of_its_call(self):
        for name, path in self.captures.paths.items():
            rows = {row.split("|")[0]: row.split("|") for row in self.whole[name]["calls"]}
            seen = set()
            for frame, fields in calls_of_packets(self.sandbox, path):
                found = row_of_packet(frame, fields)
                seen.add(found[0])
                with self.subTest(name, frame=frame, call=found[0]):
                    self.assertEqual(found, {column: rows[found[0]][column].strip() for column in found})
            with self.subTest(name):
                self.assertEqual(seen, set(rows))

    def test_the_totals_are_those_of_the_rows(self):
        for name, statistics in self.whole.items():
            counts = {}
            for row in statistics["calls"]:
                outcome = row.split("|")[5]
                counts[outcome] = counts.get(outcome, 0) + 1
            with self.subTest(name):
                self.assertEqual({row.split("|")[0]: int(row.split("|")[1]) for row in statistics["outcomes"]}, counts)

    def test_a_filter_chooses_calls_and_leaves_their_rows_whole(self):
        """In one pass too, where what is told of a call changes while its packets come."""
        condition = "sip.Method == BYE || sipnl.code == 486"
        for name, path in self.captures.paths.items():
            printed = self.sandbox.tshark(path, "-Y", condition, "-T", "fields", "-E", "aggregator=,", "-e", "sipnl.call")
            chosen = set(",".join(printed.split()).split(","))
            whole = [row for row in self.whole[name]["calls"] if row.split("|")[0] in chosen]
            with self.subTest(name):
                statistics = tshark_statistics(self.sandbox, path, condition=condition)
                self.assertEqual(sorted(statistics["calls"]), sorted(whole))
                self.assertEqual(sum(int(row.split("|")[1]) for row in statistics["outcomes"]), len(whole))

    def test_a_capture_that_is_loaded_later_starts_again(self):
        # Identified, and merged apart: they have Call-IDs in common.
        first, second = (self.captures.paths[name] for name in self.captures.identified[:2])
        asked = [*requests_of(second), ("frame", {"frame": 1, "proto": True}), ("frames", {"filter": "sipnl.call"})]
        fresh = ask_sharkd(self.sandbox, asked)
        self.assertTrue(fresh[3])
        # sharkd itself remembers what passes a filter, so the first is asked for another.
        before = [*requests_of(first), ("frame", {"frame": 1, "proto": True}), ("frames", {"filter": "sipnl"})]
        self.assertEqual(ask_sharkd(self.sandbox, [*before, *asked])[len(before):], fresh)


if __name__ == "__main__":
    PLUGIN = sys.argv.pop(1)
    unittest.main()
