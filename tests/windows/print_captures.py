# Prints all that SIP-NL says of captures, to be compared with another system's.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: print_captures.py PLUGIN CAPTURES FOLDER

CAPTURES is a folder of them. FOLDER gets a text file for each: the packet list
with the Dutch in front of Info, the fields in every packet, and the tables.
What the dissectors of Wireshark itself print is left out. Where a program fails,
or says something on stderr, there is no file.
"""

import os
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from sandbox import Sandbox  # pylint: disable=wrong-import-position

LIST = ["-Y", "sipnl", "-o", "sipnl.info_column:TRUE", "-o", 'gui.column.format:"No.","%m","Info","%i"']
TABLES = ["tree", "calls", "outcomes", "registrations", "numbers", "servers"]


def fields(pdml):
    """The fields of SIP-NL, by packet, with those that are hidden."""
    for number, packet in enumerate(ElementTree.fromstring(pdml).iter("packet"), 1):
        for item in packet.iterfind("proto[@name='sipnl']"):
            for field in item.iter():
                yield f"{number} {field.get('name')} {field.get('showname')} {field.get('show')}"


def said(sandbox, capture):
    yield sandbox.tshark(capture, *LIST)
    yield "\n".join(fields(sandbox.tshark(capture, "-2", "-T", "pdml")))
    tables = [word for name in TABLES for word in ("-z", f"sipnl,{name}")]
    yield sandbox.tshark(capture, "-q", *tables, "-z", "expert,sipnl")


def main(plugin, captures, folder):
    failed = False
    with Sandbox(plugin) as sandbox:
        for capture in sorted(pathlib.Path(captures).iterdir()):
            try:
                # Lines end in another way on Windows.
                text = "\n".join(said(sandbox, str(capture))).replace("\r\n", "\n")
            except (AssertionError, ElementTree.ParseError, subprocess.TimeoutExpired) as failure:
                print(f"{capture}: {failure}")
                failed = True
                continue
            pathlib.Path(folder, capture.name + ".txt").write_text(text, encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
