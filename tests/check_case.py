# Checks .case files: frames as text, commands, and what they must print.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: check_case.py PLUGIN CASE...

A case opens with # lines that say what it shows. A line that starts with @
begins a frame (see capture.py), one that starts with $ a command with its
exact output below it, both up to the next such line:

    $ tshark ARGUMENTS         the output of tshark on the capture
    $ tree [ARGUMENTS]         the SIP-NL items in tshark -V
    $ json|ek|pdml             the fields of SIP-NL in that output
    $ expert [ARGUMENTS]       frame, severity and message of its Expert Information
    $ causes [FILTER]          the names and counts of -z sipnl,tree
    $ calls [FILTER]           the rows of -z sipnl,calls
    $ outcomes [FILTER]        the rows of -z sipnl,outcomes
    $ registrations [FILTER]   the rows of -z sipnl,registrations
    $ numbers|servers [FILTER] the rows of -z sipnl,numbers or -z sipnl,servers
    $ window causes|calls|outcomes|registrations|numbers|servers
                               the same in the statistics window
    $ window frame N           the SIP-NL items in the details pane
    $ window filter FILTER     the numbers of the frames that match
    $ window column FIELD      a custom column, of the frames that have it

The "window" commands ask sharkd, which has loaded the capture beforehand: as
in the window, the fields are no longer collected then. No command may print
anything on stderr. In the output of tshark, fields stand apart by | and the
values of one field by #.

Texts that are edited often (Uitleg, Advies, Voor de klant) are printed as …,
and a call without its fields. With "full" before it (full tree, full window
frame 2) a command prints all; busy.case does.
"""

import difflib
import json
import re
import shlex
import sys
import xml.etree.ElementTree as ElementTree

from capture import CaptureWriter
from sandbox import Sandbox

TITLES = {"calls": "SIP-NL Gesprekken", "outcomes": "SIP-NL Uitkomsten", "registrations": "SIP-NL Registraties",
          "numbers": "SIP-NL Nummers", "servers": "SIP-NL Servers"}

TRUTHS = {"True": "1", "False": "0"}

EDITED = re.compile(r"( *\[?(?:Uitleg|Advies|Voor de klant): |sipnl\.(?:\w+\.)?(?:explanation|advice|customer) = ).*?(\]?)")


def read_case(path):
    """([(header, lines)] of the frames, [(command, expected lines)])"""
    frames, commands = [], []
    lines = None
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            if line.startswith("@") and line != "@split":
                lines = []
                frames.append((line[1:], lines))
            elif line.startswith("$ "):
                lines = []
                commands.append((line[2:], lines))
            elif lines is not None:
                lines.append(line)
            elif line and not line.startswith("#"):
                raise ValueError(f"{path}: text before the first frame: {line}")
    for _, lines in frames + commands:
        while lines and not lines[-1].strip():
            lines.pop()
    if not frames or not commands:
        raise ValueError(f"{path}: no frames or no commands")
    return frames, commands


def subtrees(text):
    """The SIP-NL items among the lines of tshark -V. What Wireshark itself
    says of Expert Information goes last in them, and is left out."""
    inside = False
    for line in text.splitlines():
        if not line.startswith(" "):
            inside = line.startswith("SIP-NL")
        inside = inside and not line.startswith("    [Expert Info")
        if inside:
            yield line


def labels(nodes, depth=0):
    for node in nodes:
        if not node["l"].startswith("Expert Info"):
            yield "    " * depth + node["l"]
            yield from labels(node.get("n", []), depth + 1)


def pairs(layer):
    """The fields of a SIP-NL layer: (name, value), where a value can be a
    string, a list of them or again such fields."""
    for key, value in layer:
        if key.startswith("_ws"):
            continue
        if key.endswith("_tree"):
            yield from pairs(value)
        else:
            for item in value if isinstance(value, list) else [value]:
                yield f"{key} = {item}"


def run_json(sandbox, capture):
    for packet in json.loads(sandbox.tshark(capture, "-T", "json"), object_pairs_hook=list):
        for name, layer in dict(dict(packet)["_source"])["layers"]:
            if name == "sipnl":
                yield from pairs(layer)


def run_ek(sandbox, capture):
    for line in sandbox.tshark(capture, "-T", "ek").splitlines():
        layers = json.loads(line).get("layers", {})
        found = layers.get("sipnl", [])
        for layer in found if isinstance(found, list) else [found]:
            # Their order differs between versions.
            yield from pairs(sorted(layer.items()))


def as_in_4_0(line):
    """A line of -T fields: since 4.4 truth values are words, and separators and backslashes are escaped."""
    cells = re.split(r"(?<!\\)\|", line)
    return "|".join(TRUTHS.get(cell, re.sub(r"\\([\\|#])", r"\1", cell)) for cell in cells)


def run_pdml(sandbox, capture):
    for proto in ElementTree.fromstring(sandbox.tshark(capture, "-T", "pdml")).iter("proto"):
        if proto.get("name") == "sipnl":
            for field in proto.iter("field"):
                if not field.get("name").startswith(("_ws", "sipnl.expert")):
                    yield f"{field.get('name')} = {TRUTHS.get(field.get('show'), field.get('show'))}"


def run_expert(sandbox, capture, arguments):
    for packet in ElementTree.fromstring(sandbox.tshark(capture, "-T", "pdml", *arguments)).iter("packet"):
        number = packet.find(".//field[@name='frame.number']").get("show")
        for item in packet.iterfind(".//field[@name='_ws.expert']"):
            for field in item:
                if field.get("name").startswith("sipnl.expert."):
                    message = item.find(".//field[@name='_ws.expert.message']").get("show")
                    yield f"{number} {field.get('name').removeprefix('sipnl.expert.')}: {message}"


def run_causes(sandbox, capture, condition):
    statistics = "sipnl,tree" + ("," + condition if condition else "")
    path, rows = [], []
    for line in sandbox.tshark(capture, "-q", "-z", statistics).splitlines():
        row = re.fullmatch(r"( *)(\S.*?) {2,}(\d+) .*", line)
        if row:
            path[len(row[1]):] = [row[2]]
            rows.append(f"{' / '.join(path)}: {row[3]}")
    # Rows with the same count have no order.
    return sorted(rows)


def cells(values):
    return "|".join(str(value).strip() for value in values)


def run_table(sandbox, capture, name, condition):
    statistics = f"sipnl,{name}" + ("," + condition if condition else "")
    lines = sandbox.tshark(capture, "-q", "-z", statistics).splitlines()
    # The title, the filter, the names of the columns and the title again come first.
    return [cells(line.split("|")[:-1]) for line in lines[lines.index(TITLES[name]) + 1:-1]]


def tree_rows(nodes, path=()):
    for node in nodes:
        names = (*path, node["name"])
        yield f"{' / '.join(names)}: {node['count']}"
        yield from tree_rows(node.get("sub", []), names)


def run_window(sandbox, capture, what, argument):
    argument = argument.rstrip()
    if what == "frame":
        tree = sandbox.sharkd(capture, "frame", frame=int(argument), proto=True)["tree"]
        yield from labels(node for node in tree if node["l"].startswith("SIP-NL"))
    elif what in TITLES:
        tables = sandbox.sharkd(capture, "tap", tap0=f"nstat:sipnl,{what}")["taps"][0]["tables"]
        yield from map(cells, tables[0]["i"])
    elif what == "causes":
        yield from sorted(tree_rows(sandbox.sharkd(capture, "tap", tap0="stat:sipnl")["taps"][0]["stats"]))
    elif what == "filter":
        for frame in sandbox.sharkd(capture, "frames", filter=argument):
            yield str(frame["num"])
    elif what == "column":
        for frame in sandbox.sharkd(capture, "frames", column0=f"{argument}:0"):
            if frame["c"][0]:
                yield f"{frame['num']} {frame['c'][0]}"
    else:
        raise ValueError(f"unknown command: window {what}")


def shortened(lines):
    """The lines without what a case does not show unless it asks for "full"."""
    call_depth = None
    for line in lines:
        depth = len(line) - len(line.lstrip())
        if line.startswith("sipnl.call.") or (call_depth is not None and depth > call_depth):
            continue
        call_depth = depth if re.match(r" *\[?Gesprek \d", line) else None
        edited = EDITED.fullmatch(line)
        yield f"{edited[1]}…{edited[2]}" if edited else line


def run(sandbox, capture, command):
    """The lines that a command of a case prints."""
    name, _, arguments = command.partition(" ")
    if name == "full":
        return run_in_full(sandbox, capture, arguments)
    lines = run_in_full(sandbox, capture, command)
    return lines if name == "tshark" else shortened(lines)


def run_in_full(sandbox, capture, command):
    name, _, arguments = command.partition(" ")
    if name == "tshark":
        return map(as_in_4_0, sandbox.tshark(capture, *shlex.split(arguments),
                                            "-E", "separator=|", "-E", "aggregator=#").splitlines())
    if name == "tree":
        return subtrees(sandbox.tshark(capture, "-V", *shlex.split(arguments)))
    if name == "causes":
        return run_causes(sandbox, capture, arguments)
    if name in TITLES:
        return run_table(sandbox, capture, name, arguments)
    if name == "expert":
        return run_expert(sandbox, capture, shlex.split(arguments))
    if name == "window":
        return run_window(sandbox, capture, *(arguments + " ").split(" ", 1))
    return {"json": run_json, "ek": run_ek, "pdml": run_pdml}[name](sandbox, capture)


def printed_by(sandbox, capture, command):
    """The lines that a command prints, or what went wrong with it."""
    try:
        return [line.rstrip() for line in run(sandbox, capture, command)]
    except AssertionError as error:
        return str(error).splitlines()


def check(sandbox, path):
    """Prints what a case does not print as it should; whether there was any of that."""
    frames, commands = read_case(path)
    capture = sandbox.path("case.pcap")
    writer = CaptureWriter()
    for header, lines in frames:
        writer.add_text(header, lines)
    writer.write(capture)
    failed = False
    for command, expected in commands:
        printed = printed_by(sandbox, capture, command)
        if printed != expected:
            failed = True
            print(f"{path}\n$ {command}")
            print("\n".join(difflib.unified_diff(expected, printed, "expected", "printed", lineterm="")))
    return failed


def main(plugin, *paths):
    with Sandbox(plugin) as sandbox:
        return any([check(sandbox, path) for path in paths])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
