#!/usr/bin/env python3
# Makes a table of the calls in captures, for a spreadsheet or a database.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Prints a row for each call in captures, and in the captures of folders, as CSV for
a Dutch spreadsheet: UTF-8 with a byte order mark, without which Excel takes it for
another encoding, semicolons, decimal commas, and each field in quotes.

A text that a spreadsheet could take for a formula, a number or a date gets an
apostrophe in front: what is in it was written by whoever called.
"""

import argparse
import codecs
import concurrent.futures
import csv
import datetime
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree

START = "sipnl.call.start_frame == frame.number"


def text(value):
    return value


def yes_or_no(value):
    return value in ("1", "True")


def moment(value):
    return datetime.datetime.fromtimestamp(float(value)).astimezone()


# The columns: name in CSV, name in JSON, the field that it is, and what makes a value of that.
COLUMNS = [
    ("capture", "capture", "capture", text),
    ("nummer", "call", "sipnl.call", int),
    ("start", "start", "start", moment),
    ("beller", "caller", "sipnl.call.caller", text),
    ("gebelde", "callee", "sipnl.call.callee", text),
    ("uitkomst", "outcome", "sipnl.call.outcome", text),
    ("mislukt", "failed", "sipnl.call.failed", yes_or_no),
    ("code", "code", "sipnl.call.code", int),
    ("betekenis", "phrase", "sipnl.call.phrase", text),
    ("categorie", "category", "sipnl.call.category", text),
    ("toon na", "ringing_after", "sipnl.call.ringing_after", float),
    ("opgenomen na", "answered_after", "sipnl.call.answered_after", float),
    ("duur", "duration", "sipnl.call.duration", float),
    ("opgehangen door", "ended_by", "sipnl.call.ended_by", text),
    ("hoort bij", "leg_of", "sipnl.call.leg_of", int),
    ("van", "source", "sipnl.call.source", text),
    ("naar", "destination", "sipnl.call.destination", text),
    ("Call-ID", "call_id", "sipnl.call.call_id", text),
    ("pakket", "frame", "sipnl.call.frame", int),
]

# What a spreadsheet takes for a formula, also in the wide forms that it reads as these.
FORMULA_SIGNS = tuple("=+-@＝＋－＠\t\r\n")

# What it takes for a number, a time or a date, and shows without its zeros.
NUMBER = re.compile(r"\d[\d\s.,:/()%eE+-]*")


def warn(dutch, english):
    print(f"{dutch}\n{english}", file=sys.stderr)


def fail(dutch, english):
    warn(dutch, english)
    sys.exit(1)


def visible(value):
    """A text from its first character on that is seen."""
    start = next((at for at, character in enumerate(value) if unicodedata.category(character)[0] not in "CZ"),
                 len(value))
    return value[start:]


def text_cell(value):
    seen = visible(value)
    if value.startswith(FORMULA_SIGNS) or seen.startswith(FORMULA_SIGNS) or NUMBER.fullmatch(seen):
        return "'" + value
    return value


def cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return f"{value:.3f}".replace(".", ",")
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "milliseconds")[:23].replace(".", ",")
    return text_cell(value) if isinstance(value, str) else str(value)


def csv_line(cells):
    line = io.StringIO()
    csv.writer(line, delimiter=";", quoting=csv.QUOTE_ALL).writerow(cells)
    return line.getvalue()


def csv_row(row):
    return csv_line(map(cell, row))


def json_row(row):
    keys = [key for _, key, _, _ in COLUMNS]
    return json.dumps(dict(zip(keys, row)), ensure_ascii=False, default=datetime.datetime.isoformat) + "\n"


def row_of(fields):
    return [make(fields[field]) if field in fields else None for _, _, field, make in COLUMNS]


def rows_of_packet(packet, capture, chosen):
    """The rows of the calls that start in a packet; one may hold messages of several, and several of one."""
    number = packet.find(".//field[@name='num']").get("show")
    start = packet.find(".//field[@name='timestamp']").get("value")
    seen = set()
    for call in packet.iterfind(".//field[@name='sipnl.call']"):
        fields = {field.get("name"): field.get("show") for field in call.iter("field")}
        fields |= {"capture": capture, "start": start}
        key = fields["sipnl.call"]
        if fields.get("sipnl.call.start_frame") == number and key not in seen and (chosen is None or key in chosen):
            seen.add(key)
            yield row_of(fields)


def tshark(capture, errors, *arguments):
    # Two passes: in the first packet of a call, all that became of it is known.
    return subprocess.Popen(["tshark", "-2", "-r", capture, *arguments], stdout=subprocess.PIPE, stderr=errors)


def chosen_calls(capture, condition, errors):
    """The numbers of the calls with a packet that passes a filter; None for all calls."""
    if condition is None:
        return None
    with tshark(capture, errors, "-Y", condition, "-T", "fields", "-e", "sipnl.call") as process:
        return set(re.findall(r"\d+", process.stdout.read().decode()))


def read_rows(capture, condition):
    """The rows of a capture, what tshark had to say if it could not read all, and whether it read any."""
    rows = []
    begun = False
    with tempfile.TemporaryFile() as errors:
        chosen = chosen_calls(capture, condition, errors)
        errors.truncate(0)
        errors.seek(0)
        with tshark(capture, errors, "-Y", START, "-J", "sipnl", "-T", "pdml") as process:
            try:
                for event, element in ElementTree.iterparse(process.stdout, ("start", "end")):
                    begun = True
                    if event == "end" and element.tag == "packet":
                        rows.extend(rows_of_packet(element, capture, chosen))
                        element.clear()
                cut = False
            except ElementTree.ParseError:
                cut = True
        errors.seek(0)
        said = errors.read().decode(errors="replace").strip() if process.returncode != 0 or cut else None
    return rows, said, begun


def captures_of(path):
    """The captures that a path stands for: a file itself, or those in a folder."""
    if not os.path.isdir(path):
        return [path]
    found = sorted(str(file) for file in pathlib.Path(path).rglob("*")
                   if file.is_file() and re.search(r"\.p?cap", file.name, re.IGNORECASE))
    if not found:
        warn(f"Let op: in {path} staan geen captures (.pcap, .pcapng, .cap).",
             f"Warning: there are no captures in {path}.")
    return found


def passes(condition):
    """Whether tshark takes a filter, by an empty capture."""
    empty = bytes.fromhex("d4c3b2a1020004000000000000000000ffff000001000000")
    return subprocess.run(["tshark", "-r", "-", "-Y", condition], input=empty, capture_output=True, check=False)


def check(condition):
    """Ends where tshark, the plugin or a good filter is missing."""
    try:
        loaded = passes(START)
    except FileNotFoundError:
        fail("Fout: tshark ontbreekt. Installeer het (bij Debian en Ubuntu: sudo apt install tshark), "
             "of zet de map van Wireshark in PATH.",
             "Error: there is no tshark. Install it, or put the folder of Wireshark in PATH.")
    if loaded.returncode != 0:
        fail("Fout: deze tshark kent SIP-NL niet. Installeer de plugin voor deze Wireshark (packaging/install.sh). "
             "Root ziet alleen de plugins voor alle gebruikers.",
             "Error: this tshark does not know SIP-NL. Install the plugin for this Wireshark (packaging/install.sh). "
             "Root sees only the plugins of all users.")
    if condition is not None:
        accepted = passes(condition)
        if accepted.returncode != 0:
            fail("Fout: tshark neemt dit filter niet aan. " + accepted.stderr.decode(errors="replace").strip(),
                 "Error: tshark does not take this filter; see above.")


def arguments():
    parser = argparse.ArgumentParser(
        description="Een rij per gesprek, als CSV voor een spreadsheet / a row a call, as CSV for a spreadsheet")
    parser.add_argument("--filter", metavar="FILTER",
                        help="alleen gesprekken met een pakket dat aan dit weergavefilter voldoet; begint er in zo'n "
                             "pakket meer dan één gesprek, dan die alle / only calls with a packet that passes")
    parser.add_argument("--json", action="store_true",
                        help="dezelfde rijen als regels JSON, voor een database / the same rows as lines of JSON")
    parser.add_argument("paths", metavar="CAPTURE", nargs="+",
                        help="een capture, of een map met captures / a capture, or a folder of them")
    return parser.parse_args()


def main():
    options = arguments()
    check(options.filter)
    captures = [capture for path in options.paths for capture in captures_of(path)]
    failed = False
    with (io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="replace", newline="") as out,
          concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as executor):
        if not options.json:
            out.write(codecs.BOM_UTF8.decode() + csv_line(name for name, *_ in COLUMNS))
        for capture, (rows, said, begun) in zip(captures, executor.map(
                lambda capture: read_rows(capture, options.filter), captures)):
            out.writelines(map(json_row if options.json else csv_row, rows))
            if said is not None and begun:
                warn(f"Let op: {capture} is afgebroken of beschadigd; de rijen gaan tot daar. {said}",
                     f"Warning: {capture} was cut short or is damaged; the rows go up to there.")
            elif said is not None:
                failed = True
                warn(f"Fout: {capture} kan niet worden gelezen. {said}", f"Error: {capture} cannot be read.")
    return failed


if __name__ == "__main__":
    sys.exit(main())
