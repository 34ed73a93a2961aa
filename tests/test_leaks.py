# Valgrind finds nothing that the plugin loses, or uses wrongly.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_leaks.py PLUGIN"""

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


def main(plugin):
    with Sandbox(plugin) as sandbox:
        os.makedirs(sandbox.path("config/wireshark"))
        with open(sandbox.path("config/wireshark/sipnl_codes"), "w", encoding="utf-8") as file:
            file.write(USER_CODES)
        requests = []
        for number, merged in enumerate(merged_cases()):
            capture = sandbox.path(f"{number}.pcap")
            merged.writer.write(capture)
            requests += [load_request(capture), request(2, "frames", filter="sipnl", column0="sipnl.category:0"),
                         request(3, "tap", tap0="stat:sipnl"),
                         request(4, "tap", tap0="nstat:sipnl,calls", tap1="nstat:sipnl,outcomes",
                                 tap2="nstat:sipnl,registrations")]
            frames = range(1, len(merged.writer.records) + 1, DETAILED)
            requests += [request(5, "frame", frame=frame, proto=True) for frame in frames]
        window, window_errors = under_valgrind(sandbox, "sharkd", "-", stdin="".join(requests))
        # Unlike sharkd, tshark unloads the plugin before it ends.
        batch, batch_errors = under_valgrind(sandbox, "tshark", "-r", capture, "-2", "-V")
    print(window_errors + batch_errors)
    return bool(window_errors or batch_errors or window.count('"result"') < len(requests) or "SIP-NL: " not in batch)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
