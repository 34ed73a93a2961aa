# Valgrind finds nothing that the plugin loses, or uses wrongly.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_leaks.py sharkd|tshark PLUGIN

Unlike sharkd, tshark unloads the plugin before it ends.
"""

import os
import sys

from damage import under_valgrind
from merged_cases import merged_cases
from sandbox import Sandbox, load_request, request

USER_CODES = """\
"486","busy","Bezet","Alle lijnen bezet.","Bel later."
"486","bezet","Bezet","Uitleg.",""
"48","busy","Bezet","Uitleg.",""
"480","busy","","Be\\x0azet",""
"""

# Each so many frames one is looked at in detail.
DETAILED = 10


def write_captures(sandbox):
    """Writes the captures of all cases; gives their paths and how many frames they hold."""
    for number, merged in enumerate(merged_cases()):
        path = sandbox.path(f"{number}.pcap")
        merged.writer.write(path)
        yield path, len(merged.writer.records)


def in_sharkd(sandbox):
    """One sharkd loads all captures, one after the other. Returns the errors, and whether it answered all."""
    requests = []
    for path, count in write_captures(sandbox):
        requests += [load_request(path), request(2, "frames", filter="sipnl", column0="sipnl.category:0"),
                     *(request(3, "frame", frame=frame, proto=True) for frame in range(1, count + 1, DETAILED)),
                     request(4, "tap", tap0="stat:sipnl"),
                     request(5, "tap", tap0="nstat:sipnl,calls", tap1="nstat:sipnl,outcomes",
                             tap2="nstat:sipnl,registrations")]
    printed, errors = under_valgrind(sandbox, "sharkd", "-", stdin="".join(requests))
    return errors, printed.count('"result"') == len(requests)


def in_tshark(sandbox):
    """Returns the errors, and whether it printed SIP-NL items."""
    path, _ = next(write_captures(sandbox))
    printed, errors = under_valgrind(sandbox, "tshark", "-r", path, "-2", "-V")
    return errors, "SIP-NL: " in printed


def main(program, plugin):
    with Sandbox(plugin) as sandbox:
        os.makedirs(sandbox.path("config/wireshark"))
        with open(sandbox.path("config/wireshark/sipnl_codes"), "w", encoding="utf-8") as file:
            file.write(USER_CODES)
        errors, is_complete = {"sharkd": in_sharkd, "tshark": in_tshark}[program](sandbox)
    print(errors or is_complete)
    return bool(errors) or not is_complete


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
