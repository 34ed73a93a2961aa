# Valgrind finds nothing that the plugin loses, or uses wrongly.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_leaks.py PLUGIN"""

import os
import sys

from damage import case_captures, under_valgrind
from sandbox import Sandbox, load_request, request

USER_CODES = """\
"486","busy","Bezet","Alle lijnen bezet.","Bel later."
"486","bezet","Bezet","Uitleg.",""
"48","busy","Bezet","Uitleg.",""
"480","busy","","Be\\x0azet",""
"""


def main(plugin):
    with Sandbox(plugin) as sandbox:
        os.makedirs(sandbox.path("config/wireshark"))
        with open(sandbox.path("config/wireshark/sipnl_codes"), "w", encoding="utf-8") as file:
            file.write(USER_CODES)
        captures = list(case_captures(sandbox))
        requests = []
        for capture in captures:
            requests += [load_request(capture), request(2, "frames", filter="sipnl", column0="sipnl.category:0"),
                         request(3, "frame", frame=1, proto=True), request(4, "tap", tap0="stat:sipnl"),
                         request(5, "tap", tap0="nstat:sipnl,calls", tap1="nstat:sipnl,outcomes",
                                 tap2="nstat:sipnl,registrations")]
        window, window_errors = under_valgrind(sandbox, "sharkd", "-", stdin="".join(requests))
        # Unlike sharkd, tshark unloads the plugin before it ends.
        batch, batch_errors = under_valgrind(sandbox, "tshark", "-r", captures[0], "-2", "-V")
    print(window_errors + batch_errors)
    return bool(window_errors or batch_errors or window.count('"result"') < len(requests) or "SIP-NL: " not in batch)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
