# Wireshark on damaged captures: the plugin finds no fault, changes nothing else, and prints nothing raw.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: damage.py [--rounds N] [--first N] [--valgrind] PLUGIN [CAPTURE|FOLDER]...

Each round damages the captures of the cases, and those that are given, in
three ways: editcap -E changes bytes, editcap -s cuts frames short, and both;
how much of it follows from the number of the round. What randpkt makes up goes
with them, and so do the captures as they are. tshark reads all of it with and
without the plugin. What it prints must be the same but for the SIP-NL items,
and so must what it complains of: the reports of a sanitizer are among that.
What the plugin shows holds no characters that do something to a terminal or to
the order of a text: no control characters, no line ends but its own, no marks
of direction. Values of fields (-T fields) go as they were sent, as all of
Wireshark's do. A capture that fails is kept.

A plugin that was built with sanitizers is run with them:

    cmake -B build-sanitized -DCMAKE_C_FLAGS="-fsanitize=address,undefined"
    cmake --build build-sanitized

With --valgrind, tshark with the plugin, one without sanitizers, runs under
valgrind, and fails where the plugin is in the stack of an error or a leak.
"""

import argparse
import glob
import itertools
import os
import random
import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree

from capture import CaptureWriter
from check_case import TITLES, read_case
from sandbox import Sandbox

HERE = os.path.dirname(os.path.abspath(__file__))

# How likely it is that a byte changes, and how many bytes at the start of a
# frame are spared: none, or about those before the SIP message.
ERROR_RATES = [0.0005, 0.002, 0.01, 0.05, 0.2]
SPARED_BYTES = [0, 42]
SHORTEST, LONGEST = 20, 1200

# In two passes, as a window makes them. With -R both build a tree in the first
# one, as the fields that the plugin wants make Wireshark do: what the SIP
# dissector finds out about damaged frames depends on that. Segments are looked
# at even where they overlap others, as those of different captures do.
READ = ["-2", "-R", "frame", "-o", "tcp.no_subdissector_on_error:FALSE"]
PRINT = ["-P", "-V"]
OVERVIEWS = ["-q", "-z", "sipnl,calls", "-z", "sipnl,outcomes", "-z", "sipnl,registrations",
             "-z", "sipnl,numbers", "-z", "sipnl,servers", "-z", "sipnl,tree"]
ALL_IS_SIP = ["-d", "udp.port==1-65535,sip", "-d", "tcp.port==1-65535,sip"]

# Each allocation of Wireshark's is one that a sanitizer or valgrind watches.
WATCHED = {"WIRESHARK_DEBUG_WMEM_OVERRIDE": "simple"}
VALGRIND = ["valgrind", "--num-callers=40", "--keep-debuginfo=yes", "--leak-check=full",
            "--show-leak-kinds=definite", "--xml=yes", "--xml-file=valgrind.xml"]


# Control characters (C0, DEL and C1), marks and overrides of direction, and the separators of lines and paragraphs.
RAW = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def divide(text):
    """(whether it is of a SIP-NL item, line) of the lines of tshark -V."""
    inside = False
    for line in text.removesuffix("\n").split("\n"):
        inside = line.startswith("SIP-NL") or (inside and line.startswith(" "))
        yield inside, line


def others(text):
    """The lines of tshark -V without the SIP-NL items."""
    for inside, line in divide(text):
        if not inside:
            yield line.replace(":sipnl]", "]") if "[Protocols in frame:" in line else line


def labels(pdml):
    """The labels of the SIP-NL items, Expert Information included, each with the line ends that are in it."""
    for item in re.findall(r'<proto name="sipnl".*?</proto>', pdml, re.DOTALL):
        yield from re.findall(r'showname="([^"]*)"', item)


def broken_rows(overviews):
    """The rows of the tables of calls and of registrations that have not as many cells as the names of the columns."""
    lines = overviews.split("\n")
    for title in TITLES.values():
        # Above it stand the names of the columns, below it the rows, up to a double line.
        start = lines.index(title)
        for row in itertools.takewhile(lambda line: line.strip("="), lines[start + 1:]):
            if row.count("|") != lines[start - 1].count("|"):
                yield row


def case_captures(sandbox):
    """Writes the capture of each case; gives their paths."""
    for path in sorted(glob.glob(os.path.join(HERE, "cases", "*.case"))):
        writer = CaptureWriter()
        for header, lines in read_case(path)[0]:
            writer.add_text(header, lines)
        capture = sandbox.path(os.path.basename(path) + ".pcap")
        writer.write(capture)
        yield capture


def given_captures(sandbox, names):
    """Copies captures, and those in folders, to where the sandbox can read them; gives their paths."""
    for name in names:
        paths = [name] if os.path.isfile(name) else sorted(glob.glob(os.path.join(name, "*.pcap*")))
        if not paths:
            raise SystemExit(f"no captures in {name}")
        for path in paths:
            yield shutil.copyfile(path, sandbox.path("given-" + os.path.basename(path)))


def damaged(sandbox, whole, number):
    """Makes the captures of a round; gives (how it was made, path, options of tshark) of each."""
    chance = random.Random(number)
    change = ["-E", str(chance.choice(ERROR_RATES)), "-o", str(chance.choice(SPARED_BYTES)), "--seed", str(number)]
    cut = ["-s", str(chance.randint(SHORTEST, LONGEST))]
    path = sandbox.path("damaged.pcapng")
    for options in change, cut, change + cut:
        sandbox.run("editcap", *options, whole, path)
        yield "editcap " + " ".join(options), path, []
    sandbox.run("randpkt", "-r", "-c", "200", path)
    yield "randpkt -r", path, ALL_IS_SIP


def read_captures(sandbox, whole, rounds):
    """(number of the round, how it was made, path, options of tshark) of all that is read; round 0 damages nothing."""
    yield 0, "mergecap", whole, []
    for number in rounds:
        for made in damaged(sandbox, whole, number):
            yield number, *made


def count(printed, counts):
    counts["frames"] += len(re.findall(r"^Frame \d+:", printed, re.MULTILINE))
    counts["items"] += len(re.findall(r"^SIP-NL", printed, re.MULTILINE))


def difference(sandbox, command, counts):
    """How the output differs with and without the plugin; None where it does not."""
    with_plugin, complaints = sandbox.run(*command, *PRINT, environment=WATCHED)
    without, complaints_without = sandbox.run(*command, *PRINT,
                                              environment={"WIRESHARK_PLUGIN_DIR": sandbox.path("none")})
    count(with_plugin, counts)
    for ours, theirs in zip(others(with_plugin + "\nend"), (without + "\nend").split("\n")):
        if ours != theirs:
            return f"with the plugin:    {ours}\nwithout the plugin: {theirs}"
    # The time and the process in the messages of Wireshark's own differ.
    without_time = [re.sub(r"^ \*\* \(.*?\) \S+ ", "", text, flags=re.MULTILINE)
                    for text in (complaints, complaints_without)]
    return None if without_time[0] == without_time[1] else complaints


def raw_output(sandbox, command, _):
    """What the plugin shows raw of what was sent; None where there is nothing."""
    # -V shows control characters as they are. PDML shows where a label begins and ends.
    items, _ = sandbox.run(*command, *PRINT)
    pdml, _ = sandbox.run(*command, "-T", "pdml")
    overviews, _ = sandbox.run(*command, *OVERVIEWS)
    shown = [*(line for inside, line in divide(items) if inside), *labels(pdml), *overviews.split("\n")]
    wrong = [text for text in shown if RAW.search(text)] + list(broken_rows(overviews))
    return "\n".join(["raw in what is shown:", *map(ascii, wrong)]) if wrong else None


def under_valgrind(sandbox, *command, **options):
    """Runs a command; returns its stdout, and the errors in which the plugin has a part."""
    printed, _ = sandbox.run(*VALGRIND, *command, environment=WATCHED, **options)
    errors = []
    for error in ElementTree.parse(sandbox.path("valgrind.xml")).iter("error"):
        if any(os.path.basename(frame.findtext("obj", "")) == "sipnl.so" for frame in error.iter("frame")):
            what = error.findtext("what") or error.findtext("xwhat/text")
            errors += [what] + [f"    {frame.findtext('fn')} {frame.findtext('file', '')}:{frame.findtext('line', '')}"
                                for frame in error.iter("frame")]
    return printed, "\n".join(errors)


def valgrind_errors(sandbox, command, counts):
    """The errors in which the plugin has a part; None where there are none."""
    printed, errors = under_valgrind(sandbox, *command, *PRINT)
    count(printed, counts)
    return errors or None


def failure(check, *arguments):
    """What is wrong; None where nothing is."""
    try:
        return check(*arguments)
    except AssertionError as error:
        return str(error)


def main(arguments):
    checks = [valgrind_errors] if arguments.valgrind else [difference, raw_output]
    counts = {"captures": 0, "frames": 0, "items": 0}
    failed = False
    with Sandbox(arguments.plugin) as sandbox:
        captures = [*case_captures(sandbox), *given_captures(sandbox, arguments.captures)]
        whole = sandbox.path("whole.pcapng")
        sandbox.run("mergecap", "-a", "-w", whole, *captures)
        rounds = range(arguments.first, arguments.first + arguments.rounds)
        for number, how, path, options in read_captures(sandbox, whole, rounds):
            command = ["tshark", "-r", path, *READ, *options]
            wrong = list(filter(None, (failure(check, sandbox, command, counts) for check in checks)))
            counts["captures"] += 1 if "randpkt" in how else len(captures)
            if wrong:
                failed = True
                kept = shutil.copyfile(path, f"damaged-{number}-{how.replace(' ', '')}.pcapng")
                print(f"{how}: {kept}", *wrong, sep="\n")
    print(", ".join(f"{number} {what}" for what, number in counts.items()))
    return failed or counts["items"] == 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(usage=__doc__[len("usage: "):])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--valgrind", action="store_true")
    parser.add_argument("plugin")
    parser.add_argument("captures", nargs="*")
    sys.exit(main(parser.parse_args()))
